package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"recount"
	"recount/compare/join"
	"recount/compare/story"
)

// undated stands for the day of reports that bear none: far from all others.
const undated = -1_000_000

// farthest is behind every day that can be told.
const farthest = 100_000_000

// dayCount is a day as so many days since 1970.
func dayCount(d recount.Day) int64 {
	if d.IsZero() {
		return undated
	}
	return int64(d.Sub(recount.NewDay(1970, 1, 1)))
}

// countDay reads what dayCount writes.
func countDay(n int64) recount.Day {
	if n == undated {
		return recount.Day{}
	}
	return recount.NewDay(1970, 1, 1).Add(int(n))
}

// putStory keeps what a report tells of. Its neighbours are to be sought.
func (t *tx) putStory(ctx context.Context, report int64, s join.Story) error {
	t.stories.forgetReport(report)
	var (
		episode = report
		day     int64
		terms   []byte
	)
	err := t.QueryRowContext(ctx, `SELECT episode, day, terms FROM story WHERE report = $1`, report).Scan(&episode, &day, &terms)
	switch {
	case err == nil:
		if err := t.dropKeys(ctx, report, day, unpackTerms(terms)); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	day = dayCount(s.Published)
	if err := t.exec(ctx, `INSERT INTO story (report, id, day, sought, least, episode, terms)
		SELECT n, id, $2, 0, -1, $3, $4 FROM report WHERE n = $1`, report, day, episode, packTerms(s.Terms)); err != nil {
		return err
	}
	for _, key := range s.Terms.Keys(join.Keys) {
		if err := t.exec(ctx, `INSERT INTO story_key (key, day, report) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, int64(key), day, report); err != nil {
			return err
		}
	}
	return nil
}

// dropKeys takes away the story that a report told before.
func (t *tx) dropKeys(ctx context.Context, report, day int64, terms story.Terms) error {
	for _, key := range terms.Keys(join.Keys) {
		if err := t.exec(ctx, `DELETE FROM story_key WHERE key = $1 AND day = $2 AND report = $3`, int64(key), day, report); err != nil {
			return err
		}
	}
	return t.exec(ctx, `DELETE FROM story WHERE report = $1`, report)
}

// forgetPairs takes away what was found by comparing a report, whose claims or
// text are about to change. It and the reports whose neighbour it was are to be
// sought again.
func (t *tx) forgetPairs(ctx context.Context, report int64) error {
	t.stories.forgetReport(report)
	for _, statement := range []string{
		`UPDATE story SET sought = 0 WHERE report = $1`,
		`UPDATE story SET sought = 0 WHERE report IN (SELECT report FROM near WHERE other = $1)`,
		`DELETE FROM near WHERE report = $1`,
		`DELETE FROM near WHERE other = $1`,
	} {
		if err := t.exec(ctx, statement, report); err != nil {
			return err
		}
	}
	pairs, err := collect(ctx, t, scanPairEnds, `SELECT a, b FROM pair WHERE a = $1 UNION SELECT a, b FROM pair WHERE b = $1`, report)
	if err != nil {
		return err
	}
	changed := changes{}
	for _, p := range pairs {
		if err := t.dropPair(ctx, p, changed); err != nil {
			return err
		}
	}
	return t.markChanged(ctx, changed)
}

// pairEnds are two reports, that with the smaller id first.
type pairEnds struct{ a, b int64 }

func scanPairEnds(rows *sql.Rows) (p pairEnds, err error) { return p, rows.Scan(&p.a, &p.b) }
