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
