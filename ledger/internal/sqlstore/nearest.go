package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"recount/compare/join"
)

// neighbour is a report that may be compared with another.
type neighbour struct {
	*knownStory
	likeness float64
}

// closer orders neighbours as [join.Sort] does.
func closer(a, b neighbour) int {
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.Report, b.Report))
}

// admitted returns the reports that may be compared with one, the nearest
// first.
func (s *seeking) admitted(ctx context.Context, own *knownStory) ([]neighbour, error) {
	reports, err := s.sharing(ctx, own)
	if err != nil {
		return nil, err
	}
	others, err := s.stories.read(ctx, s.tx, reports)
	if err != nil {
		return nil, err
	}
	var near []neighbour
	for _, other := range others {
		if likeness, ok := join.Near(&own.Story, &other.Story); ok {
			near = append(near, neighbour{other, likeness})
		}
	}
	slices.SortFunc(near, closer)
	return near, nil
}

// sharing returns the other reports, published near enough, that share one of a
// report's heaviest words. Days are asked for a stretch at a time: a condition
// that joins two stretches by OR reads all days.
func (s *seeking) sharing(ctx context.Context, own *knownStory) ([]int64, error) {
	keys := own.Terms.Keys(join.Keys)
	if len(keys) == 0 {
		return nil, nil
	}
	args := make([]any, 0, len(keys)+2)
	for _, key := range keys {
		args = append(args, int64(key)) //nolint:gosec // as it is kept
	}
	from, to := int64(undated), int64(farthest)
	if day := dayCount(own.Published); day != undated {
		from, to = day-join.Window, day+join.Window
	}
	query := `SELECT report FROM story_key WHERE key IN (` + marks(1, len(keys)) + `) AND day BETWEEN ` + marks(len(keys)+1, 1) + ` AND ` + marks(len(keys)+2, 1)
	reports, err := column[int64](ctx, s, query, append(args, from, to)...)
	if err == nil && from != undated {
		var more []int64
		more, err = column[int64](ctx, s, query, append(args, undated, undated)...)
		reports = append(reports, more...)
	}
	slices.Sort(reports)
	return slices.DeleteFunc(slices.Compact(reports), func(report int64) bool { return report == own.report }), err
}

// setNearest puts the nearest neighbours of a report in the place of those it
// had.
func (s *seeking) setNearest(ctx context.Context, own *knownStory, nearest []neighbour) error {
	old := map[int64]bool{}
	others, err := column[int64](ctx, s, `SELECT other FROM near WHERE report = $1`, own.report)
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
	if own.least != least {
		own.least = least
		s.stories.keep(own)
		if err := s.exec(ctx, `UPDATE story SET least = $1 WHERE report = $2`, least, own.report); err != nil {
			return err
		}
	}
	for _, n := range nearest {
		if old[n.report] {
			delete(old, n.report)
			continue
		}
		if err := s.addNear(ctx, own, n); err != nil {
			return err
		}
	}
	for _, gone := range slices.Sorted(maps.Keys(old)) {
		if err := s.dropNear(ctx, own.report, gone); err != nil {
			return err
		}
	}
	return nil
}

// addNear makes one report a nearest neighbour of another, and compares the two
// if that has not been done.
func (s *seeking) addNear(ctx context.Context, own *knownStory, n neighbour) error {
	if err := s.exec(ctx, `INSERT INTO near (report, other, likeness) VALUES ($1, $2, $3)`, own.report, n.report, n.likeness); err != nil {
		return err
	}
	ends, a, b := pairEnds{own.report, n.report}, own.Report, n.Report
	if b < a {
		ends, a, b = pairEnds{n.report, own.report}, b, a
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
	return s.keepPair(ctx, ends, pair)
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
		for _, end := range []int64{p.a, p.b} {
			if err := s.blocks.settleDown(ctx, s.tx, end); err != nil {
				return err
			}
		}
		if err := s.dropPair(ctx, p, s.changed); err != nil {
			return err
		}
	}
	return err
}

// offer puts a report among the nearest of another, if it is nearer than the
// last of them, which it then pushes out.
func (s *seeking) offer(ctx context.Context, to *knownStory, candidate neighbour) error {
	type near struct {
		report   int64
		likeness float64
	}
	rows, err := collect(ctx, s, func(rows *sql.Rows) (n near, err error) { return n, rows.Scan(&n.report, &n.likeness) },
		`SELECT other, likeness FROM near WHERE report = $1`, to.report)
	if err != nil || slices.ContainsFunc(rows, func(n near) bool { return n.report == candidate.report }) {
		return err
	}
	reports, likeness := make([]int64, len(rows)), map[int64]float64{}
	for i, n := range rows {
		reports[i], likeness[n.report] = n.report, n.likeness
	}
	known, err := s.stories.read(ctx, s.tx, reports)
	if err != nil {
		return err
	}
	list := []neighbour{candidate}
	for _, k := range known {
		list = append(list, neighbour{k, likeness[k.report]})
	}
	slices.SortFunc(list, closer)
	return s.setNearest(ctx, to, list[:min(join.Nearest, len(list))])
}
