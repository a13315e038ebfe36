package sqlstore

import (
	"context"
	"database/sql"

	"recount"
	"recount/compare/profile"
	"recount/ledger"
)

// setRelay keeps who passed a claim on, in the place of what was known.
func (t *tx) setRelay(ctx context.Context, claim int64, relay []profile.Speaker, known bool) error {
	if known {
		if err := t.exec(ctx, `DELETE FROM relay WHERE claim = $1`, claim); err != nil {
			return err
		}
	}
	for place, speaker := range relay {
		name, err := t.name(ctx, speaker.Name)
		if err != nil {
			return err
		}
		line, err := t.name(ctx, speaker.Line)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO relay (claim, place, name, line, kind) VALUES ($1, $2, $3, $4, $5)`,
			claim, place, name, line, kindNumber(speaker.Kind)); err != nil {
			return err
		}
	}
	return nil
}

// Claimant tells of one claimant line: see [ledger.Reader].
func (s *Store) Claimant(ctx context.Context, line string, knownOn recount.Day) (c ledger.Claimant, err error) {
	day := int64(noDay)
	if !knownOn.IsZero() {
		day = dayNumber(knownOn)
	}
	err = s.read(ctx, func(q querier) error {
		f := &where{}
		f.and("n = "+theLine, line, fold(line), line)
		n, found, err := single[int64](ctx, q, `SELECT n FROM name`+f.String(), f.args...)
		if err != nil || !found {
			return orMissing(err, "claimant", line)
		}
		if c.Line, _, err = single[string](ctx, q, `SELECT text FROM name WHERE n = $1`, n); err != nil {
			return err
		}
		key := c.Line
		if c, err = claimantOf(ctx, q, n, newest(day)); err == nil && c.Claims == 0 && len(c.Relays) == 0 {
			err = notFound("claimant", line)
		}
		c.Line = key
		return err
	})
	return c, err
}

// theLine is the number of the line that has a key, in whatever case the key is
// given: as given, folded, and as given again. Keys are lower case, and a name
// that a claimant goes by may be written as the key of its line is, but for
// capitals.
const theLine = `(SELECT n FROM name WHERE text IN (?, ?) AND text <> '' AND (
	EXISTS (SELECT 1 FROM claim WHERE line = name.n) OR EXISTS (SELECT 1 FROM relay WHERE line = name.n AND line <> 0))
	ORDER BY text <> ? LIMIT 1)`

// counting is the condition that a claim c counts and was known by a day, its
// rank the second parameter.
const counting = ` c.state = 0 AND c.review <> '` + reviewRejected + `' AND c.rank >= $2`

func claimantOf(ctx context.Context, q querier, line, rank int64) (c ledger.Claimant, err error) {
	for _, list := range []struct {
		to    *[]ledger.Voice
		query string
	}{
		{&c.Names, `SELECT c.claimant AS name, c.line AS line, c.kind AS kind, count(*) AS claims FROM claim c
			WHERE c.line = $1 AND` + counting + ` GROUP BY 1, 2, 3`},
		{&c.RelayedBy, `SELECT r.name, r.line, r.kind, count(DISTINCT c.n) AS claims FROM claim c JOIN relay r ON r.claim = c.n
			WHERE c.line = $1 AND` + counting + ` GROUP BY 1, 2, 3`},
		{&c.Relays, `SELECT c.claimant AS name, c.line AS line, c.kind AS kind, count(DISTINCT c.n) AS claims FROM relay r JOIN claim c ON c.n = r.claim
			WHERE r.line = $1 AND r.line <> 0 AND` + counting + ` GROUP BY 1, 2, 3`},
	} {
		if *list.to, err = voices(ctx, q, list.query, line, rank); err != nil {
			return c, err
		}
	}
	err = q.QueryRowContext(ctx, `SELECT count(*), count(DISTINCT l.question) FROM claim c LEFT JOIN link l ON l.claim = c.n
		WHERE c.line = $1 AND`+counting, line, rank).Scan(&c.Claims, &c.Questions)
	return c, err
}

// voices reads names with how many claims they stand in, the most frequent
// first.
func voices(ctx context.Context, q querier, query string, args ...any) ([]ledger.Voice, error) {
	return collect(ctx, q, func(rows *sql.Rows) (v ledger.Voice, err error) {
		var kind int
		err = rows.Scan(&v.Name, &v.Line, &kind, &v.Claims)
		v.Kind = kindOf(kind)
		return v, err
	}, `SELECT COALESCE(n.text, ''), COALESCE(k.text, ''), v.kind, v.claims FROM (`+query+`) AS v
		LEFT JOIN name n ON n.n = v.name LEFT JOIN name k ON k.n = v.line ORDER BY v.claims DESC, n.text, k.text, v.kind LIMIT 100`, args...)
}
