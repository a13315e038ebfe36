package ledgertest

import (
	"fmt"
	"testing"

	"recount/ledger"
)

// testChanges tests what a ledger tells of what changed in it.
func testChanges(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	want := func(lines ...string) {
		t.Helper()
		changes, err := l.ChangesAfter(t.Context(), 0, 100)
		must(t, err)
		got := make([]string, len(changes))
		for i, c := range changes {
			got[i] = told(c)
		}
		same(t, "changes", got, lines)
	}
	first := dated("r1", 12)
	add(t, l, first, ledger.Added)
	settleAll(t, l)
	want() // what it holds at first

	second := dated("r2", 30)
	add(t, l, second, ledger.Added)
	want() // not before it is linked
	settleAll(t, l)
	claim, other := first.Claims[0].ID, second.Claims[0].ID
	question := questionOf(t, l, other)
	if question != questionOf(t, l, claim) {
		t.Fatal("the claims answer two questions: nothing is tested")
	}
	figure := fmt.Sprintf("figure %s %s", other, question)
	conflict := fmt.Sprintf("conflict %s %s %s", claim, other, question)
	want(figure, conflict)

	add(t, l, second, ledger.Known)
	must(t, l.MarkAll(t.Context()))
	settleAll(t, l)
	want(figure, conflict) // each once

	reread := dated("r2", 30)
	reread.Rules = "rules 2"
	reread.Claims[0].Value, reread.Profiles[0].Value = 31, 31
	add(t, l, reread, ledger.Reread)
	settleAll(t, l)
	want(figure, conflict)

	revised := dated("r2", 14)
	add(t, l, revised, ledger.Revised)
	revision := fmt.Sprintf("revision r2 %s %s", revised.Report.Version(), second.Report.Version())
	settleAll(t, l)
	testChangesInParts(t, l, revision)
}

// testChangesInParts reads the changes from the middle, and from the end.
func testChangesInParts(t *testing.T, l ledger.Ledger, revision string) {
	t.Helper()
	all, err := l.ChangesAfter(t.Context(), 0, 100)
	must(t, err)
	if len(all) < 3 || told(all[2]) != revision || all[2].At != "2031-05-20T12:00:00Z" {
		t.Fatalf("changes %+v, want %q as the third", all, revision)
	}
	rest, err := l.ChangesAfter(t.Context(), all[0].Number, 1)
	must(t, err)
	if len(rest) != 1 || rest[0] != all[1] {
		t.Errorf("after the first comes %+v, want %+v", rest, all[1])
	}
	last, err := l.LastChanges(t.Context(), 2)
	must(t, err)
	if len(last) != 2 || last[0] != all[len(all)-1] || last[1] != all[len(all)-2] {
		t.Errorf("the last are %+v of %+v", last, all)
	}
	none, err := l.ChangesAfter(t.Context(), all[len(all)-1].Number, 100)
	if must(t, err); len(none) > 0 {
		t.Errorf("after the last comes %+v", none)
	}
}

func told(c ledger.Change) string {
	switch c.Kind {
	case ledger.NewVersion:
		return fmt.Sprintf("%s %s %s %s", c.Kind, c.Report, c.Version, c.Former)
	case ledger.NewConflict:
		return fmt.Sprintf("%s %s %s %s", c.Kind, c.Claim, c.Other, c.Question)
	}
	return fmt.Sprintf("%s %s %s", c.Kind, c.Claim, c.Question)
}

func questionOf(t *testing.T, l ledger.Ledger, claim string) string {
	t.Helper()
	linked, err := l.Claim(t.Context(), claim)
	must(t, err)
	return linked.Question
}
