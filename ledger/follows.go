package ledger

import (
	"context"
	"time"
)

// Follows keep which questions people follow, to be told what becomes of them.
// They are only ever added to.
type Follows interface {
	// Follow notes that a question is followed from now on, or no longer is.
	Follow(ctx context.Context, following Following) error
	// Followed returns what is followed, the first first: each question once, as
	// its last note says, under the id that it has today. Notes of a question that
	// was merged are of the one that took it in; those of a question whose claims
	// are all gone wait until it comes back.
	Followed(ctx context.Context) ([]Following, error)
}

// Following is the note that somebody follows a question, or no longer does.
type Following struct {
	Question string    `json:"question"` // id
	Title    string    `json:"title"`    // of the question, as it is today
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Ends     bool      `json:"-"`
}
