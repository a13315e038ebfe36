package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"time"

	"recount/compare"
	"recount/compare/profile"
	"recount/ledger"
)

// Settle replaces what was made of blocks: see [ledger.Blocks]. Only rows that
// differ are written: a block of 20,000 claims of which five are new costs
// reading its links, not writing them.
func (s *Store) Settle(ctx context.Context, block ledger.Block, result compare.Result) error {
	if len(block.Keys) != len(block.Marks) {
		return invalid("a block of %d keys and %d marks", len(block.Keys), len(block.Marks))
	}
	return s.write(ctx, func(t *tx) error {
		work, err := t.newSettling(ctx, block, s.now())
		if err != nil {
			return err
		}
		return work.settle(ctx, result)
	})
}

// settling is the work of one Settle.
type settling struct {
	*tx
	block     ledger.Block
	numbers   []any // of the blocks
	profiles  map[string]*profile.Profile
	claims    map[string]claimAt // the block's claims, by their ids
	questions map[string]int64   // numbers of the result's questions
	origins   map[string]int64   // and origins: question, NUL, id
	old       map[string]int64   // questions that the blocks had before
	shared    map[int64]bool     // those of them that stood in several blocks
	wasThere  map[int64]bool     // the same by their numbers, and those taken over from other blocks
	inherited map[string]bool    // questions that claims of the block inherit
	at        time.Time
}

// newSettling checks that the blocks stand as they were read.
func (t *tx) newSettling(ctx context.Context, block ledger.Block, at time.Time) (*settling, error) {
	s := &settling{
		tx: t, block: block, profiles: map[string]*profile.Profile{}, claims: map[string]claimAt{},
		questions: map[string]int64{}, origins: map[string]int64{}, old: map[string]int64{}, shared: map[int64]bool{}, wasThere: map[int64]bool{},
		inherited: map[string]bool{}, at: at,
	}
	for _, questions := range block.Inherited {
		for _, question := range questions {
			s.inherited[question] = true
		}
	}
	for i, key := range block.Keys {
		n := blockNumber(key)
		mark, found, err := single[int64](ctx, t, `SELECT changed FROM block WHERE n = $1`, n)
		if err != nil {
			return nil, err
		}
		if !found && block.Marks[i] == 0 {
			return nil, notFound("block", key)
		}
		if mark != block.Marks[i] || !found {
			return nil, fmt.Errorf("block %q: %w", key, ledger.ErrChanged)
		}
		s.numbers = append(s.numbers, n)
	}
	for i := range block.Profiles {
		s.profiles[block.Profiles[i].Claim] = &block.Profiles[i]
	}
	return s, nil
}

// settle writes the parts of the result, those that others point to first.
func (s *settling) settle(ctx context.Context, result compare.Result) error {
	if len(s.numbers) == 0 {
		return nil
	}
	for _, step := range []func(context.Context, compare.Result) error{
		s.readClaims, s.writeQuestions, s.writeOrigins, s.writeLinks, s.writeVerdicts, s.dropQuestions, s.writeRedirects,
	} {
		if err := step(ctx, result); err != nil {
			return err
		}
	}
	these := marks(1, len(s.numbers))
	if err := s.exec(ctx, `UPDATE block SET settled = changed WHERE n IN (`+these+`)`, s.numbers...); err != nil {
		return err
	}
	return s.exec(ctx, `DELETE FROM block WHERE n IN (`+these+`) AND NOT EXISTS (SELECT 1 FROM profile p WHERE p.block = block.n)`, s.numbers...)
}

// readClaims reads the numbers of the block's claims, and the questions that
// the block had.
func (s *settling) readClaims(ctx context.Context, _ compare.Result) error {
	these := marks(1, len(s.numbers))
	err := s.each(ctx, func(rows *sql.Rows) error {
		var (
			id   string
			c    claimAt
			rank int64
		)
		err := rows.Scan(&id, &c.n, &c.block, &rank, &c.kind)
		c.known = noDay - rank
		s.claims[id] = c
		return err
	}, `SELECT c.id, c.n, p.block, c.rank, c.kind FROM profile p JOIN claim c ON c.n = p.claim
		WHERE p.block IN (`+these+`) AND c.state = 0`, s.numbers...)
	if err != nil {
		return err
	}
	return s.each(ctx, func(rows *sql.Rows) error {
		var (
			id        string
			n, blocks int64
		)
		err := rows.Scan(&id, &n, &blocks)
		s.old[id], s.shared[n], s.wasThere[n] = n, blocks > 1, true
		return err
	}, `SELECT id, n, blocks FROM question WHERE block IN (`+these+`)`, s.numbers...)
}

// claimAt is a claim's number, its block, the day by which it is known, and the
// kind of its voice.
type claimAt struct{ n, block, known, kind int64 }

// allQuestions are those that the blocks had and those that they have now.
func (s *settling) allQuestions() map[string]int64 {
	all := maps.Clone(s.old)
	maps.Copy(all, s.questions)
	return all
}

// claim returns a claim of the block.
func (s *settling) claim(id string) (claimAt, error) {
	c, ok := s.claims[id]
	if !ok {
		return c, invalid("claim %q does not stand in the blocks %q", id, s.block.Keys)
	}
	return c, nil
}
