package sqlstore

import (
	"context"
	"database/sql"

	"recount"
	"recount/compare"
)

// mostFormer is how many former versions of a report are held against its
// present one, the last of them first: live pages have hundreds.
const mostFormer = 16

// linkVersions finds, for the claims of a report's present version, those of its
// former versions in whose place they stand. Of one wording the last version that
// gave it counts. Claims that are new inherit the questions of the last that
// answered any. Pairs of figures in the same words are kept, since they lead on to
// versions further back.
func (t *tx) linkVersions(ctx context.Context, report int64) error {
	if err := t.exec(ctx, `DELETE FROM revision WHERE same = 0 AND after IN (SELECT n FROM claim WHERE report = $1)`, report); err != nil {
		return err
	}
	former, err := column[int64](ctx, t, `SELECT v.n FROM version v JOIN report r ON r.n = v.report
		WHERE r.n = $1 AND v.n <> r.current AND v.version <> ''
		ORDER BY `+stoodAt+` DESC, v.version LIMIT $2`,
		report, mostFormer)
	if err != nil || len(former) == 0 {
		return err
	}
	now, err := t.wordsOf(ctx, `report = $1 AND state = 0`, report)
	if err != nil {
		return err
	}
	l := versionLinks{t, now, map[wording]bool{}, map[int64]bool{}}
	for _, version := range former {
		was, err := t.wordsOf(ctx, `version = $1 AND state = 1 AND review <> '`+reviewRejected+`'`, version)
		if err != nil {
			return err
		}
		for _, r := range compare.InPlace(was.claims, now.claims) {
			if r.Before < 0 || r.After < 0 {
				continue
			}
			if err := l.link(ctx, was, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// versionLinks are the pairs of a report's present version with former ones, while
// they are found.
type versionLinks struct {
	*tx
	now   worded
	told  map[wording]bool
	heirs map[int64]bool // claims that have inherited
}

// wording is what was said in the place of a claim.
type wording struct {
	after  int64
	before recount.Words
}

// link keeps that a claim of the present version stands in the place of another.
func (l *versionLinks) link(ctx context.Context, was worded, r compare.Rewording) error {
	after, before := l.now.numbers[r.After], was.numbers[r.Before]
	if !l.heirs[after] {
		inherits, err := l.inherit(ctx, after, before)
		if err != nil {
			return err
		}
		l.heirs[after] = inherits
	}
	words := was.claims[r.Before].Figure
	if r.Loose || l.told[wording{after, words}] {
		return nil
	}
	l.told[wording{after, words}] = true
	return l.exec(ctx, `INSERT INTO revision (after, before, same) VALUES ($1, $2, $3)
		ON CONFLICT (after, before) DO UPDATE SET same = excluded.same`, after, before, words == l.now.claims[r.After].Figure)
}

// worded are claims in the order of the text, without what their report says.
type worded struct {
	numbers []int64
	claims  []recount.Claim
}

func (t *tx) wordsOf(ctx context.Context, condition string, value int64) (w worded, err error) {
	_, err = collect(ctx, t, func(rows *sql.Rows) (struct{}, error) {
		var (
			n    int64
			body []byte
			c    recount.Claim
		)
		if err := rows.Scan(&n, &body); err != nil {
			return struct{}{}, err
		}
		err := unpack(body, &c)
		w.numbers, w.claims = append(w.numbers, n), append(w.claims, c)
		return struct{}{}, err
	}, `SELECT n, body FROM claim WHERE `+condition+` ORDER BY start, id`, value)
	return w, err
}

// revisionsOf reads the former wordings of the claims of blocks.
func revisionsOf(ctx context.Context, q querier, these string, numbers ...any) ([]compare.Revision, error) {
	return collect(ctx, q, func(rows *sql.Rows) (r compare.Revision, err error) {
		var (
			c         recount.Claim
			id, of    string
			body      []byte
			h         head
			published int64
		)
		if err := rows.Scan(&r.After, &id, &of, &body, &h.source, &h.url, &h.title, &published); err != nil {
			return r, err
		}
		h.published = numberDay(published)
		err = unpack(body, &c)
		h.fill(&c, of)
		c.ID = id
		r.Before = compare.Profiles([]recount.Claim{c})[0]
		return r, err
	}, `SELECT a.id, b.id, r.id, b.body, v.source, v.url, v.title, v.published FROM profile p
		JOIN revision x ON x.after = p.claim AND x.same = 0 JOIN claim a ON a.n = x.after JOIN claim b ON b.n = x.before
		JOIN report r ON r.n = b.report JOIN version v ON v.n = b.version
		WHERE p.block IN (`+these+`) AND a.review <> '`+reviewRejected+`' ORDER BY a.id, b.id`, numbers...)
}
