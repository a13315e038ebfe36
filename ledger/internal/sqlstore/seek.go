package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"recount/compare/join"
)

// Seek finds the neighbours of reports, and what their claims have in common:
// see [ledger.Blocks].
func (s *Store) Seek(ctx context.Context, limit int) (sought int, err error) {
	if limit <= 0 {
		return 0, invalid("%d reports cannot be sought", limit)
	}
	err = s.write(ctx, func(t *tx) error {
		reports, err := column[int64](ctx, t, `SELECT report FROM story WHERE sought = 0 ORDER BY id LIMIT $1`, limit)
		if err != nil {
			return err
		}
		work := &seeking{tx: t, stories: s.stories, changed: changes{}, prepared: map[int64]*join.Report{}}
		for _, report := range reports {
			if err := work.seek(ctx, report); err != nil {
				return err
			}
		}
		sought = len(reports)
		if err := work.fallApart(ctx); err != nil {
			return err
		}
		return t.markChanged(ctx, work.changed)
	})
	return sought, err
}

// seeking is the work of one Seek.
type seeking struct {
	*tx
	stories  *storyCache
	changed  changes
	prepared map[int64]*join.Report
}

// neighbour is a report that may be compared with another.
type neighbour struct {
	report   int64
	story    int64 // its number
	id       string
	likeness float64
	least    float64
	sought   bool
}

// closer orders neighbours as [join.Sort] does.
func closer(a, b neighbour) int {
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.id, b.id))
}

// seek finds the neighbours of one report.
func (s *seeking) seek(ctx context.Context, report int64) error {
	own, err := s.story(ctx, report)
	if err != nil {
		return err
	}
	if err := s.alone(ctx, report, own.Report); err != nil {
		return err
	}
	admitted, err := s.admitted(ctx, report, own)
	if err != nil {
		return err
	}
	nearest := admitted[:min(join.Nearest, len(admitted))]
	if err := s.setNearest(ctx, report, own.Report, nearest); err != nil {
		return err
	}
	for _, n := range admitted {
		if n.sought && n.likeness >= n.least {
			if err := s.offer(ctx, n, neighbour{report: report, id: own.Report, likeness: n.likeness}); err != nil {
				return err
			}
		}
	}
	return s.exec(ctx, `UPDATE story SET sought = 1 WHERE report = $1`, report)
}

// story reads what a report tells of.
func (s *seeking) story(ctx context.Context, report int64) (*join.Story, error) {
	var (
		day   int64
		id    string
		terms []byte
	)
	err := s.QueryRowContext(ctx, `SELECT id, day, terms FROM story WHERE report = $1`, report).Scan(&id, &day, &terms)
	return &join.Story{Report: id, Published: countDay(day), Terms: unpackTerms(terms)}, err
}

// alone gives the claims of a report blocks, and finds what they are to each
// other, where that is not known.
func (s *seeking) alone(ctx context.Context, report int64, id string) error {
	if err := s.giveBlocks(ctx, report); err != nil {
		return err
	}
	_, found, err := single[int64](ctx, s, `SELECT a FROM pair WHERE a = $1 AND b = $1`, report)
	if err != nil || found {
		return err
	}
	prepared, err := s.prepare(ctx, report)
	if err != nil {
		return err
	}
	return s.keepPair(ctx, pairEnds{report, report}, prepared.Alone(id), s.changed)
}

// giveBlocks gives each claim of a report that stands in no block one of its
// own.
func (s *seeking) giveBlocks(ctx context.Context, report int64) error {
	claims, err := column[int64](ctx, s, `SELECT p.claim FROM claim c JOIN profile p ON p.claim = c.n WHERE c.report = $1 AND c.state = 0 AND p.block = 0 ORDER BY c.start, c.n`, report)
	if err != nil {
		return err
	}
	for _, claim := range claims {
		block, err := s.newBlock(ctx)
		if err != nil {
			return err
		}
		if err := s.exec(ctx, `UPDATE profile SET block = $1 WHERE claim = $2`, block, claim); err != nil {
			return err
		}
		s.changed[block] = true
	}
	return nil
}

func (t *tx) newBlock(ctx context.Context) (int64, error) {
	return t.insert(ctx, `INSERT INTO block (changed, settled) VALUES (0, 0) RETURNING n`)
}

// prepare reads the claims of a report for matching.
func (s *seeking) prepare(ctx context.Context, report int64) (*join.Report, error) {
	if r, ok := s.prepared[report]; ok {
		return r, nil
	}
	profiles, err := collect(ctx, s, scanProfile, selectProfiles+` WHERE c.report = $1 AND c.state = 0 ORDER BY c.start, c.n`, report)
	if err != nil {
		return nil, err
	}
	s.prepared[report] = join.Prepare(profiles)
	return s.prepared[report], nil
}

// admitted returns the reports that may be compared with one, the nearest
// first.
func (s *seeking) admitted(ctx context.Context, report int64, own *join.Story) ([]neighbour, error) {
	keys := own.Terms.Keys(join.Keys)
	if len(keys) == 0 {
		return nil, nil
	}
	args := []any{report}
	for _, key := range keys {
		args = append(args, int64(key))
	}
	window := ""
	if day := dayCount(own.Published); day != undated {
		window = ` AND (k.day BETWEEN ` + marks(len(args)+1, 1) + ` AND ` + marks(len(args)+2, 1) + ` OR k.day = ` + marks(len(args)+3, 1) + `)`
		args = append(args, day-join.Window, day+join.Window, undated)
	}
	var found []neighbour
	err := s.each(ctx, func(rows *sql.Rows) error {
		var n neighbour
		err := rows.Scan(&n.report, &n.id, &n.sought, &n.least, &n.story)
		found = append(found, n)
		return err
	}, `SELECT s.report, s.id, s.sought, s.least, s.n FROM story s WHERE s.report IN (
		SELECT k.report FROM story_key k WHERE k.key IN (`+marks(2, len(keys))+`)`+window+`) AND s.report <> $1`, args...)
	if err != nil {
		return nil, err
	}
	near := found[:0]
	for _, n := range found {
		other, err := s.stories.read(ctx, s, n.story, n.report)
		if err != nil {
			return nil, err
		}
		if likeness, ok := join.Near(own, other); ok {
			n.likeness = likeness
			near = append(near, n)
		}
	}
	slices.SortFunc(near, closer)
	return near, nil
}

// setNearest puts the nearest neighbours of a report in the place of those it
// had.
func (s *seeking) setNearest(ctx context.Context, report int64, id string, nearest []neighbour) error {
	old := map[int64]bool{}
	others, err := column[int64](ctx, s, `SELECT other FROM near WHERE report = $1`, report)
	if err != nil {
		return err
	}
	for _, other := range others {
		old[other] = true
	}
	least := -1.0
	if len(nearest) == join.Nearest {
		least = nearest[len(nearest)-1].likeness
	}
	if err := s.exec(ctx, `UPDATE story SET least = $1 WHERE report = $2`, least, report); err != nil {
		return err
	}
	for _, n := range nearest {
		if old[n.report] {
			delete(old, n.report)
			continue
		}
		if err := s.addNear(ctx, report, id, n); err != nil {
			return err
		}
	}
	for _, gone := range slices.Sorted(maps.Keys(old)) {
		if err := s.dropNear(ctx, report, gone); err != nil {
			return err
		}
	}
	return nil
}

// addNear makes one report a nearest neighbour of another, and compares the two
// if that has not been done.
func (s *seeking) addNear(ctx context.Context, report int64, id string, n neighbour) error {
	if err := s.exec(ctx, `INSERT INTO near (report, other, likeness) VALUES ($1, $2, $3)`, report, n.report, n.likeness); err != nil {
		return err
	}
	ends, a, b := pairEnds{report, n.report}, id, n.id
	if n.id < id {
		ends, a, b = pairEnds{n.report, report}, n.id, id
	}
	_, found, err := single[int64](ctx, s, `SELECT a FROM pair WHERE a = $1 AND b = $2`, ends.a, ends.b)
	if err != nil || found {
		return err
	}
	if err := s.giveBlocks(ctx, n.report); err != nil {
		return err
	}
	x, err := s.prepare(ctx, ends.a)
	if err != nil {
		return err
	}
	y, err := s.prepare(ctx, ends.b)
	if err != nil {
		return err
	}
	pair := join.Pair{A: a, B: b, Likeness: n.likeness}
	pair.Edges, pair.Doubts = join.Match(x, y, n.likeness)
	return s.keepPair(ctx, ends, pair, s.changed)
}

// dropNear makes a report no longer a nearest neighbour of another. Their pair
// goes, unless the other way round they still are.
func (s *seeking) dropNear(ctx context.Context, report, other int64) error {
	if err := s.exec(ctx, `DELETE FROM near WHERE report = $1 AND other = $2`, report, other); err != nil {
		return err
	}
	_, still, err := single[int64](ctx, s, `SELECT report FROM near WHERE report = $1 AND other = $2`, other, report)
	if err != nil || still {
		return err
	}
	pairs, err := collect(ctx, s, scanPairEnds, `SELECT a, b FROM pair WHERE a = $1 AND b = $2 OR a = $2 AND b = $1`, report, other)
	for _, p := range pairs {
		if err := s.dropPair(ctx, p, s.changed); err != nil {
			return err
		}
	}
	return err
}

// offer puts a report among the nearest of another, if it is nearer than the
// last of them, which it then pushes out.
func (s *seeking) offer(ctx context.Context, to, candidate neighbour) error {
	list, err := collect(ctx, s, func(rows *sql.Rows) (n neighbour, err error) { return n, rows.Scan(&n.report, &n.id, &n.likeness) },
		`SELECT n.other, s.id, n.likeness FROM near n JOIN story s ON s.report = n.other WHERE n.report = $1`, to.report)
	if err != nil || slices.ContainsFunc(list, func(n neighbour) bool { return n.report == candidate.report }) {
		return err
	}
	list = append(list, candidate)
	slices.SortFunc(list, closer)
	return s.setNearest(ctx, to.report, to.id, list[:min(join.Nearest, len(list))])
}
