package ledger

import "context"

// Changes tell what became of a ledger over time, in the order in which it
// came. What a ledger held when it was first linked is no change.
type Changes interface {
	// ChangesAfter returns the changes after the one of a number (0: from the
	// first), oldest first, at most limit.
	ChangesAfter(ctx context.Context, number int64, limit int) ([]Change, error)
	// LastChanges returns the changes that came last, the newest first, at most
	// limit.
	LastChanges(ctx context.Context, limit int) ([]Change, error)
}

// Change is one thing that changed. Ids lead to what was told at that time; it
// may have changed again.
type Change struct {
	Number int64 // rises; never used twice
	At     string
	Kind   ChangeKind

	// The claim that came, or the two that conflict, and the question that the
	// first of them answers now; empty for a revision.
	Claim, Other, Question string

	// The report that was revised, its version from then on and the one before;
	// empty for others.
	Report, Version, Former string
}

// ChangeKind is what kind of change it is.
type ChangeKind string

// The kinds of changes. A figure or conflict is told once of the same claims, a
// version each time that it becomes the present one.
const (
	NewFigure   ChangeKind = "figure"   // a report that is new answers a question that was there
	NewConflict ChangeKind = "conflict" // two claims were found to conflict that did not before, nor figures in the same words in whose place they stand
	NewVersion  ChangeKind = "revision" // a report has a new version
)
