package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
)

// oneEpisode makes one of the episodes of two reports. Its key is the report of
// the smallest id in it.
func (t *tx) oneEpisode(ctx context.Context, ends pairEnds, changed changes) error {
	episodes, err := column[int64](ctx, t, `SELECT DISTINCT s.episode FROM story s WHERE s.report IN ($1, $2)`, ends.a, ends.b)
	if err != nil || len(episodes) < 2 {
		return err
	}
	keep, err := t.smallest(ctx, episodes)
	if err != nil {
		return err
	}
	for _, other := range episodes {
		if other == keep {
			continue
		}
		members, err := column[int64](ctx, t, `SELECT report FROM story WHERE episode = $1`, other)
		if err != nil {
			return err
		}
		if err := t.setEpisode(ctx, members, keep, changed); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO loose (kind, n) SELECT 1, $1 FROM loose WHERE kind = 1 AND n = $2 ON CONFLICT DO NOTHING`, keep, other); err != nil {
			return err
		}
	}
	return nil
}

// smallest returns the report of the smallest id.
func (t *tx) smallest(ctx context.Context, reports []int64) (int64, error) {
	best, bestID := int64(0), ""
	for _, report := range reports {
		id, _, err := single[string](ctx, t, `SELECT id FROM report WHERE n = $1`, report)
		if err != nil {
			return 0, err
		}
		if best == 0 || id < bestID {
			best, bestID = report, id
		}
	}
	return best, nil
}

// setEpisode gives reports another episode, and notes the blocks of their
// claims.
func (t *tx) setEpisode(ctx context.Context, reports []int64, episode int64, changed changes) error {
	for _, report := range reports {
		if err := t.exec(ctx, `UPDATE story SET episode = $1 WHERE report = $2`, episode, report); err != nil {
			return err
		}
		blocks, err := column[int64](ctx, t, `SELECT DISTINCT p.block FROM profile p JOIN claim c ON c.n = p.claim WHERE c.report = $1 AND p.block <> 0`, report)
		if err != nil {
			return err
		}
		for _, block := range blocks {
			changed[block] = true
		}
	}
	return nil
}

// divideEpisode gives each part of an episode that hangs together its key.
func (s *seeking) divideEpisode(ctx context.Context, episode int64) error {
	sets, ids := union[int64]{}, map[int64]string{}
	if err := s.each(ctx, func(rows *sql.Rows) error {
		var (
			report int64
			id     string
		)
		err := rows.Scan(&report, &id)
		sets[report], ids[report] = report, id
		return err
	}, `SELECT report, id FROM story WHERE episode = $1`, episode); err != nil {
		return err
	}
	if err := s.each(ctx, func(rows *sql.Rows) error {
		p, err := scanPairEnds(rows)
		if _, ok := sets[p.b]; ok {
			sets.join(p.a, p.b)
		}
		return err
	}, `SELECT p.a, p.b FROM story s JOIN pair p ON p.a = s.report AND p.episode = 1 WHERE s.episode = $1`, episode); err != nil {
		return err
	}
	for _, group := range sets.groups() {
		key := slices.MinFunc(group, func(a, b int64) int { return cmp.Compare(ids[a], ids[b]) })
		if key == episode {
			continue
		}
		if err := s.setEpisode(ctx, group, key, s.changed); err != nil {
			return err
		}
	}
	return nil
}
