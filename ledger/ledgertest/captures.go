package ledgertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// capture is a page as it stood at an hour: so many were hurt.
type capture struct {
	value, hour int
}

func (c capture) entry() ledger.Entry {
	e := draft{id: "r1", url: "https://wire.example/1", published: day(3), block: "b", lines: []line{hurt(c.value), hurt(99)}}.entry()
	e.Report.Archived = time.Date(2031, time.May, 4, c.hour, 0, 0, 0, time.UTC)
	return e
}

// testCaptures files captures of one address in every order: the present version
// is the one that stood there last.
func testCaptures(t *testing.T, open Open) {
	t.Helper()
	for _, test := range []struct {
		captures []capture
		present  float64
		former   string // what it says in the place of what was said before
	}{
		{[]capture{{12, 1}, {14, 2}, {17, 3}}, 17, "12 14"},
		{[]capture{{12, 1}, {14, 2}, {12, 3}}, 12, "14"},
		{[]capture{{12, 1}, {12, 3}, {14, 2}, {14, 4}}, 14, "12"},
	} {
		for _, order := range orders(len(test.captures)) {
			l := open(t)
			for _, i := range order {
				_, err := l.Add(t.Context(), test.captures[i].entry())
				must(t, err)
			}
			settleAll(t, l)
			name := fmt.Sprintf("%v in the order %v", test.captures, order)
			same(t, name+": current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{test.present, 99})
			block, err := l.Block(t.Context(), keysOf(t, l, capture{int(test.present), 0}.entry().Claims...))
			must(t, err)
			var former []string
			for _, r := range block.Revisions {
				if r.After != (capture{int(test.present), 0}.entry().Claims[0].ID) || r.Before.Report != "r1" {
					t.Errorf("%s: %+v", name, r)
				}
				former = append(former, r.Before.Figure)
			}
			if got := sorted(former); got != test.former {
				t.Errorf("%s: it stands in the place of %q, want %q", name, got, test.former)
			}
			for _, c := range test.captures { // all of them again
				if held, err := l.Holds(t.Context(), c.entry().Report, rules); err != nil || !held {
					t.Errorf("%s: %+v is not held, %v", name, c, err)
				}
				if held, err := l.Stood(t.Context(), c.entry().Report); err != nil || !held {
					t.Errorf("%s: %+v is to be filed again, %v", name, c, err)
				}
				add(t, l, c.entry(), ledger.Known)
			}
			checkClean(t, l)
		}
	}
}

func sorted(words []string) string {
	if len(words) == 2 && words[1] < words[0] {
		words[0], words[1] = words[1], words[0]
	}
	return strings.Join(words, " ")
}

// orders are all orders of n things.
func orders(n int) [][]int {
	if n == 0 {
		return [][]int{{}}
	}
	var all [][]int
	for _, rest := range orders(n - 1) {
		for at := range n {
			one := append(append(append([]int{}, rest[:at]...), n-1), rest[at:]...)
			all = append(all, one)
		}
	}
	return all
}

// testOutcomesOfCaptures tells what becomes of a text that stood before the
// present one, and of one that came back.
func testOutcomesOfCaptures(t *testing.T, l ledger.Ledger) {
	t.Helper()
	add(t, l, capture{14, 2}.entry(), ledger.Added)
	settleAll(t, l)
	add(t, l, capture{12, 1}.entry(), ledger.Former)
	former, err := l.Claim(t.Context(), capture{12, 1}.entry().Claims[0].ID)
	if err != nil || !former.Former {
		t.Errorf("the claim of a version that stood before is %+v, %v", former, err)
	}
	wantChanged(t, l, capture{14, 2}.entry().Claims[0])
	settleAll(t, l)
	add(t, l, capture{12, 3}.entry(), ledger.Revised)
	settleAll(t, l)
	_, row, err := l.Report(t.Context(), "r1")
	if must(t, err); row.Version != (capture{12, 0}).entry().Report.Version() || row.Archived != "2031-05-04T03:00:00Z" || row.Versions != 2 {
		t.Errorf("the report is %+v", row)
	}
	undated := capture{14, 0}.entry() // a text without a time does not come back
	undated.Report.Archived = time.Time{}
	add(t, l, undated, ledger.Known)
	undated.Report.Modified = time.Date(2031, time.May, 5, 0, 0, 0, 0, time.UTC)
	add(t, l, undated, ledger.Revised) // it says that it was changed after the other was fetched
	same(t, "current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{14, 99})
	first := row.Version
	undated = capture{12, 0}.entry() // a third time
	undated.Report.Archived, undated.Report.Modified = time.Time{}, time.Date(2031, time.May, 6, 0, 0, 0, 0, time.UTC)
	add(t, l, undated, ledger.Revised)
	add(t, l, undated, ledger.Known)
	second := (capture{14, 0}).entry().Report.Version()
	same(t, "versions told", versionsTold(t, l), []string{first, second, first})
	settleAll(t, l)
	checkClean(t, l)
}

// versionsTold are the new versions among the changes.
func versionsTold(t *testing.T, l ledger.Ledger) (versions []string) {
	t.Helper()
	changes, err := l.ChangesAfter(t.Context(), 0, 100)
	must(t, err)
	for _, c := range changes {
		if c.Kind == ledger.NewVersion {
			versions = append(versions, c.Version)
		}
	}
	return versions
}

// testStood notes later captures of the present text, and asks for one that may be
// the present one again.
func testStood(t *testing.T, l ledger.Ledger) {
	t.Helper()
	add(t, l, capture{12, 1}.entry(), ledger.Added)
	stood := func(c capture, want bool) {
		t.Helper()
		if held, err := l.Stood(t.Context(), c.entry().Report); err != nil || held != want {
			t.Errorf("%+v: %v, %v; want %v", c, held, err, want)
		}
	}
	if held, err := l.Holds(t.Context(), capture{12, 4}.entry().Report, rules); err != nil || !held {
		t.Errorf("a later capture of the present text is to be read again: %v", err)
	}
	stood(capture{12, 4}, true)
	stood(capture{12, 2}, true)
	add(t, l, capture{14, 3}.entry(), ledger.Former)
	stood(capture{14, 2}, true)
	stood(capture{14, 5}, false)
	add(t, l, capture{14, 5}.entry(), ledger.Revised)
	stood(capture{12, 6}, false)
	undated := capture{12, 0}.entry().Report
	undated.Archived = time.Time{}
	if held, err := l.Stood(t.Context(), undated); err != nil || !held {
		t.Errorf("a text without a time is to be filed: %v", err)
	}
	_, err := l.Stood(t.Context(), capture{99, 1}.entry().Report)
	wantError(t, err, ledger.ErrNotFound)
}

// testSources keeps what reports tell of their originals.
func testSources(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := dated("r1", 12)
	add(t, l, e, ledger.Added)
	e.Report.Canonical, e.Report.Origin, e.Report.Via, e.Report.Language = "https://wire.example/7", "Example Wire", "Post feed", "en"
	e.Report.Archived, e.Report.Modified = seen, seen.Add(-time.Hour)
	if held, err := l.Holds(t.Context(), e.Report, rules); err != nil || held {
		t.Errorf("it is held without its original: %v", err)
	}
	add(t, l, e, ledger.Reread)
	got, row, err := l.Report(t.Context(), "r1")
	must(t, err)
	if got.Input = e.Report.Input; got != e.Report {
		t.Errorf("got %+v\nwant %+v", got, e.Report)
	}
	want := [6]recount.Words{recount.Words(e.Report.Canonical), "Example Wire", "Post feed", "en", "2031-05-20T12:00:00Z", "2031-05-20T11:00:00Z"}
	if got := [6]recount.Words{row.Canonical, row.Origin, row.Via, row.Language, row.Archived, row.Modified}; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, other := range []recount.Report{{Origin: "Zeta Wire"}, {Via: "another feed"}, {Language: "en-GB"}, {Archived: seen.Add(-time.Minute)}, {}} {
		again := dated("r1", 12)
		again.Report.Origin, again.Report.Via, again.Report.Language, again.Report.Archived = other.Origin, other.Via, other.Language, other.Archived
		add(t, l, again, ledger.Known) // what is known stays; of two originals the first by name counts
	}
	e.Report.Origin = "Alpha Wire"
	add(t, l, e, ledger.Reread)
	e.Report.Archived = seen.Add(time.Hour)
	add(t, l, e, ledger.Known) // it stood there an hour later too
	if r, _, err := l.Report(t.Context(), "r1"); err != nil || r.Origin != "Alpha Wire" || !r.Archived.Equal(seen.Add(time.Hour)) {
		t.Errorf("got %+v, %v", r, err)
	}
	checkClean(t, l)
}
