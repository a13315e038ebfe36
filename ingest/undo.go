package ingest

import (
	"context"
	"slices"

	"recount"
	"recount/ledger"
)

// Undo says that an earlier review no longer holds, and with it all that was
// decided in the same act: the interval goes with the value. It returns the
// reviews that say so, that of the review named first.
func (k *Keeper) Undo(ctx context.Context, s Signature, id string) ([]recount.Review, error) {
	return k.act(ctx, s, func(*ledger.Seen) ([]recount.Review, error) {
		whole, err := k.ledger.Whole(ctx, ledger.OfReview, id)
		if err != nil {
			return nil, err
		}
		review, err := k.ledger.Review(ctx, whole)
		if err != nil {
			return nil, err
		}
		if review.Action == recount.Undo {
			return nil, &Refusal{"the review " + review.ID + " undoes another, and stays", "review again what it undid"}
		}
		about := review.Claim
		if about == "" {
			about = review.Question
		}
		past, err := k.pastOf(ctx, about)
		if err != nil {
			return nil, err
		}
		return past.undo(&review)
	})
}

// past is what was decided on a claim or a question.
type past struct {
	reviews []recount.Review  // oldest first
	undone  map[string]string // id of a review -> that of the one that undid it
}

func (k *Keeper) pastOf(ctx context.Context, id string) (past, error) {
	reviews, err := k.ledger.History(ctx, id)
	p := past{reviews, map[string]string{}}
	for i := range reviews {
		if reviews[i].Undoes != "" {
			p.undone[reviews[i].Undoes] = reviews[i].ID
		}
	}
	return p, err
}

// undo makes the reviews that take the act of a review back.
func (p past) undo(review *recount.Review) ([]recount.Review, error) {
	if by := p.undone[review.ID]; by != "" {
		return nil, &Refusal{"the review " + review.ID + " was undone already, by " + by, "recount history shows when and why"}
	}
	if later := p.builtOn(review); later != nil {
		return nil, &Refusal{
			"a later review of " + later.Field + ", " + later.ID + ", was made on what the review " + review.ID + " says",
			"take that back first: recount review undo " + later.ID,
		}
	}
	var undoing []recount.Review
	for i := range p.reviews {
		r := &p.reviews[i]
		if p.undone[r.ID] != "" || !inOneAct(r, review) {
			continue
		}
		undoing = append(undoing, recount.Review{Action: recount.Undo, Undoes: r.ID, Claim: r.Claim, Question: r.Question, Claims: r.Claims})
	}
	slices.SortStableFunc(undoing, func(a, b recount.Review) int { return rank(a.Undoes == review.ID) - rank(b.Undoes == review.ID) })
	return undoing, nil
}

func inOneAct(a, b *recount.Review) bool {
	return a.ID == b.ID || a.Act != "" && a.Act == b.Act
}

// builtOn returns a later correction that holds of a field that the act of a
// review corrected; nil where there is none. With the former gone, what followed
// from both would hold of neither.
func (p past) builtOn(review *recount.Review) (later *recount.Review) {
	fields := map[string]bool{}
	for i := range p.reviews {
		r := &p.reviews[i]
		switch {
		case r.Action != recount.Correct || p.undone[r.ID] != "":
		case inOneAct(r, review):
			fields[r.Field] = true
		case fields[r.Field]:
			later = r
		}
	}
	return later
}
