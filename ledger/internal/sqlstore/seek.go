package sqlstore

import (
	"cmp"
	"context"
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
		reports, err := column[int64](ctx, t, `SELECT report FROM story WHERE sought = 0 ORDER BY day, id LIMIT $1`, limit)
		if err != nil {
			return err
		}
		if err := t.stories.begin(ctx, t); err != nil {
			return err
		}
		own, err := t.stories.read(ctx, t, reports)
		if err != nil {
			return err
		}
		work := &seeking{tx: t, changed: changes{}, blocks: newKnownBlocks()}
		slices.SortFunc(own, func(a, b *knownStory) int {
			return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report))
		})
		for _, story := range own {
			if err := work.seek(ctx, story); err != nil {
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
	changed changes
	blocks  *knownBlocks
}

// seek finds the neighbours of one report.
func (s *seeking) seek(ctx context.Context, own *knownStory) error {
	if err := s.alone(ctx, own); err != nil {
		return err
	}
	admitted, err := s.admitted(ctx, own)
	if err != nil {
		return err
	}
	nearest := admitted[:min(join.Nearest, len(admitted))]
	if err := s.setNearest(ctx, own, nearest); err != nil {
		return err
	}
	for _, n := range admitted {
		if n.sought && n.likeness >= n.least {
			if err := s.offer(ctx, n.knownStory, neighbour{own, n.likeness}); err != nil {
				return err
			}
		}
	}
	own.sought = true
	s.stories.keep(own)
	return s.exec(ctx, `UPDATE story SET sought = 1 WHERE report = $1`, own.report)
}

// alone gives the claims of a report blocks, and finds what they are to each
// other, where that is not known.
func (s *seeking) alone(ctx context.Context, own *knownStory) error {
	if err := s.giveBlocks(ctx, own.report); err != nil {
		return err
	}
	_, found, err := single[int64](ctx, s, `SELECT a FROM pair WHERE a = $1 AND b = $1`, own.report)
	if err != nil || found {
		return err
	}
	prepared, err := s.prepare(ctx, own.report)
	if err != nil {
		return err
	}
	return s.keepPair(ctx, pairEnds{own.report, own.report}, prepared.Alone(own.Report))
}

// giveBlocks gives each claim of a report that stands in no block one of its
// own.
func (s *seeking) giveBlocks(ctx context.Context, report int64) error {
	claims, err := s.blocks.of(ctx, s.tx, report)
	if err != nil {
		return err
	}
	for _, p := range claims {
		if p.state != stateCurrent || p.block != 0 {
			continue
		}
		if p.block, err = s.newBlock(ctx); err != nil {
			return err
		}
		if err := s.exec(ctx, `UPDATE profile SET block = $1 WHERE claim = $2`, p.block, p.n); err != nil {
			return err
		}
		s.changed[p.block], s.blocks.single[p.block] = true, p.n
	}
	return nil
}

func (t *tx) newBlock(ctx context.Context) (int64, error) {
	return t.insert(ctx, `INSERT INTO block (changed, settled) VALUES (0, 0) RETURNING n`)
}

// prepare reads the claims of a report for matching.
func (s *seeking) prepare(ctx context.Context, report int64) (*join.Report, error) {
	if r := s.stories.ready(report); r != nil {
		return r, nil
	}
	profiles, err := collect(ctx, s, scanProfile, selectProfiles+` WHERE c.report = $1 AND c.state = 0 ORDER BY c.start, c.n`, report)
	if err != nil {
		return nil, err
	}
	r := join.Prepare(profiles)
	s.stories.keepReady(report, r)
	return r, nil
}
