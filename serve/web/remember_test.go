package web_test

import (
	"net/http"
	"net/http/cookiejar"
	"strings"
	"sync"
	"testing"
)

// A page that is remembered is each reader's own: with the token of that
// browser and the name that is signed with there.
func TestRememberedPagesAreTheReadersOwn(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "75", "Example Wire")
	path := "/reports/" + c.Report + "?claim=" + c.ID
	first := p.get(t, path, http.StatusOK)
	contains(t, p.post(t, "/claims/"+c.ID, http.StatusOK, "action", "accept", "by", `Eva "<b>'&`, "back", path), "accepted the claim as read")
	second := p.get(t, path, http.StatusOK)
	if second == first {
		t.Fatal("the page is as it was before the review")
	}
	contains(t, second, `value="Eva &#34;&lt;b&gt;&#39;&amp;"`, p.token(t))
	if again := p.get(t, path, http.StatusOK); again != second {
		t.Error("a page that is asked for twice differs")
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	other := *p
	other.client = &http.Client{Jar: jar}
	token := other.token(t)
	page := other.get(t, path, http.StatusOK)
	contains(t, page, `value="Ada"`, token)
	if strings.Contains(page, p.token(t)) || strings.Contains(page, "Eva &#34;&lt;b&gt;&#39;&amp;\" required") {
		t.Error("the page holds what is another reader's own")
	}
}

// What the browser has is not sent again, until the ledger changes.
func TestPagesAreSentOnce(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	ask := func(tag string) (status int, now string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.URL+"/", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("If-None-Match", tag)
		answer, err := p.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, answer.Header.Get("ETag")
	}
	p.get(t, "/", http.StatusOK) // a browser that has its token
	_, tag := ask(`"nothing"`)
	if tag == "" {
		t.Fatal("the page has no tag")
	}
	if got, _ := ask(tag); got != http.StatusNotModified {
		t.Errorf("the same page is answered with %d", got)
	}
	p.post(t, "/claims/"+p.figure(t, "75", "Example Wire").ID, http.StatusOK, "action", "accept", "by", "Ada")
	if got, _ := ask(tag); got != http.StatusOK {
		t.Errorf("after a review the page is answered with %d", got)
	}
}

// Many who ask for many pages at once get whole pages; the test of races runs
// it too.
func TestManyAskAtOnce(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	paths := []string{"/", "/?sort=claims", "/reports", "/questions/" + p.missing(t).ID, "/questions/" + p.missing(t).ID + "/picture.png"}
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			answer, err := p.client.Get(p.URL + paths[i%len(paths)])
			if page := body(t, answer, err, paths[i%len(paths)], http.StatusOK); len(page) < 1000 {
				t.Errorf("%s answers %d bytes", paths[i%len(paths)], len(page))
			}
		})
	}
	all.Wait()
}
