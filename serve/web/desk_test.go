package web_test

import (
	"context"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read"
	"recount/serve/guard"
	"recount/serve/web"
)

// place is a desk that tests ask.
type place struct {
	*httptest.Server
	ledger *sqlite.Ledger
	desk   *web.Desk
	client *http.Client
}

// openDesk opens the desk of a ledger of reports.
func openDesk(t *testing.T, paths ...string) *place {
	t.Helper()
	l, err := sqlite.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2023, 3, 1, 12, 0, 0, 0, time.UTC) }
	if len(paths) > 0 {
		keeper := ingest.NewKeeper(l, ingest.Options{Extractor: extractor, Now: now})
		sum, err := keeper.Add(t.Context(), read.Open(paths, read.Options{}).Reports())
		if err != nil || sum.Failed > 0 || sum.Claims == 0 {
			t.Fatalf("adding came to %+v: %v", sum, err)
		}
	}
	desk := web.New(web.Options{Ledger: l, Extractor: extractor, Now: now, By: "Ada", Name: "test", Passing: true})
	p := &place{ledger: l, desk: desk}
	p.Server = httptest.NewServer(guard.Shell(guard.Options{Upload: web.Upload}, desk))
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.client = &http.Client{Jar: jar}
	t.Cleanup(func() {
		p.Server.Close()
		if err := desk.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// get asks for a page, which must answer with that status.
func (p *place) get(t *testing.T, path string, status int) string {
	t.Helper()
	answer, err := p.client.Get(p.URL + path)
	return body(t, answer, err, path, status)
}

func body(t *testing.T, answer *http.Response, err error, path string, status int) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != status {
		t.Fatalf("%s answers %d, not %d: %s", path, answer.StatusCode, status, text)
	}
	return string(text)
}

var tokenField = regexp.MustCompile(`name="token" value="([0-9a-f]+)"`)

// token returns what forms for this client must hold.
func (p *place) token(t *testing.T) string {
	t.Helper()
	found := tokenField.FindStringSubmatch(p.get(t, "/add", http.StatusOK))
	if found == nil {
		t.Fatal("the page has no token")
	}
	return found[1]
}

func TestFoldersAreNotListed(t *testing.T) {
	p := openDesk(t)
	p.get(t, "/assets/", http.StatusNotFound)
	p.get(t, "/assets/desk.css", http.StatusOK)
}

// post sends a form, which must be answered, after redirects, with that status.
func (p *place) post(t *testing.T, path string, status int, pairs ...string) string {
	t.Helper()
	form := url.Values{"token": {p.token(t)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	answer, err := p.client.PostForm(p.URL+path, form)
	return body(t, answer, err, path, status)
}

// claims returns the claims of the ledger that a condition holds for.
func (p *place) claims(t *testing.T, holds func(*ledger.Linked) bool) (out []ledger.Linked) {
	t.Helper()
	rows, err := p.ledger.Claims(t.Context(), ledger.ClaimFilter{Rejected: true}, ledger.Page{Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows.Rows {
		if holds(&rows.Rows[i]) {
			out = append(out, rows.Rows[i])
		}
	}
	return out
}

// figure returns the claim with these words, in the report of that publisher.
func (p *place) figure(t *testing.T, words, source string) ledger.Linked {
	t.Helper()
	found := p.claims(t, func(c *ledger.Linked) bool {
		return string(c.Figure) == words && string(c.Source) == source && c.Claimant != ""
	})
	if len(found) == 0 {
		t.Fatalf("no claim “%s” of %s", words, source)
	}
	return found[0]
}

// missing returns the question on people missing in Alcora.
func (p *place) missing(t *testing.T) recount.Summary {
	t.Helper()
	q, err := p.ledger.Question(t.Context(), p.figure(t, "75", "Example Wire").Question)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

var tag = regexp.MustCompile(`<[^>]*>`)

// contains fails where a page lacks words, as written or without its tags.
func contains(t *testing.T, page string, words ...string) {
	t.Helper()
	text := html.UnescapeString(tag.ReplaceAllString(page, ""))
	for _, w := range words {
		if !strings.Contains(page, w) && !strings.Contains(text, w) {
			t.Errorf("the page lacks %q", w)
		}
	}
}
