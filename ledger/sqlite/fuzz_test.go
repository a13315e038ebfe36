package sqlite

import (
	"errors"
	"testing"

	"recount/ledger"
	"recount/ledger/ledgertest"
)

// FuzzSearch keeps that a search is never SQL, nor a fault of the index.
func FuzzSearch(f *testing.F) {
	for _, search := range ledgertest.Searches {
		f.Add(search)
	}
	l, err := OpenMemory()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { closeIt(f, l) })
	addBulk(f, l, 0, 3)
	settleAll(f, l)
	f.Fuzz(func(t *testing.T, search string) { ledgertest.SearchAll(t, l, search) })
}

// FuzzCursor keeps that a cursor continues its list or is refused.
func FuzzCursor(f *testing.F) {
	l, err := OpenMemory()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { closeIt(f, l) })
	addBulk(f, l, 0, 3)
	settleAll(f, l)
	first, err := l.Claims(f.Context(), ledger.ClaimFilter{}, ledger.Page{Limit: 2})
	if err != nil || first.Next == "" {
		f.Fatalf("got %+v, %v", first, err)
	}
	for _, seed := range []string{first.Next, "", "x", "e30", first.Next[:len(first.Next)-2], "bnVsbA", "W10"} {
		f.Add(seed, "0011")
	}
	f.Fuzz(func(t *testing.T, cursor, id string) {
		rows, err := l.Claims(t.Context(), ledger.ClaimFilter{}, ledger.Page{After: cursor})
		if err != nil && !errors.Is(err, ledger.ErrInvalid) || len(rows.Rows) > 15 {
			t.Errorf("cursor %q: %d rows, %v", cursor, len(rows.Rows), err)
		}
		_, err = l.Questions(t.Context(), ledger.QuestionFilter{}, ledger.Page{After: cursor})
		if err != nil && !errors.Is(err, ledger.ErrInvalid) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
		_, err = l.Question(t.Context(), id)
		if err != nil && !errors.Is(err, ledger.ErrInvalid) && !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("id %q: %v", id, err)
		}
	})
}
