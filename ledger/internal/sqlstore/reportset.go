package sqlstore

import (
	"context"
	"database/sql"
	"maps"
	"slices"
)

// reportSet is reports by their numbers, with their ids. What stands between them
// is asked for by their numbers, some at a time: a query that finds the reports of
// a block's claims by itself looks up each claim once more.
type reportSet map[int64]string

// homesOf returns the reports of profiles.
func homesOf(rows []profileRow) reportSet {
	reports := reportSet{}
	for i := range rows {
		reports[rows[i].home] = rows[i].report
	}
	return reports
}

// each reads the rows of a query that ends in the column of the reports, in the
// order of these.
func (r reportSet) each(ctx context.Context, q querier, read func(*sql.Rows) error, query string) error {
	query += ` IN (` + marks(1, readAtOnce) + `)`
	for some := range slices.Chunk(slices.Sorted(maps.Keys(r)), readAtOnce) {
		_, err := collect(ctx, q, func(rows *sql.Rows) (struct{}, error) { return struct{}{}, read(rows) }, query, padded(some)...)
		if err != nil {
			return err
		}
	}
	return nil
}
