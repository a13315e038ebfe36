package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"recount/extract"
	"recount/ingest"
	"recount/read"
)

// revise files a page of an address, and then as it was changed.
func revise(t *testing.T, p *place, texts ...string) (report string) {
	t.Helper()
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		line, err := json.Marshal(map[string]string{"source": "Harbour Post", "url": "https://post.example/ferry", "date": "2023-02-07", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "page.jsonl")
		if err := os.WriteFile(file, append(line, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
		sum, err := ingest.NewKeeper(p.ledger, ingest.Options{Extractor: extractor, Now: time.Now}).Add(t.Context(), read.Open([]string{file}, read.Options{}).Reports())
		if err != nil || sum.Failed > 0 {
			t.Fatalf("version %d came to %+v: %v", i, sum, err)
		}
	}
	found := regexp.MustCompile(`href="(/reports/[^"]+)">Ferry`).FindStringSubmatch(p.get(t, "/reports?q=ferry", http.StatusOK))
	if found == nil {
		t.Fatal("the report is not listed")
	}
	return found[1]
}

func TestVersionsOfAReport(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	at := revise(t, p,
		"Ferry sinks off Alcora\n\nThe ferry sank on Monday. At least 12 people were killed, the coast guard said.\n\nDivers go on.",
		"Ferry sinks off Alcora\n\nThe ferry sank on Monday. At least 14 people were killed, the coast guard said.\n\nDivers go on.\n\nThe owner did not answer.")
	page := p.get(t, at, http.StatusOK)
	contains(t, page, "2 versions", "Versions of this report", "At least 12", "At least 14", "The owner did not answer.", "the first")
	for _, want := range []string{`<del><span class="hidden">Before: </span>12</del>`, `<ins><span class="hidden">Now: </span>14</ins>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	former := regexp.MustCompile(`href="([^"]*version=[^"]+)"`).FindStringSubmatch(page)
	if former == nil {
		t.Fatal("the former version cannot be opened")
	}
	contains(t, p.get(t, strings.ReplaceAll(former[1], "&amp;", "&"), http.StatusOK), "This is a former version", "As it is now", "At least 12", "shown above")
}

// What changed in a page is as hostile as the page.
func TestChangesOfHostilePagesStayWords(t *testing.T) {
	p := openDesk(t)
	texts := []string{"Ferry sinks\n\nAt least 12 people were killed in Alcora, police said."}
	for _, payload := range payloads {
		texts = append(texts, "Ferry sinks\n\nAt least "+payload+" 13 people were killed in "+payload+", police "+payload+" said.\n\n"+payload)
	}
	harmless(t, "a changed page", p.get(t, revise(t, p, texts...), http.StatusOK))
}

// Filters and lines come from addresses that anyone may write.
func TestHostileFiltersStayWords(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	for _, payload := range payloads {
		words := url.QueryEscape(payload)
		for path, status := range map[string]int{
			"/?line=" + words: http.StatusOK, "/?kind=" + words: http.StatusUnprocessableEntity, "/?counts=" + words: http.StatusUnprocessableEntity,
			"/review?all=1&line=" + words: http.StatusOK, "/review?all=1&relayed-by=" + words: http.StatusOK, "/review?kind=" + words: http.StatusUnprocessableEntity,
			"/review?question=" + words: http.StatusNotFound, "/claimant?line=" + words: http.StatusNotFound, "/claimant?line=emergencies&question=" + words: http.StatusNotFound,
		} {
			harmless(t, path, p.get(t, path, status))
		}
	}
}
