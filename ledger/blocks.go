package ledger

import (
	"context"

	"recount/compare"
	"recount/compare/join"
	"recount/compare/profile"
)

// Blocks are what linking works on. A block is all claims that hang together
// by edges ([join.Edge]), directly or over others: the claims that may answer
// one question. It is decided as a whole, outside of any transaction, and
// settled if it has not changed meanwhile. Which claims have an edge depends on
// the set of reports alone, not on the order in which they came.
type Blocks interface {
	// Seek takes up to limit current reports whose neighbours have not been
	// sought since they were filed or their profiles set, in the order of their
	// ids. Among the current reports that share one of their heaviest words
	// ([join.Keys]) and were published within [join.Window] days (or bear no
	// day) it finds those that [join.Near] admits, and keeps the pairs of which
	// one is among the [join.Nearest] of the other, ordered as [join.Sort] does;
	// so a report may push another out of the nearest of a third. Edges of new
	// pairs are found by [join.Match], those inside the report by
	// [join.Report.Alone], and kept, with what is part of what. Blocks that an
	// edge ties together become one; blocks whose edges, inner or of parts, came
	// or went are marked as changed. Reports whose pair is [join.Pair.OneEpisode]
	// have one episode, directly or over others; its key is the smallest id of a
	// report in it. It returns how many reports were sought, 0 where none is
	// left.
	Seek(ctx context.Context, limit int) (int, error)
	// Changed returns the keys of blocks that have changed since they were last
	// settled, in the order of their keys, those after the given one, at most
	// limit.
	Changed(ctx context.Context, after string, limit int) ([]string, error)
	// MarkAll marks every block as changed: after an update of the linker.
	MarkAll(ctx context.Context) error
	// Block returns the current claims of the blocks with these keys, without
	// those that a reviewer rejected, with the pairs of their reports and the
	// marks that tell their state. A claim that answers no question inherits
	// those that it answered last, or that claims did in whose place it stands:
	// of former versions of its report ([compare.InPlace]), the last that answered
	// any, or of older rules that read some of its words as the figure.
	Block(ctx context.Context, keys []string) (Block, error)
	// BlocksOf returns the keys of the blocks in which claims stand.
	BlocksOf(ctx context.Context, claims []string) ([]string, error)
	// Settle replaces what was made of the blocks by what they came to, in one
	// transaction, and takes the marks away. It fails with ErrChanged, and does
	// nothing, where a block has changed since it was read, or where a question
	// that claims inherit has come to be answered by claims of other blocks. Ids of questions
	// that are no more lead from then on to those that took them in.
	Settle(ctx context.Context, block Block, result compare.Result) error
	// Outdated returns ids of current reports whose profiles were made by
	// another version of the linker, at most limit.
	Outdated(ctx context.Context, linker string, limit int) ([]string, error)
	// SetProfiles replaces what comparing knows of a report's current claims;
	// its neighbours are to be sought again.
	SetProfiles(ctx context.Context, report, linker string, story join.Story, profiles []profile.Profile) error
}

// Block is what [compare.Decide] needs of one block, or of several that a
// reviewer has joined.
type Block struct {
	Keys          []string
	Marks         []int64 // states, as they were read, one a key
	compare.Input         // without decisions, which ingest adds
}
