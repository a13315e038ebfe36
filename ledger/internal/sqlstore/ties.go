package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"recount/compare/join"
)

// tie makes one block of those in which the ends of an edge of two reports
// stand.
func (s *seeking) tie(ctx context.Context, ends pairEnds, e join.Edge) error {
	for _, report := range []int64{ends.a, ends.b} {
		if _, err := s.blocks.of(ctx, s.tx, report); err != nil {
			return err
		}
	}
	p, q := s.blocks.claims[e.A], s.blocks.claims[e.B]
	if p == nil || q == nil || p.block == 0 || q.block == 0 {
		return nil
	}
	a, b := s.blocks.block(p), s.blocks.block(q)
	s.changed[a] = true
	if a == b {
		return nil
	}
	large, small, err := s.unite(ctx, min(a, b), max(a, b))
	if err != nil {
		return err
	}
	s.blocks.took(large, small)
	delete(s.changed, small)
	s.changed[large] = true
	return nil
}

// unite puts one of two blocks into the other: that of fewer claims, of equals
// the newer one. Most that come to a block have one claim, were made just now, and
// have nothing that hangs on them.
func (s *seeking) unite(ctx context.Context, older, newer int64) (large, small int64, err error) {
	if claim, single := s.blocks.single[newer]; single {
		if err := s.exec(ctx, `UPDATE profile SET block = $1 WHERE claim = $2`, older, claim); err != nil {
			return older, newer, err
		}
		return older, newer, s.exec(ctx, `DELETE FROM block WHERE n = $1`, newer)
	}
	large, small, err = s.larger(ctx, older, newer)
	if err != nil {
		return large, small, err
	}
	for _, statement := range []string{
		`UPDATE profile SET block = $1 WHERE block = $2`,
		`UPDATE link SET block = $1 WHERE block = $2`,
		`UPDATE question SET block = $1 WHERE block = $2`,
		`INSERT INTO loose (kind, n) SELECT kind, $1 FROM loose WHERE kind IN (0, 2) AND n = $2 ON CONFLICT DO NOTHING`,
		`DELETE FROM loose WHERE kind IN (0, 2) AND n = $2 AND $1 <> $2`,
		`DELETE FROM block WHERE n = $2 AND $1 <> $2`,
	} {
		if err := s.exec(ctx, statement, large, small); err != nil {
			return large, small, err
		}
	}
	return large, small, nil
}

// larger returns two blocks, that of more claims first; of equals the older one.
// It counts no further than it takes to tell: one of them may be large, and most
// that come to it are small.
func (t *tx) larger(ctx context.Context, a, b int64) (large, small int64, err error) {
	a, b = min(a, b), max(a, b)
	for most := int64(16); ; most *= 8 {
		var sizes [2]int64
		for i, block := range []int64{a, b} {
			sizes[i], _, err = single[int64](ctx, t, `SELECT count(*) FROM (SELECT 1 FROM profile WHERE block = $1 LIMIT $2)`, block, most)
			if err != nil {
				return a, b, err
			}
		}
		switch {
		case sizes[0] == most && sizes[1] == most:
			continue
		case sizes[1] > sizes[0]:
			return b, a, nil
		}
		return a, b, nil
	}
}

// fallApart looks whether blocks and episodes still hang together from which
// ties went. It waits until all reports have been sought, which may tie them
// again.
func (s *seeking) fallApart(ctx context.Context) error {
	if _, more, err := single[int64](ctx, s, `SELECT 1 FROM story WHERE sought = 0 LIMIT 1`); err != nil || more {
		return err
	}
	if err := s.divideBlocks(ctx); err != nil {
		return err
	}
	episodes, err := column[int64](ctx, s, `SELECT n FROM loose WHERE kind = 1 ORDER BY n`)
	if err != nil {
		return err
	}
	for _, episode := range episodes {
		if err := s.divideEpisode(ctx, episode); err != nil {
			return err
		}
	}
	return s.exec(ctx, `DELETE FROM loose`)
}

// divide gives each part of a block that hangs together a block of its own; the
// largest keeps this one.
func (s *seeking) divide(ctx context.Context, block int64) error {
	groups, err := s.components(ctx, block)
	if err != nil {
		return err
	}
	if len(groups) == 0 {
		return s.exec(ctx, `UPDATE block SET changed = changed + 1 WHERE n = $1`, block) // it has lost all claims
	}
	for _, group := range groups[1:] {
		other, err := s.newBlock(ctx)
		if err != nil {
			return err
		}
		for _, claim := range group {
			if err := s.exec(ctx, `UPDATE profile SET block = $1 WHERE claim = $2`, other, claim); err != nil {
				return err
			}
			if err := s.exec(ctx, `UPDATE link SET block = $1 WHERE claim = $2`, other, claim); err != nil {
				return err
			}
		}
		s.changed[block], s.changed[other] = true, true
	}
	if len(groups) == 1 {
		return nil
	}
	return s.rehome(ctx, block)
}

// components returns the claims of a block by what hangs together, the most
// first.
func (s *seeking) components(ctx context.Context, block int64) ([][]int64, error) {
	sets := union[int64]{}
	number, reports := map[string]int64{}, reportSet{}
	err := s.each(ctx, func(rows *sql.Rows) error {
		var (
			id        string
			n, report int64
		)
		err := rows.Scan(&id, &n, &report)
		number[id], sets[n], reports[report] = n, n, ""
		return err
	}, `SELECT c.id, c.n, c.report FROM profile p JOIN claim c ON c.n = p.claim WHERE p.block = $1`, block)
	if err != nil {
		return nil, err
	}
	pairs, err := pairsAmong(ctx, s, reports)
	if err != nil {
		return nil, err
	}
	for i := range pairs {
		for _, e := range pairs[i].Edges {
			a, okA := number[e.A]
			b, okB := number[e.B]
			if okA && okB {
				sets.join(a, b)
			}
		}
	}
	return sets.groups(), nil
}

// rehome gives the questions of a block that was divided to the blocks in which
// most of their claims stand.
func (s *seeking) rehome(ctx context.Context, block int64) error {
	questions, err := column[int64](ctx, s, `SELECT n FROM question WHERE block = $1`, block)
	if err != nil {
		return err
	}
	for _, question := range questions {
		if err := s.exec(ctx, `UPDATE question SET
			block = COALESCE((SELECT block FROM link WHERE question = $1 GROUP BY block ORDER BY count(*) DESC, block LIMIT 1), block),
			blocks = (SELECT count(DISTINCT block) FROM link WHERE question = $1) WHERE n = $1`, question); err != nil {
			return err
		}
	}
	return nil
}

// union is a union-find over numbers or ids: each points to another of its set, one
// to itself.
type union[K cmp.Ordered] map[K]K

func (u union[K]) root(n K) K {
	for u[n] != n {
		u[n] = u[u[n]]
		n = u[n]
	}
	return n
}

func (u union[K]) join(a, b K) {
	a, b = u.root(a), u.root(b)
	u[max(a, b)] = min(a, b)
}

// groups returns the sets, the largest first, equals by their smallest number.
func (u union[K]) groups() [][]K {
	sets := map[K][]K{}
	for _, n := range slices.Sorted(maps.Keys(u)) {
		root := u.root(n)
		sets[root] = append(sets[root], n)
	}
	groups := slices.Collect(maps.Values(sets))
	slices.SortFunc(groups, func(a, b []K) int { return cmp.Or(len(b)-len(a), cmp.Compare(a[0], b[0])) })
	return groups
}
