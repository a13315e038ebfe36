package sqlite

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount/ledger/internal/sqlstore"
	"recount/ledger/ledgertest"
)

// What an older recount did not keep is filled as it would have been filed.
func TestVoicesAreFilled(t *testing.T) {
	l, err := Open(filepath.Join(t.TempDir(), "voices.db"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ledgertest.FillVoices(t, l)
	want := voicesOf(t, l.writer)
	if !strings.Contains(strings.Join(want, "\n"), "relay") || len(want) < 15 {
		t.Fatalf("there is too little to fill: %q", want)
	}
	for _, empty := range []string{`UPDATE claim SET kind = 0`, `DELETE FROM relay`, `UPDATE question SET kinds = 0, counts = 3`, `DELETE FROM question_name WHERE role = 3`} {
		if _, err := l.writer.ExecContext(t.Context(), empty); err != nil {
			t.Fatal(err)
		}
	}
	if slices.Equal(voicesOf(t, l.writer), want) {
		t.Fatal("nothing was emptied")
	}
	tx, err := l.writer.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := sqlstore.FillVoices(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := voicesOf(t, l.writer); !slices.Equal(got, want) {
		t.Errorf("filled %q\nfiled  %q", got, want)
	}
}

// voicesOf lists what is filled.
func voicesOf(t *testing.T, db *sql.DB) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT 'claim ' || id || ' ' || kind FROM claim
		UNION ALL SELECT 'relay ' || claim || ' ' || place || ' ' || name || ' ' || line || ' ' || kind FROM relay
		UNION ALL SELECT 'question ' || id || ' ' || kinds || ' ' || counts FROM question
		UNION ALL SELECT 'line ' || name || ' ' || question FROM question_name WHERE role = 3 ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
