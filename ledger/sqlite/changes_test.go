package sqlite

import (
	"net/url"
	"path/filepath"
	"testing"
)

// TestChangesKeepTheirNumbers brings a ledger up in which changes were told: they
// are told under their numbers, and the next has one of its own.
func TestChangesKeepTheirNumbers(t *testing.T) {
	db, err := handle(source(filepath.Join(t.TempDir(), "old.db"), url.Values{}, 0), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	steps, err := stepsOf(db)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := steps.UpTo(t.Context(), 10); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`INSERT INTO change (n, at, kind, a, b, c) VALUES (4, 'T', 'figure', 'x', '', ''), (9, 'T', 'revision', 'r', 'v2', 'v1')`,
		`INSERT INTO revision (after, before) VALUES (2, 1)`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		statement string
		want      int
	}{
		{`INSERT INTO change (at, kind, a, b, c) VALUES ('T', 'revision', 'r', 'v2', 'v1') RETURNING n`, 10},
		{`SELECT n FROM change WHERE kind = 'figure' AND a = 'x'`, 4},
		{`INSERT INTO change (at, kind, a, b, c) VALUES ('T', 'figure', 'x', '', '') ON CONFLICT DO NOTHING RETURNING (SELECT max(n) FROM change)`, 0},
		{`SELECT count(*) FROM revision WHERE after = 2 AND before = 1 AND same = 0`, 1},
	} {
		var got int
		if err := db.QueryRowContext(t.Context(), c.statement).Scan(&got); err != nil && c.want != 0 {
			t.Errorf("%s: %v", c.statement, err)
		}
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.statement, got, c.want)
		}
	}
}
