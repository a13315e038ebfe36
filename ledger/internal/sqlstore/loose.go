package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
)

// The kinds of row in loose. Blocks that an earlier recount left loose bear no
// note of the reports whose ties went.
const (
	looseUnnoted = 0 // a block
	looseEpisode = 1
	looseBlock   = 2
	looseReport  = 3 // whose ties went
)

// loosen notes that the ties of a pair of reports are about to go.
func (t *tx) loosen(ctx context.Context, ends pairEnds) error {
	if err := t.exec(ctx, `INSERT INTO loose (kind, n) SELECT DISTINCT 2, p.block FROM profile p JOIN claim c ON c.n = p.claim
		WHERE c.report IN ($1, $2) AND p.block <> 0 ON CONFLICT DO NOTHING`, ends.a, ends.b); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO loose (kind, n) VALUES (3, $1), (3, $2) ON CONFLICT DO NOTHING`, ends.a, ends.b)
}

// divideBlocks divides the loose blocks that no longer hang together.
//
// Whatever comes apart from a block has a claim of a report whose ties went. So a
// block hangs together if those of its claims do, and to see that it takes, of a
// block of 20,000 claims, the pairs of some reports rather than all.
func (s *seeking) divideBlocks(ctx context.Context) error {
	unnoted, err := column[int64](ctx, s, `SELECT n FROM loose WHERE kind = $1 ORDER BY n`, looseUnnoted)
	if err != nil {
		return err
	}
	blocks, err := column[int64](ctx, s, `SELECT n FROM loose WHERE kind = $1 ORDER BY n`, looseBlock)
	if err != nil {
		return err
	}
	search, err := s.newTieSearch(ctx)
	if err != nil {
		return err
	}
	for _, block := range blocks {
		whole, err := search.whole(ctx, block)
		if err != nil {
			return err
		}
		if !whole {
			unnoted = append(unnoted, block)
		}
	}
	slices.Sort(unnoted)
	for _, block := range slices.Compact(unnoted) {
		if err := s.divide(ctx, block); err != nil {
			return err
		}
	}
	return nil
}

// tieSearch looks for what ties claims together, from report to report.
type tieSearch struct {
	*seeking
	ends   map[int64][]string // block -> its claims that may have come apart
	parent union[string]      // of the claims met
	met    map[string][]int64 // of a root: reports of its claims whose pairs were not read yet
	read   map[int64]bool     // reports whose pairs were
	pairs  *pairReader
}

func (s *seeking) newTieSearch(ctx context.Context) (*tieSearch, error) {
	t := &tieSearch{
		seeking: s, ends: map[int64][]string{}, parent: union[string]{}, met: map[string][]int64{},
		read: map[int64]bool{}, pairs: newPairReader(),
	}
	return t, s.each(ctx, func(rows *sql.Rows) error {
		var (
			claim         string
			report, block int64
		)
		err := rows.Scan(&claim, &report, &block)
		t.ends[block] = append(t.ends[block], claim)
		t.meet(claim, report)
		return err
	}, `SELECT c.id, c.report, p.block FROM loose l JOIN claim c ON c.report = l.n JOIN profile p ON p.claim = c.n
		WHERE l.kind = $1 AND p.block <> 0`, looseReport)
}

// meet enters a claim of a report.
func (t *tieSearch) meet(claim string, report int64) {
	if _, known := t.parent[claim]; !known {
		t.parent[claim] = claim
		t.met[claim] = []int64{report}
	}
}

// join ties two claims together.
func (t *tieSearch) join(a, b string) {
	a, b = t.parent.root(a), t.parent.root(b)
	if a == b {
		return
	}
	if len(t.met[a]) < len(t.met[b]) {
		a, b = b, a
	}
	t.parent[b] = a
	t.met[a] = append(t.met[a], t.met[b]...)
	delete(t.met, b)
}

// whole tells whether the claims of a block that may have come apart hang
// together. It goes on from all but that part from which most is left to read,
// until they meet or one has nothing left.
func (t *tieSearch) whole(ctx context.Context, block int64) (bool, error) {
	if len(t.ends[block]) == 0 {
		return false, nil // it has lost all claims
	}
	for {
		parts := map[string]bool{}
		for _, claim := range t.ends[block] {
			parts[t.parent.root(claim)] = true
		}
		if len(parts) == 1 {
			return true, nil
		}
		roots := slices.SortedFunc(maps.Keys(parts), func(a, b string) int {
			return cmp.Or(cmp.Compare(len(t.met[b]), len(t.met[a])), cmp.Compare(a, b))
		})
		var next []int64
		for _, root := range roots[1:] {
			left := slices.DeleteFunc(t.met[root], func(report int64) bool { return t.read[report] })
			if len(left) == 0 {
				return false, nil
			}
			next = append(next, left...)
			t.met[root] = nil
		}
		slices.Sort(next)
		if err := t.follow(ctx, slices.Compact(next)); err != nil {
			return false, err
		}
	}
}

// follow reads the pairs of reports, and joins what these tie together.
func (t *tieSearch) follow(ctx context.Context, reports []int64) error {
	these := marks(1, readAtOnce)
	for some := range slices.Chunk(reports, readAtOnce) {
		err := t.each(ctx, func(rows *sql.Rows) error {
			var (
				ends pairEnds
				body sql.RawBytes
			)
			if err := rows.Scan(&ends.a, &ends.b, &body); err != nil {
				return err
			}
			pair, err := t.pairs.read(body)
			for _, e := range pair.Edges {
				t.meet(e.A, ends.a)
				t.meet(e.B, ends.b)
				t.join(e.A, e.B)
			}
			return err
		}, `SELECT a, b, body FROM pair WHERE a IN (`+these+`) UNION ALL SELECT a, b, body FROM pair WHERE b IN (`+these+`)`, padded(some)...)
		if err != nil {
			return err
		}
		for _, report := range some {
			t.read[report] = true
		}
	}
	return nil
}
