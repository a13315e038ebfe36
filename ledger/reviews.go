package ledger

import (
	"context"

	"recount"
	"recount/compare"
	"recount/compare/profile"
)

// Reviews are what people decided. They are only ever added.
type Reviews interface {
	// AddReview keeps a review, and marks the blocks that it bears on as
	// changed. An id that is there already is a fault of the caller.
	AddReview(ctx context.Context, review recount.Review) error
	AddClaim(ctx context.Context, review recount.Review, claim recount.Claim, made profile.Profile, linker string) error
	// History returns the reviews of a claim or a question, also those of
	// questions that it took in, oldest first.
	History(ctx context.Context, id string) ([]recount.Review, error)
	// Review returns one review, or ErrNotFound.
	Review(ctx context.Context, id string) (recount.Review, error)
	// ReviewsOf returns the reviews that hold (not undone, not replaced by a
	// later one on the same field) for claims of a report, all versions.
	ReviewsOf(ctx context.Context, report string) ([]recount.Review, error)
	// Decisions returns what holds of merges, splits and best figures.
	Decisions(ctx context.Context) (compare.Decisions, error)
	// Reanchor tells that a review of a claim also holds for the claim that
	// stands in its place in a newer version of the report.
	Reanchor(ctx context.Context, review, claim string) error
}

// Cursors are named places in work that goes on between runs.
type Cursors interface {
	// Cursor returns the value kept under a name, empty where there is none.
	Cursor(ctx context.Context, name string) (string, error)
	SetCursor(ctx context.Context, name, value string) error
}
