package force

import (
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

func TestLexicon(t *testing.T) {
	known := map[recount.Force]bool{
		recount.Says: true, recount.Claims: true, recount.Estimates: true, recount.Confirms: true, recount.Warns: true,
		recount.Fears: true, recount.Expects: true, recount.Promises: true, recount.Orders: true, recount.Demands: true,
		recount.Denies: true, recount.Disputes: true, recount.Believes: true, recount.Wishes: true, recount.Judges: true,
	}
	entries, err := lexicon.Read(files, "cues.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if !known[recount.Force(e.Section)] {
			t.Errorf("%s: %q is no force", e.Place, e.Section)
		}
		if seen[e.Fields[0]] {
			t.Errorf("%s: %q stands twice", e.Place, e.Fields[0])
		}
		seen[e.Fields[0]] = true
		if takes := e.Field(1); takes != "" && takes != "clause" && takes != "figure" && takes != "clause figure" {
			t.Errorf("%s: %q takes %q", e.Place, e.Fields[0], takes)
		}
	}
}

func TestOf(t *testing.T) {
	tests := []struct {
		lemma, lower   string
		force          recount.Force
		clause, figure bool
	}{
		{"say", "said", recount.Says, true, false},
		{"count", "counted", recount.Says, false, true},
		{"estimate", "estimates", recount.Estimates, true, true},
		{"deny", "denies", recount.Denies, true, false},
		{"accord", "according", recount.Says, false, false},
		{"walk", "walks", "", false, false},
	}
	for _, test := range tests {
		token := lang.Token{Lemma: test.lemma, Lower: test.lower}
		if f := Of(token); f != test.force || TakesClause(token) != test.clause || TakesFigure(token) != test.figure {
			t.Errorf("%s: force %q, clause %t, figure %t", test.lower, f, TakesClause(token), TakesFigure(token))
		}
	}
}
