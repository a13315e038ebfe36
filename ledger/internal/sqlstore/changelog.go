package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"recount"
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
		SELECT $1, $2, r.id, v.version, f.version FROM report r, version v, version f WHERE r.n = $3 AND v.n = r.current AND f.n = $4 AND f.version <> ''`, stamp(at), ledger.NewVersion, report, former)
}

// noteFigure notes a claim of a report that is new, and answers a question that
// was there. Claims that newer rules read again, and those of new versions, are
// none; nor are those that inherit a question.
func (s *settling) noteFigure(ctx context.Context, claim int64) error {
	return s.exec(ctx, `INSERT INTO change (at, kind, a, b, c)
		SELECT $1, $2, k.id, '', '' FROM claim k WHERE k.n = $3
		AND NOT EXISTS (SELECT 1 FROM link l WHERE l.claim = k.n)
		AND NOT EXISTS (SELECT 1 FROM claim o WHERE o.id = k.id AND o.state = 2)
		AND NOT EXISTS (SELECT 1 FROM version v WHERE v.report = k.report AND v.n <> k.version AND v.version <> '')
		ON CONFLICT DO NOTHING`, stamp(s.at), ledger.NewFigure, claim)
}

// noteConflict notes that two claims conflict. Those of a question that is new
// are what the ledger was found to hold, and no change; nor is it one that the
// figures conflicted before, in the words that they have now.
func (s *settling) noteConflict(ctx context.Context, of pair, v *recount.Verdict, old map[pair]*verdictRow) error {
	if !s.wasThere[of.question] {
		return nil
	}
	for _, question := range s.allQuestions() { // it may have been told with another
		if row := old[pair{question, of.a, of.b}]; row != nil && row.n != 0 && row.rank == 0 {
			return nil
		}
	}
	if stood, err := s.conflictedBefore(ctx, of); err != nil || stood {
		return err
	}
	return s.exec(ctx, `INSERT INTO change (at, kind, a, b, c) VALUES ($1, $2, $3, $4, '') ON CONFLICT DO NOTHING`,
		stamp(s.at), ledger.NewConflict, v.A, v.B)
}

// conflictedBefore tells whether two figures, or figures of former versions in whose
// place they stand in the same words, conflicted before one of their pages changed.
func (s *settling) conflictedBefore(ctx context.Context, of pair) (bool, error) {
	_, found, err := single[int64](ctx, s, `WITH RECURSIVE
		one (n) AS (SELECT CAST($1 AS BIGINT) UNION SELECT x.before FROM revision x JOIN one ON x.after = one.n WHERE x.same = 1),
		other (n) AS (SELECT CAST($2 AS BIGINT) UNION SELECT x.before FROM revision x JOIN other ON x.after = other.n WHERE x.same = 1)
		SELECT 1 FROM one JOIN conflicted c ON c.a = one.n WHERE c.b IN (SELECT n FROM other) LIMIT 1`, of.a, of.b)
	return found, err
}

// noteConflicted notes with which others the claims conflict that a condition of one
// parameter names, each pair from both ends.
func (t *tx) noteConflicted(ctx context.Context, condition string, value int64) error {
	const these = ` FROM verdict v WHERE v.rank = 0 AND v.question IN (SELECT question FROM link WHERE claim IN (SELECT n FROM leaving))
		AND (v.a IN (SELECT n FROM leaving) OR v.b IN (SELECT n FROM leaving))`
	return t.exec(ctx, `WITH leaving (n) AS (SELECT n FROM claim WHERE `+condition+`)
		INSERT INTO conflicted (a, b) SELECT v.a, v.b`+these+` UNION SELECT v.b, v.a`+these+` ON CONFLICT DO NOTHING`, value)
}

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }
