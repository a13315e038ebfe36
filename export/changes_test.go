package export

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed/atom"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// someChanges are one of each kind, one of them as a hostile report would have it.
func someChanges() []ingest.Change {
	claim := func(figure string) *recount.Claim {
		return &recount.Claim{Figure: recount.Words(figure), Counted: "people", Measure: recount.Killed, Claimant: "the coastguard", Source: "Example Post", Sentence: "It sank.", URL: "https://post.example/a?b=1&c"}
	}
	question := &recount.Question{Title: "people killed, Orle"}
	hostile := claim("12\x1b[31m]]>")
	hostile.Claimant, hostile.Sentence = "<b>x</b>", "\x00\x1b</summary></entry>"
	return []ingest.Change{
		{Number: 4, At: "2019-05-07T13:00:00Z", Kind: ledger.NewFigure, Question: question, Claim: hostile},
		{Number: 3, At: "2019-05-07T12:00:00Z", Kind: ledger.NewVersion, Report: &ledger.ReportRow{Title: "Ferry sinks", Source: "Example Post", URL: "https://post.example/ferry"}, Rewording: []ingest.Rewording{
			{Before: claim("12"), After: claim("at least 17"), Kind: recount.Updates}, {After: claim("Five")}, {Before: claim("30")},
		}},
		{Number: 2, At: "2019-05-07T11:00:00Z", Kind: ledger.NewConflict, Question: question, Claim: claim("12"), Other: claim("17"), Sentence: "12 and 17 cannot both be right."},
		{Number: 1, At: "2019-05-07T10:00:00Z", Kind: ledger.NewFigure, Claim: claim("12")},
	}
}

func TestChangeLines(t *testing.T) {
	changes := someChanges()
	changes = append(changes, ingest.Change{Kind: ledger.NewVersion, Report: &ledger.ReportRow{Title: "Ferry sinks"}},
		ingest.Change{Kind: ledger.NewConflict, Claim: changes[2].Claim, Other: changes[2].Other})
	for i, want := range []string{
		"new figure on “people killed, Orle”: “12�[31m]]>” (<b>x</b>, Example Post)",
		"revised: Ferry sinks (Example Post): “12” people, killed is now “at least 17” people, killed (updates); new is “Five” people, killed; gone is “30” people, killed",
		"conflict on “people killed, Orle”: 12 and 17 cannot both be right.",
		"new figure: “12” (the coastguard, Example Post)",
		"revised: Ferry sinks: no figure changed",
		"conflict: “12” and “17” conflicted when this was found, and no longer do",
	} {
		if got := ChangeLine(&changes[i]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAtomIsRead(t *testing.T) {
	var b strings.Builder
	if err := Atom(&b, "5e1f", someChanges()); err != nil {
		t.Fatal(err)
	}
	feed, err := new(atom.Parser).Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if len(feed.Entries) != 4 || feed.Updated != "2019-05-07T13:00:00Z" {
		t.Fatalf("%d entries, updated %s", len(feed.Entries), feed.Updated)
	}
	if feed.ID != "urn:recount:5e1f:changes" || feed.Title == "" || len(feed.Authors) == 0 || feed.Authors[0].Name == "" {
		t.Errorf("a feed needs an id, a title and an author (RFC 4287, 4.1.1): %+v", feed)
	}
	ids := map[string]bool{}
	for i, e := range feed.Entries {
		ids[e.ID] = true
		if e.UpdatedParsed == nil || e.Title == "" || len(e.Links) != 1 || !strings.HasPrefix(e.Links[0].Href, "https://post.example/") {
			t.Errorf("entry %s: updated %s, title %q, links %v", e.ID, e.Updated, e.Title, e.Links)
		}
		if want := fmt.Sprintf("urn:recount:5e1f:changes:%d", 4-i); e.ID != want {
			t.Errorf("entry %d has the id %s, want %s", i, e.ID, want)
		}
		if strings.Contains(e.Summary, "<b>") || strings.Contains(e.Summary, "</") {
			t.Errorf("the summary, which is HTML, holds elements of a report: %q", e.Summary)
		}
	}
	if len(ids) != 4 || !strings.HasPrefix(feed.Entries[1].Summary, "“12” people, killed is now “at least 17”") {
		t.Errorf("ids %v, summary %q", ids, feed.Entries[1].Summary)
	}
	if err := Atom(&b, "5e1f", nil); err != nil {
		t.Errorf("nothing changed: %v", err)
	}
	script := someChanges()[3:]
	script[0].Claim.URL = "javascript:alert(1)"
	b.Reset()
	if err := Atom(&b, "5e1f", script); err != nil || strings.Contains(b.String(), "javascript") {
		t.Errorf("it links to a script: %v in\n%s", err, b.String())
	}
}
