package sqlstore

import (
	"context"
	"database/sql"

	"recount"
	"recount/compare"
)

// PartsOf returns the links from and to a question: see [ledger.Reader]. Part
// edges are counted as claims come to answer questions, by the database.
func (s *Store) PartsOf(ctx context.Context, question string) (parts []recount.PartOf, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		counts := map[recount.PartOf]int{}
		_, err = collect(ctx, q, func(rows *sql.Rows) (link recount.PartOf, err error) {
			var edges int
			err = rows.Scan(&link.Part, &link.Whole, &link.Kind, &edges)
			counts[link] = edges
			return link, err
		}, `SELECT a.id, b.id, p.kind, p.n FROM question_part p JOIN question a ON a.n = p.part JOIN question b ON b.n = p.whole WHERE p.part = $1
			UNION ALL SELECT a.id, b.id, p.kind, p.n FROM question_part p JOIN question a ON a.n = p.part JOIN question b ON b.n = p.whole WHERE p.whole = $1`, n)
		parts = compare.LinkParts(counts)
		return err
	})
	return parts, err
}
