package ledger

import (
	"context"
	"time"
)

// Follows keep which questions people follow, to be told what becomes of them.
// They are only ever added to.
type Follows interface {
	// Follow notes that a question is followed from now on, or no longer is. One that
	// is gone can only be followed no longer.
	Follow(ctx context.Context, following Following) error
	// Followed returns what is followed, the first first: each question once, as
	// its last note says, under the id that it has today. Notes of a question that
	// was merged are of the one that took it in. A question whose claims are all gone
	// is told as gone, until it comes back.
	Followed(ctx context.Context) ([]Following, error)
}

// Following is the note that somebody follows a question, or no longer does.
type Following struct {
	Question string    `json:"question"` // id
	Title    string    `json:"title"`    // of the question, as it is today; of one that is gone, as the last claim gave it
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Ends     bool      `json:"-"`
	Gone     bool      `json:"gone"` // no report gives it any more
	Last     string    `json:"last"` // id of the claim that gave it last; empty while one gives it, or where that is not known
}
