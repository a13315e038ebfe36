package ledgertest

import (
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// testUndone tests what a ledger tells of work that is not yet done.
func testUndone(t *testing.T, open Open) {
	t.Helper()
	t.Run("reports that are there", func(t *testing.T) { testHolds(t, open(t)) })
	t.Run("copies to seek", func(t *testing.T) { testUnsought(t, open(t)) })
	t.Run("reviews to take up", func(t *testing.T) { testOutdated(t, open(t)) })
	t.Run("ids cut short", func(t *testing.T) { testWhole(t, open(t)) })
}

// dated is a report with one claim.
func dated(id string, value int) ledger.Entry {
	return draft{id: id, url: "https://wire.example/" + id, published: day(5), block: "cable car", lines: []line{hurt(value)}}.entry()
}

func testHolds(t *testing.T, l ledger.Ledger) {
	t.Helper()
	entry := dated("r1", 12)
	holds := func(r recount.Report, rules string, want bool) {
		t.Helper()
		if got, err := l.Holds(t.Context(), r, rules); err != nil || got != want {
			t.Errorf("holds %v, %v; want %v", got, err, want)
		}
	}
	holds(entry.Report, entry.Rules, false)
	add(t, l, entry, ledger.Added)
	holds(entry.Report, entry.Rules, true)
	holds(entry.Report, "newer rules", false)
	r := entry.Report
	r.Published = recount.Day{} // a fact that it comes without changes nothing
	holds(r, entry.Rules, true)
	r.Published = day(6)
	holds(r, entry.Rules, false)
	revised := dated("r1", 14)
	holds(revised.Report, revised.Rules, false)
	add(t, l, revised, ledger.Revised)
	holds(entry.Report, entry.Rules, true) // an earlier version, met again
}

func testUnsought(t *testing.T, l ledger.Ledger) {
	t.Helper()
	want := func(ids ...string) {
		t.Helper()
		got, err := l.Unsought(t.Context(), 10)
		must(t, err)
		same(t, "reports whose copies are to be sought", got, ids)
	}
	want()
	add(t, l, dated("r1", 12), ledger.Added)
	add(t, l, dated("r2", 13), ledger.Added)
	want("r1", "r2")
	must(t, l.CopiesSought(t.Context(), "r1"))
	want("r2")
	add(t, l, dated("r1", 14), ledger.Revised)
	want("r2", "r1")
	add(t, l, dated("r1", 14), ledger.Known)
	must(t, l.CopiesSought(t.Context(), "r1"))
	want("r2")
	wantError(t, l.CopiesSought(t.Context(), "nobody"), ledger.ErrNotFound)
}

func testOutdated(t *testing.T, l ledger.Ledger) {
	t.Helper()
	entry := dated("r1", 12)
	add(t, l, entry, ledger.Added)
	want := func(ids ...string) {
		t.Helper()
		got, err := l.Outdated(t.Context(), entry.Linker, 10)
		must(t, err)
		same(t, "reports whose profiles are outdated", got, ids)
	}
	want()
	claim := entry.Claims[0].ID
	review := recount.Review{ID: "v1", Action: recount.Accept, At: time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC), By: "Ada Brandt", Claim: claim}
	must(t, l.AddReview(t.Context(), ledger.Seen{}, review))
	want() // a claim that is accepted stays what it is
	review.ID, review.Action, review.Why, review.Field, review.Value = "v2", recount.Correct, "misread", "value", "13"
	must(t, l.AddReview(t.Context(), ledger.Seen{}, review))
	want("r1")
	must(t, l.SetProfiles(t.Context(), "r1", entry.Linker, entry.Story, entry.Profiles))
	want()
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "v3", Action: recount.Undo, At: review.At, By: "Ada Brandt", Why: "right after all", Undoes: "v2"}))
	want("r1")
	must(t, l.SetProfiles(t.Context(), "r1", entry.Linker, entry.Story, entry.Profiles))
	add(t, l, dated("r1", 14), ledger.Revised)
	want("r1") // its reviews have yet to find their claims
}

func testWhole(t *testing.T, l ledger.Ledger) {
	t.Helper()
	entry := dated("r1", 12)
	add(t, l, entry, ledger.Added)
	add(t, l, dated("example-1", 13), ledger.Added)
	add(t, l, dated("example-2", 14), ledger.Added)
	claim := entry.Claims[0].ID
	for _, test := range []struct {
		kind     ledger.Kind
		id, want string
		fault    error
	}{
		{ledger.OfClaim, claim, claim, nil},
		{ledger.OfClaim, claim[:6], claim, nil},
		{ledger.OfClaim, claim[:5], "", ledger.ErrNotFound},
		{ledger.OfClaim, "", "", ledger.ErrNotFound},
		{ledger.OfReport, "r1", "r1", nil},
		{ledger.OfReport, "example-1", "example-1", nil},
		{ledger.OfReport, "example-", "", ledger.ErrInvalid},
		{ledger.OfReview, "0123456789", "", ledger.ErrNotFound},
	} {
		got, err := l.Whole(t.Context(), test.kind, test.id)
		if got != test.want || test.fault == nil && err != nil {
			t.Errorf("%s %q is %q, %v", test.kind, test.id, got, err)
		}
		if test.fault != nil {
			wantError(t, err, test.fault)
		}
	}
}
