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
// are what the ledger was found to hold, and no change; nor is it one that both
// figures stand in a new version of their page as they stood.
func (s *settling) noteConflict(ctx context.Context, of pair, v *recount.Verdict) error {
	if !s.wasThere[of.question] {
		return nil
	}
	if stood, err := s.stoodBefore(ctx, of); err != nil || stood {
		return err
	}
	return s.exec(ctx, `INSERT INTO change (at, kind, a, b, c) VALUES ($1, $2, $3, $4, '') ON CONFLICT DO NOTHING`,
		stamp(s.at), ledger.NewConflict, v.A, v.B)
}

// stoodBefore tells whether two figures stood in one question before a page
// changed that has one of them, in the words that they have now.
func (s *settling) stoodBefore(ctx context.Context, of pair) (bool, error) {
	var answered [2]map[string]bool
	for i, claim := range []int64{of.a, of.b} {
		former, err := s.answeredInTheseWords(ctx, claim)
		if err != nil {
			return false, err
		}
		answered[i] = former
	}
	if len(answered[0])+len(answered[1]) == 0 {
		return false, nil
	}
	for i, claim := range []int64{of.a, of.b} {
		if s.stood[claim] != of.question {
			continue
		}
		id, _, err := single[string](ctx, s, `SELECT id FROM question WHERE n = $1`, of.question)
		if err != nil {
			return false, err
		}
		answered[i][id] = true
	}
	for id := range answered[0] {
		if answered[1][id] {
			return true, nil
		}
	}
	return false, nil
}

// answeredInTheseWords are the questions that claims answered in whose place one
// stands in the same words.
func (s *settling) answeredInTheseWords(ctx context.Context, claim int64) (map[string]bool, error) {
	notes, err := column[string](ctx, s, `WITH RECURSIVE was (n) AS (
			SELECT before FROM revision WHERE after = $1 AND same = 1
			UNION SELECT x.before FROM revision x JOIN was ON x.after = was.n WHERE x.same = 1)
		SELECT DISTINCT a.question FROM was JOIN answered a ON a.claim = was.n`, claim)
	ids := map[string]bool{}
	for _, note := range notes {
		id, err := followRedirects(ctx, s, note)
		if err != nil {
			return nil, err
		}
		ids[id] = true
	}
	return ids, err
}

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }
