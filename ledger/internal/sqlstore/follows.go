package sqlstore

import (
	"context"
	"database/sql"
	"slices"

	"recount"
	"recount/ledger"
)

// Follow notes who follows a question: see [ledger.Follows].
func (s *Store) Follow(ctx context.Context, f ledger.Following) error {
	return s.write(ctx, func(t *tx) error {
		n, err := resolveQuestion(ctx, t, f.Question)
		if err != nil {
			return err
		}
		return t.exec(ctx, `INSERT INTO following (question, follow, who, at) SELECT id, $2, $3, $4 FROM question WHERE n = $1`,
			n, !f.Ends, f.By, stamp(f.At))
	})
}

// Followed returns what is followed now.
func (s *Store) Followed(ctx context.Context) (followed []ledger.Following, err error) {
	err = s.read(ctx, func(q querier) error {
		followed, err = followedNow(ctx, q)
		return err
	})
	return followed, err
}

func followedNow(ctx context.Context, q querier) ([]ledger.Following, error) {
	notes, err := collect(ctx, q, func(rows *sql.Rows) (f ledger.Following, err error) {
		var at string
		var follow bool
		err = rows.Scan(&f.Question, &follow, &f.By, &at)
		f.At, f.Ends = timeOf(at), !follow
		return f, err
	}, `SELECT question, follow, who, at FROM following ORDER BY n`)
	if err != nil {
		return nil, err
	}
	var all []ledger.Following
	for _, f := range notes {
		if f.Question, err = followRedirects(ctx, q, f.Question); err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(g ledger.Following) bool { return f.Ends && g.Question == f.Question })
		if !f.Ends && !slices.ContainsFunc(all, func(g ledger.Following) bool { return g.Question == f.Question }) {
			all = append(all, f)
		}
	}
	there := all[:0]
	for _, f := range all {
		body, found, err := single[[]byte](ctx, q, `SELECT s.body FROM question q JOIN summary s ON s.question = q.n WHERE q.id = $1`, f.Question)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		var summary recount.Summary
		if err := unpack(body, &summary); err != nil {
			return nil, err
		}
		f.Title = summary.Title
		there = append(there, f)
	}
	return there, nil
}
