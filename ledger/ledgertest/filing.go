package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

func testFiling(t *testing.T, open func(t *testing.T) ledger.Ledger) {
	t.Run("the same again changes nothing", func(t *testing.T) {
		l := open(t)
		e := draft{id: "r1", published: day(3), block: "b", lines: []line{hurt(12), hurt(13)}}.entry()
		wantOutcome(t, l, e, ledger.Added)
		settleAll(t, l)
		wantOutcome(t, l, e, ledger.Known)
		keys, err := l.Changed(t.Context(), "", 10)
		if err != nil || len(keys) != 0 {
			t.Errorf("blocks changed: %q, %v", keys, err)
		}
		q, err := l.Question(t.Context(), questionID("b", recount.Wounded))
		if err != nil || q.Voices.Claims != 2 || q.Pending {
			t.Errorf("got %+v, %v", q, err)
		}
	})
}

func wantOutcome(t *testing.T, l ledger.Ledger, e ledger.Entry, want ledger.Outcome) {
	t.Helper()
	if got, err := l.Add(t.Context(), e); err != nil || got != want {
		t.Fatalf("report %q: %q, %v; want %q", e.Report.ID, got, err, want)
	}
}

// settleAll decides all blocks that have changed.
func settleAll(t *testing.T, l ledger.Ledger) {
	t.Helper()
	keys, err := l.Changed(t.Context(), "", 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		block, err := l.Block(t.Context(), []string{key})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Settle(t.Context(), block, decide(block)); err != nil {
			t.Fatal(err)
		}
	}
}
