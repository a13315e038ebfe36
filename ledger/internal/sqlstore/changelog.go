package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"recount/ledger"
)

// selectChange reads changes, with the question that the claim answers now.
const selectChange = `SELECT n, at, kind, a, b, c, coalesce((SELECT q.id FROM claim k JOIN link l ON l.claim = k.n JOIN question q ON q.n = l.question
	WHERE k.id = change.a AND k.state < 2), '') FROM change`

// ChangesAfter returns changes in order: see [ledger.Changes].
func (s *Store) ChangesAfter(ctx context.Context, number int64, limit int) ([]ledger.Change, error) {
	return s.changes(ctx, selectChange+` WHERE n > $1 ORDER BY n LIMIT $2`, number, limit)
}

// LastChanges returns the newest changes: see [ledger.Changes].
func (s *Store) LastChanges(ctx context.Context, limit int) ([]ledger.Change, error) {
	return s.changes(ctx, selectChange+` ORDER BY n DESC LIMIT $1`, limit)
}

func (s *Store) changes(ctx context.Context, query string, args ...any) (found []ledger.Change, err error) {
	err = s.read(ctx, func(q querier) error {
		found, err = collect(ctx, q, scanChange, query, args...)
		return err
	})
	return found, err
}

func scanChange(rows *sql.Rows) (c ledger.Change, err error) {
	var a, b, former string
	err = rows.Scan(&c.Number, &c.At, &c.Kind, &a, &b, &former, &c.Question)
	if c.Kind == ledger.NewVersion {
		c.Report, c.Version, c.Former, c.Question = a, b, former, ""
	} else {
		c.Claim, c.Other = a, b
	}
	return c, err
}

// noteVersion notes that a report, whose former version is given, has another.
func (t *tx) noteVersion(ctx context.Context, report, former int64, at time.Time) error {
	return t.exec(ctx, `INSERT INTO change (at, kind, a, b, c)
		SELECT $1, $2, r.id, v.version, f.version FROM report r, version v, version f WHERE r.n = $3 AND v.n = r.current AND f.n = $4 AND f.version <> ''
		ON CONFLICT DO NOTHING`, stamp(at), ledger.NewVersion, report, former)
}

// noteFigure notes a claim of a report that is new, and answers a question that
// was there. Claims that newer rules read again, and those of new versions, are
// none.
func (s *settling) noteFigure(ctx context.Context, claim int64) error {
	return s.exec(ctx, `INSERT INTO change (at, kind, a, b, c)
		SELECT $1, $2, k.id, '', '' FROM claim k WHERE k.n = $3
		AND NOT EXISTS (SELECT 1 FROM link l WHERE l.claim = k.n)
		AND NOT EXISTS (SELECT 1 FROM claim o WHERE o.id = k.id AND o.state = 2)
		AND NOT EXISTS (SELECT 1 FROM version v WHERE v.report = k.report AND v.n <> k.version AND v.version <> '')
		ON CONFLICT DO NOTHING`, stamp(s.at), ledger.NewFigure, claim)
}

// noteConflict notes that two claims conflict. Those of a question that is new
// are what the ledger was found to hold, and no change.
func (s *settling) noteConflict(ctx context.Context, question int64, a, b string) error {
	if !s.wasThere[question] {
		return nil
	}
	return s.exec(ctx, `INSERT INTO change (at, kind, a, b, c) VALUES ($1, $2, $3, $4, '') ON CONFLICT DO NOTHING`,
		stamp(s.at), ledger.NewConflict, a, b)
}

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }
