package main

import (
	"flag"
	"io"
	"path/filepath"
	"slices"
	"testing"

	"recount/internal/makeledger/world"
	"recount/ledger"
	"recount/ledger/sqlite"
)

var (
	benchLedger = flag.String("ledger", "", "the ledger to measure, made by makeledger -o; a small one is made where it is empty")
	benchClaims = flag.Int("claims", 10_000, "how many claims the small ledger has")
)

func opened(b *testing.B) *sqlite.Ledger {
	b.Helper()
	path := *benchLedger
	if path == "" {
		path = filepath.Join(b.TempDir(), "recount.db")
	}
	l, err := sqlite.Open(path, sqlite.Options{Create: *benchLedger == ""})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := l.Close(); err != nil {
			b.Error(err)
		}
	})
	if *benchLedger == "" {
		if err := made(b.Context(), l, world.Plan{Claims: *benchClaims, Seed: 1}, newWatch(io.Discard)); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

// BenchmarkAsk asks all that makeledger -measure does.
func BenchmarkAsk(b *testing.B) {
	list, err := asks(b.Context(), opened(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range list {
		b.Run(a.name, func(b *testing.B) {
			for b.Loop() {
				if err := a.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAdd adds ten reports at a time, and links them.
func BenchmarkAdd(b *testing.B) {
	const atOnce = 10
	l := opened(b)
	p, err := recall(b.Context(), l)
	if err != nil {
		b.Fatal(err)
	}
	counts, err := l.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	w, _ := invent(p)
	next := counts.Reports
	keeper := newWatch(io.Discard).keeper(l)
	for b.Loop() {
		b.StopTimer()
		if next+atOnce > w.Len() {
			b.Skip("no invented reports are left to add")
		}
		entries := slices.Collect(w.Entries(next, next+atOnce))
		next += atOnce
		b.StartTimer()
		if err := fill(b.Context(), l, func(i int) ledger.Entry { return entries[i] }, 0, atOnce, newWatch(io.Discard)); err != nil {
			b.Fatal(err)
		}
		if _, err := keeper.Relink(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
