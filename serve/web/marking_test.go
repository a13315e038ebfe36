package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/ledger"
)

// Whatever the marks, overlapping or beyond the text, the pieces are the text,
// and each figure begins once.
func TestMarkedTextIsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab é\n😀"))).Draw(t, "text")
		size := len([]rune(text))
		at := rapid.IntRange(-2, size+3)
		var claims []ledger.Linked
		want := map[string]bool{}
		for i := range rapid.IntRange(0, 5).Draw(t, "claims") {
			c := ledger.Linked{Claim: recount.Claim{ID: string(rune('A' + i)), Start: at.Draw(t, "start"), End: at.Draw(t, "end")}}
			c.Spans = recount.Spans{
				"place":    {{Start: at.Draw(t, "start"), End: at.Draw(t, "end")}, {Start: at.Draw(t, "start"), End: at.Draw(t, "end")}},
				"claimant": {{Start: at.Draw(t, "start"), End: at.Draw(t, "end")}},
			}
			claims = append(claims, c)
		}
		open := rapid.IntRange(-1, len(claims)-1).Draw(t, "open")
		if open >= 0 {
			c := claims[open]
			runes := []rune(text)
			start, end := max(0, c.Start), min(size, c.End)
			if start < end && strings.TrimSpace(strings.ReplaceAll(string(runes[start:end]), "\n", "")) != "" {
				want[c.ID] = true
			}
		}
		var got strings.Builder
		first := map[string]int{}
		for _, p := range marked(recount.Report{Text: text}, claims, open) {
			for _, piece := range p.Pieces {
				got.WriteString(piece.Text)
				if piece.First {
					first[piece.Claim]++
				}
			}
		}
		if want := strings.ReplaceAll(text, "\n", ""); got.String() != want {
			t.Fatalf("%q was cut into %q", want, got.String())
		}
		for id, n := range first {
			if n != 1 {
				t.Fatalf("the figure of %s begins %d times", id, n)
			}
		}
		for id := range want {
			if first[id] != 1 {
				t.Fatalf("the figure of the open claim %s is not marked", id)
			}
		}
	})
}

func TestTheWordsOfTheOpenClaimAreMarked(t *testing.T) {
	text := "Ten dead\n\nTen people died in Kéo, police said."
	c := ledger.Linked{Claim: recount.Claim{ID: "x", Start: 10, End: 13, Spans: recount.Spans{"place": {{Start: 29, End: 32}}, "claimant": {{Start: 34, End: 40}}}}}
	fields := map[string]string{}
	var figure strings.Builder
	for _, p := range marked(recount.Report{Text: text, TitleEnd: 8}, []ledger.Linked{c}, 0) {
		for _, piece := range p.Pieces {
			for _, field := range piece.Fields {
				fields[field] += piece.Text
			}
			if piece.Chosen {
				figure.WriteString(piece.Text)
			}
		}
	}
	if figure.String() != "Ten" || fields["place"] != "Kéo" || fields["claimant"] != "police" {
		t.Errorf("figure %q, fields %v", figure.String(), fields)
	}
}
