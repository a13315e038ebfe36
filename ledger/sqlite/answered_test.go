package sqlite

import (
	"path/filepath"
	"testing"

	"recount/ledger/internal/sqlstore"
	"recount/ledger/ledgertest"
)

// TestAnsweredIsFilled opens a ledger in which an older recount filed a page that no
// longer gives its figure: once it does again, it answers the question that it did.
func TestAnsweredIsFilled(t *testing.T) {
	l, err := Open(filepath.Join(t.TempDir(), "answered.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ledgertest.ComesBack(t, l, func() {
		emptied, err := l.writer.ExecContext(t.Context(), `DELETE FROM answered`) // as that left it
		if err != nil {
			t.Fatal(err)
		}
		if n, err := emptied.RowsAffected(); err != nil || n == 0 {
			t.Fatalf("%d notes were there, %v: nothing is tested", n, err)
		}
		tx, err := l.writer.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := sqlstore.FillAnswered(t.Context(), tx); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	})
}
