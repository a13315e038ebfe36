package sqlstore

import (
	"context"
	"database/sql"
	"slices"
)

// knownBlocks are the blocks in which claims stand, as one Seek has read and
// changed them: the claims of a report are asked for with each pair of it.
type knownBlocks struct {
	reports map[int64][]*placed // those that were read, in the order of their text
	claims  map[string]*placed  // those that stand in no version that newer rules replaced
	into    map[int64]int64     // block -> the one that took it in
	single  map[int64]int64     // blocks of this Seek that have one claim yet -> that claim
}

// placed is a claim and its block, 0 where it has none yet.
type placed struct {
	id              string
	n, state, block int64
}

func newKnownBlocks() *knownBlocks {
	return &knownBlocks{reports: map[int64][]*placed{}, claims: map[string]*placed{}, into: map[int64]int64{}, single: map[int64]int64{}}
}

// of returns the claims of a report.
func (k *knownBlocks) of(ctx context.Context, t *tx, report int64) ([]*placed, error) {
	if claims, known := k.reports[report]; known {
		return claims, nil
	}
	claims, err := collect(ctx, t, func(rows *sql.Rows) (*placed, error) {
		p := &placed{}
		return p, rows.Scan(&p.id, &p.n, &p.state, &p.block)
	}, `SELECT c.id, c.n, c.state, p.block FROM claim c JOIN profile p ON p.claim = c.n WHERE c.report = $1 ORDER BY c.start, c.n`, report)
	if err != nil {
		return nil, err
	}
	k.reports[report] = claims
	for _, p := range claims {
		if p.state < stateOlder {
			k.claims[p.id] = p
		}
	}
	return claims, nil
}

// block returns the block in which a claim stands now.
func (k *knownBlocks) block(p *placed) int64 {
	for into, gone := k.into[p.block]; gone; into, gone = k.into[p.block] {
		p.block = into
	}
	return p.block
}

// common returns the blocks in which two reports both have claims.
func (k *knownBlocks) common(ctx context.Context, t *tx, ends pairEnds) ([]int64, error) {
	var blocks [2][]int64
	for i, report := range []int64{ends.a, ends.b} {
		claims, err := k.of(ctx, t, report)
		if err != nil {
			return nil, err
		}
		for _, p := range claims {
			if block := k.block(p); block != 0 {
				blocks[i] = append(blocks[i], block)
			}
		}
	}
	return slices.DeleteFunc(blocks[0], func(block int64) bool { return !slices.Contains(blocks[1], block) }), nil
}

// took notes that one block took another in.
func (k *knownBlocks) took(large, small int64) {
	k.into[small] = large
	delete(k.single, small)
	delete(k.single, large)
}

// settleDown forgets which blocks of a report's claims are new: they are to be
// looked up where they are tied.
func (k *knownBlocks) settleDown(ctx context.Context, t *tx, report int64) error {
	claims, err := k.of(ctx, t, report)
	for _, p := range claims {
		delete(k.single, k.block(p))
	}
	return err
}
