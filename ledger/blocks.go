package ledger

import (
	"context"

	"recount"
	"recount/compare"
	"recount/compare/profile"
)

// Blocks are what linking works on: all claims that may answer one question
// with each other. A block is decided as a whole, outside of any transaction,
// and settled if it has not changed meanwhile.
type Blocks interface {
	// Changed returns the keys of blocks that have changed since they were last
	// settled, in the order of their keys, those after the given one, at most
	// limit.
	Changed(ctx context.Context, after string, limit int) ([]string, error)
	// MarkAll marks every block as changed: after an update of the linker.
	MarkAll(ctx context.Context) error
	// Block returns the current claims of the blocks with these keys, without
	// those that a reviewer rejected, and the marks that tell their state.
	Block(ctx context.Context, keys []string) (Block, error)
	// BlocksOf returns the keys of the blocks in which claims stand.
	BlocksOf(ctx context.Context, claims []string) ([]string, error)
	// Settle replaces what was made of the blocks by what they came to, in one
	// transaction, and takes the marks away. It fails with ErrChanged, and does
	// nothing, where a block has changed since it was read. Ids of questions
	// that are no more lead from then on to those that took them in.
	Settle(ctx context.Context, block Block, result compare.Result) error
	// Outdated returns ids of current reports whose profiles were made by
	// another version of the linker, at most limit.
	Outdated(ctx context.Context, linker string, limit int) ([]string, error)
	// SetProfiles replaces the profiles of a report's current claims, and marks
	// their old and new blocks as changed.
	SetProfiles(ctx context.Context, report, linker string, profiles []profile.Profile) error
}

// Block is what [compare.Decide] needs of one block, or of several that a
// reviewer has joined.
type Block struct {
	Keys     []string
	Marks    []int64 // states, as they were read, one a key
	Profiles []profile.Profile
	Copies   []recount.Copy
	Known    map[string]string // claim -> question
}
