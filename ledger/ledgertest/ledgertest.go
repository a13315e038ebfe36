// Package ledgertest holds the one suite that every implementation of
// [ledger.Ledger] passes, and makes reports in number for measuring.
package ledgertest

import (
	"errors"
	"slices"
	"testing"

	"recount"
	"recount/ledger"
)

// Open gives an empty ledger, and closes it when the test ends.
type Open func(t *testing.T) ledger.Ledger

// Run tests an implementation against the contracts of package ledger.
func Run(t *testing.T, open Open) {
	t.Helper()
	for _, part := range []struct {
		name string
		test func(*testing.T, Open)
	}{
		{"filing", testFiling},
		{"versions", testVersions},
		{"captures in any order", testCaptures},
		{"what became of captures", func(t *testing.T, open Open) { t.Helper(); testOutcomesOfCaptures(t, open(t)) }},
		{"when captures stood", func(t *testing.T, open Open) { t.Helper(); testStood(t, open(t)) }},
		{"originals", func(t *testing.T, open Open) { t.Helper(); testSources(t, open(t)) }},
		{"copies", testCopies},
		{"candidates", testCandidates},
		{"seek", testSeek},
		{"blocks", testBlocks},
		{"questions", testQuestions},
		{"claims", testClaims},
		{"voices", testVoices},
		{"states", testStates},
		{"reports", testReports},
		{"reviews", testReviews},
		{"added", testAdded},
		{"search", testSearch},
		{"together", testTogether},
		{"any order", testAnyOrder},
		{"undone", testUndone},
		{"changes", testChanges},
		{"follows", testFollows},
		{"inherited questions", testInherited},
		{"inherited redirects", func(t *testing.T, open Open) { t.Helper(); testInheritedRedirects(t, open(t)) }},
		{"followed and gone", func(t *testing.T, open Open) { t.Helper(); testFollowedAndGone(t, open(t)) }},
		{"inherited by two", func(t *testing.T, open Open) { t.Helper(); testInheritedByTwo(t, open(t)) }},
		{"inherited after a rejection", func(t *testing.T, open Open) { t.Helper(); testInheritedAfterRejection(t, open(t)) }},
		{"inherited by newer rules", func(t *testing.T, open Open) { t.Helper(); testInheritedWords(t, open(t)) }},
		{"figures that stand", func(t *testing.T, open Open) { t.Helper(); testFiguresThatStand(t, open(t)) }},
		{"stand-ins", testStandIns},
		{"reviews that lapsed", func(t *testing.T, open Open) { t.Helper(); testLapsed(t, open(t)) }},
		{"a conflict that arises", func(t *testing.T, open Open) { t.Helper(); testConflictThatArises(t, open(t)) }},
		{"check", testCheck},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open) })
	}
}

// add files an entry, and fails where the outcome is another.
func add(t *testing.T, l ledger.Ledger, e ledger.Entry, want ledger.Outcome) {
	t.Helper()
	if got, err := l.Add(t.Context(), e); err != nil || got != want {
		t.Fatalf("report %q: %q, %v; want %q", e.Report.ID, got, err, want)
	}
}

// seekAll seeks the neighbours of all reports.
func seekAll(t *testing.T, l ledger.Ledger) {
	t.Helper()
	for {
		n, err := l.Seek(t.Context(), 3)
		must(t, err)
		if n == 0 {
			return
		}
	}
}

// settleAll seeks, and decides all blocks that have changed.
func settleAll(t *testing.T, l ledger.Ledger) {
	t.Helper()
	seekAll(t, l)
	for range 3 { // a block may leave another to be settled again
		keys, err := l.Changed(t.Context(), "", 1000)
		must(t, err)
		for _, key := range keys {
			settleKeys(t, l, key)
		}
	}
	if keys, err := l.Changed(t.Context(), "", 1000); err != nil || len(keys) > 0 {
		t.Fatalf("blocks %q are changed after they were settled, %v", keys, err)
	}
}

// settleKeys decides blocks together.
func settleKeys(t *testing.T, l ledger.Ledger, keys ...string) {
	t.Helper()
	block, err := l.Block(t.Context(), keys)
	must(t, err)
	must(t, l.Settle(t.Context(), block, decide(block)))
}

// keysOf are the blocks of claims.
func keysOf(t *testing.T, l ledger.Ledger, claims ...recount.Claim) []string {
	t.Helper()
	seekAll(t, l)
	ids := make([]string, len(claims))
	for i := range claims {
		ids[i] = claims[i].ID
	}
	keys, err := l.BlocksOf(t.Context(), ids)
	must(t, err)
	return keys
}

// wantChanged fails where other blocks have changed than those of the claims.
func wantChanged(t *testing.T, l ledger.Ledger, claims ...recount.Claim) {
	t.Helper()
	want := keysOf(t, l, claims...)
	got, err := l.Changed(t.Context(), "", 1000)
	must(t, err)
	same(t, "changed blocks", got, want)
}

// checkClean fails where the ledger finds fault with itself.
func checkClean(t *testing.T, l ledger.Ledger) {
	t.Helper()
	records, err := l.Check(t.Context(), func(p recount.Problem) { t.Error(p.Error()) })
	if err != nil || records == 0 {
		t.Errorf("check looked at %d records, %v", records, err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantError fails where an error is not of a kind, or does not say where.
func wantError(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("the error is %v; want %v", err, kind)
	}
}

// same fails where two lists differ.
func same[T comparable](t *testing.T, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// allPages reads a list page by page, and fails where a page is too long.
func allPages[T any](t *testing.T, limit int, read func(ledger.Page) (ledger.Rows[T], error)) []T {
	t.Helper()
	var all []T
	for page := (ledger.Page{Limit: limit}); ; {
		rows, err := read(page)
		must(t, err)
		if len(rows.Rows) > limit || len(rows.Rows) == 0 && rows.Next != "" {
			t.Fatalf("a page of %d has %d rows, next %q", limit, len(rows.Rows), rows.Next)
		}
		all = append(all, rows.Rows...)
		if rows.Next == "" {
			return all
		}
		page.After = rows.Next
	}
}

// figures are the values of claims.
func figures(claims []ledger.Linked) []float64 {
	values := make([]float64, 0, len(claims))
	for i := range claims {
		values = append(values, claims[i].Value)
	}
	return values
}

// claimsOf reads the claims that fit a filter.
func claimsOf(t *testing.T, l ledger.Ledger, filter ledger.ClaimFilter) []ledger.Linked {
	t.Helper()
	return allPages(t, 3, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return l.Claims(t.Context(), filter, p) })
}
