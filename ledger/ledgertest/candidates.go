package ledgertest

import (
	"slices"
	"testing"

	"recount"
	"recount/compare/copies"
	"recount/ledger"
)

// testCandidates wants the texts that a text is held against: those that share
// most keys, of equals the nearest in days, and none from too far off.
func testCandidates(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	for _, of := range []struct {
		id        string
		published recount.Day
		keys      []uint64
	}{
		{"own", day(1), []uint64{1, 2, 3}},
		{"edge", day(1).Add(copies.Window), []uint64{1, 2, 3}},
		{"beyond", day(1).Add(copies.Window + 1), []uint64{1, 2, 3}},
		{"before", day(1).Add(-copies.Window - 1), []uint64{1, 2, 3}},
		{"undated", recount.Day{}, []uint64{1}},
		{"one key", day(1), []uint64{3, 9}},
		{"near", day(3), []uint64{1, 2, 8}},
		{"nearer", day(2), []uint64{2, 3, 7}},
		{"other", day(1), []uint64{7, 8, 9}},
	} {
		e := draft{id: of.id, published: of.published, block: "b", lines: []line{hurt(len(of.id))}}.entry()
		e.CopyKeys = of.keys
		add(t, l, e, ledger.Added)
	}
	want := func(report string, keys []uint64, limit int, want ...string) {
		t.Helper()
		got, err := l.CopyCandidates(t.Context(), report, keys, limit)
		must(t, err)
		if !slices.Equal(got, want) {
			t.Errorf("%s: candidates %q, want %q", report, got, want)
		}
	}
	want("own", []uint64{1, 2, 3}, 9, "edge", "nearer", "near", "one key", "undated")
	want("own", []uint64{1, 2, 3}, 2, "edge", "nearer")
	want("undated", []uint64{1}, 9, "before", "beyond", "edge", "near", "own")
	want("beyond", []uint64{9}, 9)
	want("own", nil, 9)

	late := draft{id: "undated", published: day(1).Add(3 * copies.Window), block: "b", lines: []line{hurt(7)}}.entry()
	late.CopyKeys = []uint64{1}
	add(t, l, late, ledger.Reread) // its day comes to be known
	want("own", []uint64{1}, 9, "near", "edge")
	want("undated", []uint64{1}, 9)

	texts, err := l.Texts(t.Context(), []string{"near", "nobody", "undated"})
	must(t, err)
	if len(texts) != 2 {
		t.Fatalf("got %d texts", len(texts))
	}
	for _, got := range texts {
		whole, _, err := l.Report(t.Context(), got.ID)
		must(t, err)
		if got != whole {
			t.Errorf("got %+v, want %+v", got, whole)
		}
	}
}
