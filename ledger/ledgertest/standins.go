package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

// testStandIns lets the claim that a merge names go, and looks by which others the
// merge then goes.
func testStandIns(t *testing.T, open Open) {
	t.Helper()
	for name, goes := range map[string]func(t *testing.T, l ledger.Ledger, by *reviewer, named recount.Claim){
		"in a new version": func(t *testing.T, l ledger.Ledger, _ *reviewer, _ recount.Claim) {
			t.Helper()
			add(t, l, page{"r1", 2, []line{dead(7)}}.entry(), ledger.Revised)
		},
		"by a rejection": func(_ *testing.T, _ ledger.Ledger, by *reviewer, named recount.Claim) {
			by.add(recount.Review{Action: recount.Reject, Claim: named.ID})
		},
	} {
		l := open(t)
		by := &reviewer{t: t, l: l}
		var claims []recount.Claim
		for _, p := range []page{{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r3", 1, []line{elsewhere(hurt(13), "c")}}} {
			e := p.entry()
			add(t, l, e, ledger.Added)
			claims = append(claims, e.Claims...)
		}
		settleIDs(t, l)
		merge := by.add(recount.Review{Action: recount.Merge, Question: questionOf(t, l, claims[0].ID), Claims: []string{claims[0].ID, claims[2].ID}})
		want := func(step string, ids ...string) {
			t.Helper()
			standIns, err := l.StandIns(t.Context(), merge)
			must(t, err)
			same(t, name+", "+step+": stand-ins", standIns, ids)
		}
		want("at first")
		goes(t, l, by, claims[0])
		want("one is gone", claims[1].ID)
		merged := func() (all [][]string) {
			decisions, err := l.Decisions(t.Context())
			must(t, err)
			return decisions.Merged
		}
		if got := merged(); len(got) != 1 {
			t.Fatalf("%s: merged are %q", name, got)
		}
		same(t, name+": merged", merged()[0], []string{claims[0].ID, claims[2].ID, claims[1].ID})
		split := by.add(recount.Review{Action: recount.Split, Question: questionOf(t, l, claims[1].ID), Claims: []string{claims[1].ID}})
		same(t, name+": merged, after a split", merged()[0], []string{claims[0].ID, claims[2].ID})
		by.add(recount.Review{Action: recount.Undo, Undoes: split})
		same(t, name+": merged, after the split is undone", merged()[0], []string{claims[0].ID, claims[2].ID, claims[1].ID})
		by.add(recount.Review{Action: recount.Undo, Undoes: merge})
		if got := merged(); len(got) > 0 {
			t.Errorf("%s: merged are %q after that was undone", name, got)
		}
		settleIDs(t, l)
	}
	_, err := open(t).StandIns(t.Context(), "nothing")
	wantError(t, err, ledger.ErrNotFound)
}

// testLapsed tells of reviews that lapsed on claims, which come first among those
// that await a review, over pages of any length.
func testLapsed(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := draft{id: "r1", block: "b", lines: []line{hurt(1), hurt(2), hurt(3), hurt(4), hurt(5)}}.entry()
	former := draft{id: "r2", block: "b", lines: []line{hurt(6)}}.entry()
	add(t, l, e, ledger.Added)
	add(t, l, former, ledger.Added)
	by := &reviewer{t: t, l: l}
	accept := by.add(recount.Review{Action: recount.Accept, Claim: former.Claims[0].ID})
	correct := by.add(recount.Review{Action: recount.Correct, Claim: former.Claims[0].ID, Field: "place", Value: `"Orle"`})
	claims := claimsOf(t, l, ledger.ClaimFilter{Unreviewed: true})
	want := figures(claims)
	queue := func(name string, want []float64, lapsed ...string) {
		t.Helper()
		for limit := 1; limit <= 6; limit++ {
			got := allPages(t, limit, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
				return l.Claims(t.Context(), ledger.ClaimFilter{Unreviewed: true}, p)
			})
			same(t, name, figures(got), want)
			for i := range got {
				if i < len(lapsed) && got[i].Lapsed != lapsed[i] || i >= len(lapsed) && got[i].Lapsed != "" {
					t.Errorf("%s: on claim %d lapsed %q, want %q", name, i, got[i].Lapsed, lapsed)
				}
			}
		}
	}
	queue("at first", want)
	third, fifth := claims[2], claims[4]
	must(t, l.Lapse(t.Context(), accept, third.ID))
	must(t, l.Lapse(t.Context(), accept, fifth.ID))
	must(t, l.Lapse(t.Context(), correct, fifth.ID))
	first := []float64{third.Value, fifth.Value, want[0], want[1], want[3]}
	queue("two lapsed", first, accept, correct)
	by.add(recount.Review{Action: recount.Undo, Undoes: correct})
	queue("one is undone", first, accept, accept)
	must(t, l.Reanchor(t.Context(), accept, third.ID))
	if c, err := l.Claim(t.Context(), third.ID); err != nil || c.Review != "accepted" || c.Lapsed != "" {
		t.Errorf("a review that holds again: %q, lapsed %q, %v", c.Review, c.Lapsed, err)
	}
	queue("it holds of one", []float64{fifth.Value, want[0], want[1], want[3]}, accept)
	by.add(recount.Review{Action: recount.Accept, Claim: fifth.ID})
	queue("the other is reviewed", []float64{want[0], want[1], want[3]})
	wantError(t, l.Lapse(t.Context(), "nothing", third.ID), ledger.ErrNotFound)
	wantError(t, l.Lapse(t.Context(), accept, "nobody"), ledger.ErrNotFound)
	checkClean(t, l)
}
