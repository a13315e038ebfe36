package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/compare/profile"
)

// keepPair keeps what comparing two reports, or one with itself, found. Edges
// tie blocks together.
func (s *seeking) keepPair(ctx context.Context, ends pairEnds, p join.Pair) error {
	episode := 0
	if p.A != p.B && p.OneEpisode() {
		episode = 1
	}
	if err := s.exec(ctx, `INSERT INTO pair (a, b, likeness, episode, body) VALUES ($1, $2, $3, $4, $5)`, ends.a, ends.b, p.Likeness, episode, packPair(pairBody{p.Edges, p.Doubts})); err != nil {
		return err
	}
	for _, e := range p.Edges {
		if err := s.tie(ctx, ends, e); err != nil {
			return err
		}
	}
	for _, e := range p.Parts {
		if err := s.exec(ctx, `INSERT INTO part_edge (part, whole, kind)
			SELECT a.n, b.n, $3 FROM claim a, claim b WHERE a.id = $1 AND a.state < 2 AND b.id = $2 AND b.state < 2
			ON CONFLICT DO NOTHING`, e.Part, e.Whole, string(e.Kind)); err != nil {
			return err
		}
	}
	if episode == 1 {
		if err := s.oneEpisode(ctx, ends, s.changed); err != nil {
			return err
		}
	}
	blocks, err := s.blocks.common(ctx, s.tx, ends)
	if err != nil {
		return err
	}
	for _, block := range blocks {
		s.changed[block] = true
	}
	return s.markDoubts(ctx, p.Doubts, s.changed)
}

// dropPair takes a pair away. What it tied together may fall apart.
func (t *tx) dropPair(ctx context.Context, ends pairEnds, changed changes) error {
	pair, err := t.pairBody(ctx, ends)
	if err != nil {
		return err
	}
	if err := t.markPair(ctx, ends, pair.Doubts, changed); err != nil {
		return err
	}
	if err := t.loosen(ctx, ends); err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO loose (kind, n) SELECT DISTINCT 1, s.episode FROM story s JOIN pair p ON p.a = $1 AND p.b = $2 AND p.episode = 1
		WHERE s.report = $1 ON CONFLICT DO NOTHING`, ends.a, ends.b); err != nil {
		return err
	}
	if ends.a == ends.b {
		if err := t.exec(ctx, `DELETE FROM part_edge WHERE part IN (SELECT n FROM claim WHERE report = $1)`, ends.a); err != nil {
			return err
		}
	}
	return t.exec(ctx, `DELETE FROM pair WHERE a = $1 AND b = $2`, ends.a, ends.b)
}

// pairBody reads what a pair has in common.
func (t *tx) pairBody(ctx context.Context, ends pairEnds) (pair pairBody, err error) {
	body, found, err := single[[]byte](ctx, t, `SELECT body FROM pair WHERE a = $1 AND b = $2`, ends.a, ends.b)
	if err == nil && found {
		pair, err = newPairReader().read(body)
	}
	return pair, err
}

// markPair notes the blocks that a pair bears on: those in which both reports
// have claims, which were compared, and those of its doubts and parts. For a
// report with itself they are all of its blocks.
func (t *tx) markPair(ctx context.Context, ends pairEnds, doubts []join.Edge, changed changes) error {
	blocks, err := column[int64](ctx, t, `SELECT p.block FROM profile p JOIN claim c ON c.n = p.claim WHERE c.report = $1 AND p.block <> 0
		INTERSECT SELECT p.block FROM profile p JOIN claim c ON c.n = p.claim WHERE c.report = $2`, ends.a, ends.b)
	if err != nil {
		return err
	}
	for _, block := range blocks {
		changed[block] = true
	}
	return t.markDoubts(ctx, doubts, changed)
}

func (t *tx) markDoubts(ctx context.Context, doubts []join.Edge, changed changes) error {
	for _, e := range doubts {
		for _, claim := range []string{e.A, e.B} {
			if block, err := t.blockOf(ctx, claim); err != nil {
				return err
			} else if block != 0 {
				changed[block] = true
			}
		}
	}
	return nil
}

// blockOf returns the block of a current claim, 0 where it has none yet.
func (t *tx) blockOf(ctx context.Context, claim string) (int64, error) {
	block, _, err := single[int64](ctx, t, `SELECT p.block FROM claim c JOIN profile p ON p.claim = c.n WHERE c.id = $1 AND c.state < 2`, claim)
	return block, err
}

// pairsAmong returns the pairs of which both reports are given, in the order of
// their ids.
func pairsAmong(ctx context.Context, q querier, reports reportSet) (pairs []join.Pair, err error) {
	read := newPairReader()
	err = reports.each(ctx, q, func(rows *sql.Rows) error {
		var (
			ends     pairEnds
			likeness float64
			body     sql.RawBytes
		)
		if err := rows.Scan(&ends.a, &ends.b, &likeness, &body); err != nil {
			return err
		}
		other, among := reports[ends.b]
		if !among {
			return nil
		}
		kept, err := read.read(body)
		pairs = append(pairs, join.Pair{A: reports[ends.a], B: other, Likeness: likeness, Edges: kept.Edges, Doubts: kept.Doubts})
		return err
	}, `SELECT a, b, likeness, body FROM pair WHERE a`)
	slices.SortFunc(pairs, func(p, q join.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return pairs, err
}

// partsTouching returns the part edges that a claim of the blocks is an end of,
// with their claims. Claims that a reviewer rejected have none. Those of the
// blocks are known; of a hot question thousands stand in other blocks.
func partsTouching(ctx context.Context, q querier, known []profile.Profile, these string, numbers ...any) ([]compare.Part, error) {
	type row struct{ part, whole, kind string }
	rows, err := collect(ctx, q, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.part, &r.whole, &r.kind) },
		`WITH edge (part, whole, kind) AS (
			SELECT e.part, e.whole, e.kind FROM part_edge e JOIN profile p ON p.claim = e.part WHERE p.block IN (`+these+`)
			UNION SELECT e.part, e.whole, e.kind FROM part_edge e JOIN profile p ON p.claim = e.whole WHERE p.block IN (`+these+`))
		SELECT a.id, b.id, e.kind FROM edge e JOIN claim a ON a.n = e.part JOIN claim b ON b.n = e.whole
		ORDER BY e.part, e.whole, e.kind`, numbers...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	others, err := collect(ctx, q, scanProfileRow, selectProfiles+` WHERE p.claim IN (
			SELECT e.whole FROM part_edge e JOIN profile o ON o.claim = e.part WHERE o.block IN (`+these+`)
			UNION SELECT e.part FROM part_edge e JOIN profile o ON o.claim = e.whole WHERE o.block IN (`+these+`))
		AND p.block NOT IN (`+these+`) AND c.review <> '`+reviewRejected+`'`, numbers...)
	if err != nil {
		return nil, err
	}
	beside, err := unpackProfiles(others)
	if err != nil {
		return nil, err
	}
	at := map[string]*profile.Profile{}
	for _, profiles := range [][]profile.Profile{known, beside} {
		for i := range profiles {
			at[profiles[i].Claim] = &profiles[i]
		}
	}
	var parts []compare.Part
	for _, r := range rows {
		if part, whole := at[r.part], at[r.whole]; part != nil && whole != nil {
			parts = append(parts, compare.Part{Part: *part, Whole: *whole, Kind: recount.PartKind(r.kind)})
		}
	}
	return parts, nil
}
