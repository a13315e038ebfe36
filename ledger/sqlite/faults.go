package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// Faults returns what SQLite finds damaged, in its tables, indexes and words.
// It asks on a connection of its own: FTS5 checks a table by the structure that
// its connection read last, which others may have changed since.
func (d dialect) Faults(ctx context.Context, db *sql.DB) (faults []string, err error) {
	if d.fresh != "" {
		db, err = handle(d.fresh, 1)
		if err != nil {
			return nil, d.Wrap(err)
		}
		defer func() { err = errors.Join(err, d.Wrap(db.Close())) }()
	}
	rows, err := db.QueryContext(ctx, `PRAGMA integrity_check`)
	if err != nil {
		return nil, d.Wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		var fault string
		if err := rows.Scan(&fault); err != nil {
			return nil, d.Wrap(err)
		}
		if fault != "ok" {
			faults = append(faults, fault)
		}
	}
	return faults, d.Wrap(rows.Err())
}
