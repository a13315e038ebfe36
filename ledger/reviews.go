package ledger

import (
	"context"

	"recount"
	"recount/compare"
	"recount/compare/profile"
)

// Reviews are what people decided. They are only ever added.
type Reviews interface {
	// AddReview keeps the reviews of one act, in one transaction, and marks the
	// blocks that they bear on as changed. It fails with ErrChanged, and keeps
	// nothing, where the ledger is no longer as it was seen. An id that is there already, a claim or review that is not in the
	// ledger, a value that does not fit its field are faults of the caller
	// (ErrInvalid, ErrNotFound). A claim that a reviewer adds goes to AddClaim.
	// After a correction, an added claim or an undo the profiles of the report
	// count as outdated ([Blocks.Outdated]), as those of a reviewed report do that
	// comes in a new version or is read anew.
	AddReview(ctx context.Context, seen Seen, reviews ...recount.Review) error
	// Newest returns the id of the review that was kept last, or [NoReview].
	Newest(ctx context.Context) (string, error)
	// AddClaim files a claim on the word of a reviewer (action add), and keeps
	// the review if it is not there yet, in one transaction. The claim counts as
	// those do that were read, and newer rules do not take its place. Where no
	// report has the claim, its report names a source that is no text: one is
	// made from the claim's source, address, title and day. After a page has
	// changed, the same review files the claim as it stands in the new version.
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
	// StandIns returns the claims by which a merge goes besides those that it names
	// (a merge is of questions), also those of Reanchor. When a claim by which it goes stops counting, since its
	// page changed or it was rejected, up to 16 stand in for it that answered the same
	// question with it by the text and by splits ([compare.Beside]), each of another
	// report. Those that a later split takes out no longer do.
	StandIns(ctx context.Context, review string) ([]string, error)
	// Reanchor tells that a review of a claim also holds for the claim that
	// stands in its place in a newer version of the report.
	Reanchor(ctx context.Context, review, claim string) error
	// Lapse tells that a review of a claim does not hold for the claim that stands in
	// its place in a newer version of the report, where its figure is another
	// ([Linked.Lapsed]).
	Lapse(ctx context.Context, review, claim string) error
}

// Seen is what a decision rests on, as it was read. What is empty is not looked
// at.
type Seen struct {
	Newest   string           // of [Reviews.Newest]
	Claim    *Linked          // of [Reader.Claim]
	Question *recount.Summary // of [Reader.Question]
}

// NoReview is the newest review of a ledger without any.
const NoReview = "none"

// Cursors are named places in work that goes on between runs.
type Cursors interface {
	// Cursor returns the value kept under a name, empty where there is none.
	Cursor(ctx context.Context, name string) (string, error)
	SetCursor(ctx context.Context, name, value string) error
}

// ItsID is the name under which a ledger keeps what tells it from all others,
// given when it was made.
const ItsID = "ledger"
