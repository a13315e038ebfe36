package sqlstore

import (
	"context"

	"recount/ledger"
)

// Counts tells how much the ledger holds.
func (s *Store) Counts(ctx context.Context) (counts ledger.Counts, err error) {
	err = s.read(ctx, func(q querier) error {
		for _, count := range []struct {
			to    *int
			query string
		}{
			{&counts.Reports, `SELECT count(*) FROM report`},
			{&counts.Versions, `SELECT count(*) FROM version`},
			{&counts.Claims, `SELECT (SELECT count(*) FROM claim WHERE state = 0 AND review = '')
				+ (SELECT count(*) FROM claim WHERE review IN ('accepted', 'corrected', 'added') AND review <> '' AND state = 0)`},
			{&counts.Statements, `SELECT count(*) FROM statement WHERE state = 0`},
			{&counts.Questions, `SELECT count(*) FROM question`},
			{&counts.Conflicting, `SELECT count(*) FROM question WHERE conflicts > 0`},
			{&counts.Origins, `SELECT count(*) FROM origin`},
			{&counts.Copies, `SELECT count(*) FROM copy`},
			{&counts.Reviews, `SELECT count(*) FROM review`},
			{&counts.Changed, `SELECT count(*) FROM block WHERE changed <> settled`},
		} {
			if err := q.QueryRowContext(ctx, count.query).Scan(count.to); err != nil {
				return err
			}
		}
		return nil
	})
	return counts, err
}
