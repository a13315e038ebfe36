package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"recount"
	"recount/ledger"
	"recount/read"
)

// originalPage is a page of a site, with what stands in its head.
func originalPage(site, path, name, head, body string) string {
	return fmt.Sprintf(`<!-- saved from url=(0000)https://%s%s --><html lang="en"><head><title>Ferry sinks off Orle</title><meta property="og:site_name" content="%s">
<meta property="article:published_time" content="2024-12-18T09:00:00Z">%s</head><body><article><h1>Ferry sinks off Orle</h1>%s</article></body></html>`, site, path, name, head, body)
}

const (
	wireWords = "<p>A ferry with 212 people on board sank off Orle on Tuesday. Thirty-one people drowned in the strait before boats came.</p><p>Its owner had been fined twice for carrying more passengers than its papers allow, harbour records show.</p>"
	postWords = "<p>Relatives waited on the quay through the night for news from the Orle ferry. Thirty-one people drowned in the strait.</p><p>Far more had been on it than it was built for, and the harbour office kept silent on who had let it sail.</p>"
)

// TestReportsThatNameTheirOriginal counts once what a report shares with the one
// that it names; no report that names only itself, a front page or a site that
// passes on what others publish.
func TestReportsThatNameTheirOriginal(t *testing.T) {
	canonical := func(address string) string { return `<link rel="canonical" href="` + address + `">` }
	for _, test := range []struct {
		about, head string
		origins     int // of the 31 in the reports' own voice
		why         string
	}{
		{"nobody", "", 2, ""},
		{"itself", canonical("https://post.example/n/9"), 2, ""},
		{"a front page", canonical("https://wire.example/"), 2, ""},
		{"a site that passes on", canonical("https://news.google.com/articles/7"), 2, ""},
		{"the original by its address", canonical("https://wire.example/ferry"), 1, "the page of Hill Post names that of Example Wire as its source"},
		{"the original by its publisher", `<meta name="syndication-source" content="Example Wire">`, 1, "Hill Post names Example Wire as its source"},
		{"another publisher", `<meta name="syndication-source" content="Hill Gazette">`, 2, ""},
	} {
		for _, swapped := range []bool{false, true} {
			pages := []string{originalPage("wire.example", "/ferry", "Example Wire", "", wireWords), originalPage("post.example", "/n/9", "Hill Post", test.head, postWords)}
			if swapped {
				pages[0], pages[1] = pages[1], pages[0]
			}
			origins := originsOfKilled(t, pages)
			if len(origins) != test.origins {
				t.Errorf("%s, swapped %v: %d origins, want %d: %+v", test.about, swapped, len(origins), test.origins, origins)
			}
			if test.origins == 1 && origins[0].Claimant != "Example Wire" {
				t.Errorf("%s, swapped %v: the origin is told of %s", test.about, swapped, origins[0].Claimant)
			}
			if why := fmt.Sprint(origins); !strings.Contains(why, test.why) {
				t.Errorf("%s, swapped %v: %s", test.about, swapped, why)
			}
		}
	}
}

// originsOfKilled files pages one by one, and returns the origins of those killed.
func originsOfKilled(t *testing.T, pages []string) []recount.Origin {
	t.Helper()
	l, k := watched(t)
	for _, page := range pages {
		sum, err := k.Add(t.Context(), read.Open([]string{"-"}, read.Options{Stdin: strings.NewReader(page)}).Reports())
		if err != nil || sum.Outcomes[ledger.Added] != 1 {
			t.Fatal(sum, err)
		}
	}
	questions, err := l.Questions(t.Context(), ledger.QuestionFilter{Measure: recount.Killed}, ledger.Page{})
	if err != nil || len(questions.Rows) != 1 {
		t.Fatalf("%d questions of those killed, %v: nothing is tested", len(questions.Rows), err)
	}
	origins, err := l.OriginsOf(t.Context(), questions.Rows[0].ID, ledger.Page{})
	if err != nil {
		t.Fatal(err)
	}
	return origins.Rows
}
