package sqlstore

import "context"

// Cursor returns the value kept under a name: see [ledger.Cursors].
func (s *Store) Cursor(ctx context.Context, name string) (value string, err error) {
	err = s.read(ctx, func(q querier) error {
		value, _, err = single[string](ctx, q, `SELECT value FROM bookmark WHERE name = $1`, name)
		return err
	})
	return value, err
}

// SetCursor keeps a value under a name.
func (s *Store) SetCursor(ctx context.Context, name, value string) error {
	return s.write(ctx, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO bookmark (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	})
}
