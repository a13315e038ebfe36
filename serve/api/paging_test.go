package api

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// follow reads a list to its end by the addresses of the next pages, and counts
// how often each row comes. between is called after each page.
func follow(t *testing.T, h http.Handler, target string, between func()) map[string]int {
	t.Helper()
	seen := map[string]int{}
	for range 1000 {
		var page struct {
			Items []struct{ ID, A, B string }
			Next  *string
		}
		response := ask(h, "GET", target, "")
		decode(t, response, http.StatusOK, &page)
		for _, row := range page.Items {
			seen[row.ID+row.A+row.B]++
		}
		link := response.Header().Get("Link")
		if page.Next == nil {
			if link != "" {
				t.Errorf("%s has no next page, and links to %s", target, link)
			}
			return seen
		}
		next, isNext := strings.CutSuffix(link, `>; rel="next"`)
		next, isLink := strings.CutPrefix(next, "<")
		if !isNext || !isLink {
			t.Fatalf("%s: the link is %q", target, link)
		}
		if address, err := url.Parse(next); err != nil || address.Query().Get("after") != *page.Next {
			t.Fatalf("%s: the link does not have the cursor: %s", target, link)
		}
		target = next
		between()
	}
	t.Fatalf("%s has no end", target)
	return nil
}

func TestPagesGiveEveryRowOnce(t *testing.T) {
	h, _ := reading(t)
	question := first(t, h, "/api/v1/questions?sort=claims")
	for _, list := range []string{
		"/questions", "/questions?sort=claims", "/questions?sort=conflicts", "/questions?sort=origins", "/claims", "/claims?unreviewed=true", "/reports",
		"/questions/" + question + "/claims", "/questions/" + question + "/verdicts", "/questions/" + question + "/origins",
		"/questions/" + question + "/verdicts?known_on=2024-12-30", "/questions/" + question + "/origins?known_on=2024-12-30",
		"/questions/" + question + "/claims?known_on=2024-12-27",
	} {
		mark := "?"
		if strings.Contains(list, "?") {
			mark = "&"
		}
		whole := follow(t, h, Prefix+list+mark+"limit=1000", func() {})
		cut := follow(t, h, Prefix+list+mark+"limit=2", func() {})
		if len(whole) < 2 {
			t.Errorf("%s has only %d rows: the test tests nothing", list, len(whole))
		}
		for row := range whole {
			if cut[row] != 1 {
				t.Errorf("%s: row %s came %d times", list, row, cut[row])
			}
		}
		if len(cut) != len(whole) {
			t.Errorf("%s: %d rows in pages, %d at once", list, len(cut), len(whole))
		}
	}
}

func TestPagesGiveEveryRowOnceWhileReportsAreAdded(t *testing.T) {
	for _, list := range []string{"/questions", "/claims", "/reports"} {
		h, l := flood(t)
		before := follow(t, h, Prefix+list+"?limit=1000", func() {})
		n := 0
		k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(), Now: at})
		after := follow(t, h, Prefix+list+"?limit=1", func() {
			if n++; n > 4 {
				return
			}
			if _, err := k.Add(t.Context(), func(yield func(recount.Report, *recount.Problem) bool) { yield(invented(n), nil) }); err != nil {
				t.Fatal(err)
			}
		})
		if n < 3 {
			t.Errorf("%s: only %d pages: the test tests nothing", list, n)
		}
		for row := range before {
			if after[row] != 1 {
				t.Errorf("%s: row %s came %d times", list, row, after[row])
			}
		}
		for row, times := range after {
			if times != 1 {
				t.Errorf("%s: row %s came %d times", list, row, times)
			}
		}
	}
}

func TestWindow(t *testing.T) {
	rows := []string{"a", "b", "c"}
	key := func(s string) string { return s }
	for _, test := range []struct {
		page ledger.Page
		want string
		next string
		bad  bool
	}{
		{page: ledger.Page{}, want: "abc"},
		{page: ledger.Page{Limit: 2}, want: "ab", next: "b"},
		{page: ledger.Page{Limit: 3}, want: "abc"},
		{page: ledger.Page{Limit: 2, After: "b"}, want: "c"},
		{page: ledger.Page{After: "c"}, want: ""},
		{page: ledger.Page{After: "x"}, bad: true},
	} {
		got, err := window(rows, test.page, key)
		if (err != nil) != test.bad || strings.Join(got.Rows, "") != test.want || got.Next != test.next {
			t.Errorf("%+v: %v, next %q, %v", test.page, got.Rows, got.Next, err)
		}
	}
}

func TestETags(t *testing.T) {
	h, _ := flood(t)
	claim := first(t, h, "/api/v1/claims")
	target := "/api/v1/claims/" + claim
	tag := ask(h, "GET", target, "").Header().Get("ETag")
	if tag == "" {
		t.Fatal("an answer has no ETag")
	}
	for _, test := range []struct {
		header string
		status int
	}{
		{tag, 304}, {"W/" + tag, 304}, {`"x", ` + tag, 304}, {"*", 304}, {`"x"`, 200}, {tag[:10], 200},
	} {
		if got := ask(h, "GET", target, "", "If-None-Match: "+test.header); got.Code != test.status {
			t.Errorf("If-None-Match %s: %d, want %d", test.header, got.Code, test.status)
		}
	}
	if got := ask(h, "HEAD", target, "", "If-None-Match: "+tag); got.Code != http.StatusNotModified {
		t.Errorf("HEAD: %d", got.Code)
	}
	accept := `{"action": "accept", "by": "Ada"}`
	if got := ask(h, "POST", target+"/reviews", accept, `If-Match: "old"`); got.Code != http.StatusPreconditionFailed {
		t.Errorf("a review of what has changed: %d", got.Code)
	}
	if got := ask(h, "POST", target+"/reviews", accept, "If-Match: "+tag); got.Code != http.StatusCreated {
		t.Errorf("a review of what is as it was: %d", got.Code)
	}
	if got := ask(h, "GET", target, "", "If-None-Match: "+tag); got.Code != http.StatusOK {
		t.Errorf("after a review the claim has changed: %d", got.Code)
	}
	if got := ask(h, "POST", target+"/reviews", `{"action": "reject", "by": "Ben", "why": "no"}`, "If-Match: "+tag); got.Code != http.StatusPreconditionFailed {
		t.Errorf("a review by someone who has not seen the one before: %d", got.Code)
	}
}
