package sqlstore

import (
	"context"
	"database/sql"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/join"
)

// PartsOf returns the links from and to a question: see [ledger.Reader].
func (s *Store) PartsOf(ctx context.Context, question string) (parts []recount.PartOf, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		id, _, err := single[string](ctx, q, `SELECT id FROM question WHERE n = $1`, n)
		if err != nil {
			return err
		}
		edges, answers, err := partEdges(ctx, q, n)
		if err != nil {
			return err
		}
		parts = slices.DeleteFunc(compare.PartsOf(edges, func(claim string) string { return answers[claim] }), func(p recount.PartOf) bool {
			return p.Part != id && p.Whole != id
		})
		return nil
	})
	return parts, err
}

// partEdges returns the part edges of a question's claims, and the questions
// that their ends answer now.
func partEdges(ctx context.Context, q querier, question int64) (edges []join.PartEdge, answers map[string]string, err error) {
	answers = map[string]string{}
	edges, err = collect(ctx, q, func(rows *sql.Rows) (e join.PartEdge, err error) {
		var part, whole string
		if err := rows.Scan(&e.Part, &e.Whole, &e.Kind, &part, &whole); err != nil {
			return e, err
		}
		answers[e.Part], answers[e.Whole] = part, whole
		return e, nil
	}, `WITH e (part, whole, kind) AS MATERIALIZED (
			SELECT p.part, p.whole, p.kind FROM link l JOIN part_edge p ON p.part = l.claim WHERE l.question = $1
			UNION SELECT p.part, p.whole, p.kind FROM link l JOIN part_edge p ON p.whole = l.claim WHERE l.question = $1)
		SELECT a.id, b.id, e.kind, COALESCE(qa.id, ''), COALESCE(qb.id, '') FROM e JOIN claim a ON a.n = e.part JOIN claim b ON b.n = e.whole
		LEFT JOIN link la ON la.claim = e.part LEFT JOIN question qa ON qa.n = la.question
		LEFT JOIN link lb ON lb.claim = e.whole LEFT JOIN question qb ON qb.n = lb.question`, question)
	return edges, answers, err
}
