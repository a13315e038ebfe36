package sqlite

import (
	"path/filepath"
	"testing"

	"recount/ledger"
	"recount/ledger/ledgertest"
)

func TestInAFile(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledger.Ledger {
		t.Helper()
		return openNew(t, filepath.Join(t.TempDir(), "recount.db"))
	})
}

func TestTwoPrograms(t *testing.T) {
	ledgertest.RunTwo(t, func(t *testing.T) [2]ledger.Ledger {
		t.Helper()
		path := filepath.Join(t.TempDir(), "recount.db")
		return [2]ledger.Ledger{openNew(t, path), openNew(t, path)}
	})
}

func TestInMemory(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledger.Ledger {
		t.Helper()
		l, err := OpenMemory()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { closeIt(t, l) })
		return l
	})
}

// TestRowByRow takes every search for one of frequent words.
func TestRowByRow(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledger.Ledger {
		t.Helper()
		l, err := OpenMemory()
		if err != nil {
			t.Fatal(err)
		}
		l.Frequent = 0
		t.Cleanup(func() { closeIt(t, l) })
		return l
	})
}

// openNew opens a ledger that may not be there yet, until the test ends.
func openNew(tb testing.TB, path string) *Ledger {
	tb.Helper()
	l, err := Open(path, Options{Create: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { closeIt(tb, l) })
	return l
}

func closeIt(tb testing.TB, l *Ledger) {
	tb.Helper()
	if err := l.Close(); err != nil {
		tb.Error(err)
	}
}
