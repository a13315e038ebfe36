package ingest_test

import (
	"testing"

	"recount/ingest"
	"recount/ledger"
)

// TestWhatIsToldOfFollowedQuestions tells all that changed while nobody follows a
// question, and then new figures of those alone that are followed, through a
// merge too.
func TestWhatIsToldOfFollowedQuestions(t *testing.T) {
	l, k, _ := newLedger(t)
	reports := testReports(t)
	for i := range reports { // one by one: what a ledger holds at first is no change
		add(t, k, reports[i])
	}
	ferry, dam := claimOf(t, l, "wire-3", "22").Question, claimOf(t, l, "wire-1", "At least 40").Question
	count := func(questions ...string) (figures, others int) {
		t.Helper()
		changes, err := ingest.LastChanges(t.Context(), l, 1000, questions...)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.Kind == ledger.NewFigure {
				figures++
			} else {
				others++
			}
		}
		return figures, others
	}
	all, others := count()
	ofDam, _ := count(dam)
	if ofDam == 0 || all <= ofDam {
		t.Fatalf("%d new figures, %d of them on the dam: nothing is tested", all, ofDam)
	}
	if _, err := k.Follow(t.Context(), " ", dam); err == nil {
		t.Error("nobody follows")
	}
	notes, err := k.Follow(t.Context(), "Ada", dam[:8], dam)
	if err != nil || len(notes) != 2 || notes[0].Question != dam || notes[0].By != "Ada" {
		t.Fatal(notes, err)
	}
	if figures, rest := count(); figures != ofDam || rest != others {
		t.Errorf("%d figures and %d others are told, want %d and %d", figures, rest, ofDam, others)
	}
	if _, err := k.Merge(t.Context(), by, []string{ferry, dam}); err != nil {
		t.Fatal(err)
	}
	ofBoth, _ := count(ferry)
	if figures, _ := count(); figures != ofBoth || figures < ofDam {
		t.Errorf("after the merge %d figures are told, want %d", figures, ofBoth)
	}
	if _, err := k.Unfollow(t.Context(), "Bo", ferry); err != nil { // the id that was merged, or took it in
		t.Fatal(err)
	}
	if figures, _ := count(); figures < all {
		t.Errorf("followed no longer, and %d figures are told, want %d", figures, all)
	}
	first, err := ingest.LastChanges(t.Context(), l, 1)
	if err != nil || len(first) != 1 {
		t.Error(first, err)
	}
}
