// Package ledger says what a ledger can be asked and told: small interfaces by
// role, with their contracts. Package sqlite (a file) implements them; package
// ledgertest holds the one suite that every implementation passes.
//
// A ledger keeps reports, claims, statements and reviews for ever, and beside
// them what the linker makes of the claims (questions, links, origins,
// verdicts), which is made anew, block by block, when a block changes.
package ledger

import (
	"errors"
	"fmt"
	"io"
)

// Errors that implementations wrap. Their messages name the place and what to
// do.
var (
	ErrNotFound = errors.New("not in the ledger")
	ErrNewer    = errors.New("the ledger was written by a newer recount")
	ErrDamaged  = errors.New("the ledger is damaged")
	ErrLocked   = errors.New("the ledger is in use by another program")
	ErrReadOnly = errors.New("the ledger cannot be written")
	ErrFull     = errors.New("no space is left")
	ErrChanged  = errors.New("it has changed meanwhile") // from [Blocks.Settle] and [Reviews.AddReview]: decide it again
	ErrConflict = errors.New("another text has this id") // from [Filing.Add]: same id, other text and other address

	ErrNotLedger = errors.New("this is no ledger of recount")
	ErrInvalid   = errors.New("not understood")               // a cursor, beginning of an id, order or review that makes no sense
	ErrCursor    = fmt.Errorf("the cursor is %w", ErrInvalid) // that of another list, or of none
)

// Ledger is all roles in one. It is safe for concurrent use, by several
// processes too.
type Ledger interface {
	Filing
	Blocks
	Reviews
	Follows
	Cursors
	Changes
	Reader
	Checker
	io.Closer
}
