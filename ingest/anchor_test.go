package ingest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"recount"
	"recount/ledger"
)

const before = "Bridge falls at Tarn\n\nThe bridge fell on Monday. Police said 12 people had died and 30 were hurt. The café was shut."

// claimAt is a claim whose figure stands at its n-th place in a text, from 0.
func claimAt(text, figure string, n int) ledger.Linked {
	at := -1
	for range n + 1 {
		at += 1 + strings.Index(text[at+1:], figure)
	}
	start := utf8.RuneCountInString(text[:at])
	c := recount.Claim{ID: figure, Figure: recount.Words(figure), Start: start, End: start + utf8.RuneCountInString(figure)}
	return ledger.Linked{Claim: c}
}

func TestAReviewFindsItsClaimInAChangedPage(t *testing.T) {
	former := claimAt(before, "12", 0)
	anchor := anchorAt("r", []rune(before), recount.Span{Start: former.Start, End: former.End})
	for name, test := range map[string]struct {
		now     string
		figures []string
		want    int
	}{
		"words put in before": {"Correction: 2 dead sheep\n\n" + before, []string{"2", "12", "30"}, 1},
		"changed behind":      {strings.Replace(before, "died and 30 were hurt", "died, and nobody was hurt", 1), []string{"12"}, 0},
		"changed before":      {strings.Replace(before, "Police said 12", "The mayor told us that 12", 1), []string{"12", "30"}, 0},
		"figure changed":      {strings.Replace(before, "12", "14", 1), []string{"14", "30"}, -1},
		"said twice":          {before + " Police said 12 people had died and 30 were hurt.", []string{"12", "12"}, -1},
		"elsewhere":           {"Storm at Tarn\n\nThe storm left 12 of the houses without a roof.", []string{"12"}, -1},
		"no longer a figure":  {before, []string{"30"}, -1},
		"more words of it":    {before, []string{"12 people", "30"}, 0},
	} {
		var claims []ledger.Linked
		count := map[string]int{}
		for _, figure := range test.figures {
			claims = append(claims, claimAt(test.now, figure, count[figure]))
			count[figure]++
		}
		if at, why := find(anchor, []rune(test.now), claims); at != test.want || (at < 0) != (why != "") {
			t.Errorf("%s: claim %d (%s), want %d", name, at, why, test.want)
		}
	}
}

func TestAnchorsAtTheEndsOfATextFindThemAgain(t *testing.T) {
	const text = "12 died"
	anchor := anchorAt("r", []rune(text), recount.Span{Start: 0, End: 2})
	if at, why := find(anchor, []rune(text), []ledger.Linked{claimAt(text, "12", 0)}); at != 0 {
		t.Error(why)
	}
	const other = "At sea 12 died and more were lost"
	if at, _ := find(anchor, []rune(other), []ledger.Linked{claimAt(other, "12", 0)}); at >= 0 {
		t.Error("the start of a text was found in the middle of another")
	}
}
