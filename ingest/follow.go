package ingest

import (
	"context"
	"errors"
	"strings"

	"recount/ledger"
)

// Follow notes that questions are followed from now on: what becomes of them is
// told first in [LastChanges]. It returns the notes under the ids that the
// questions have: that of who follows it already, where somebody does.
func (k *Keeper) Follow(ctx context.Context, by string, questions ...string) ([]ledger.Following, error) {
	return k.following(ctx, ledger.Following{By: by}, questions)
}

// Unfollow notes that questions are no longer followed, whoever followed them.
func (k *Keeper) Unfollow(ctx context.Context, by string, questions ...string) ([]ledger.Following, error) {
	return k.following(ctx, ledger.Following{By: by, Ends: true}, questions)
}

// following keeps a note of each question, where its last says otherwise.
func (k *Keeper) following(ctx context.Context, note ledger.Following, questions []string) (notes []ledger.Following, err error) {
	if note.By = strings.TrimSpace(note.By); note.By == "" {
		return nil, &Refusal{"nobody signs this", "say who follows with --by NAME, or in RECOUNT_BY"}
	}
	note.At = k.now().UTC()
	for _, id := range questions {
		one, stands, err := k.toFollow(ctx, note, id)
		switch {
		case err != nil:
		case stands != nil && !note.Ends: // who followed it first does
			one = *stands
		case stands != nil || !note.Ends:
			err = k.ledger.Follow(ctx, one)
		}
		if err != nil {
			return notes, err
		}
		notes = append(notes, one)
	}
	return notes, nil
}

// toFollow makes a note of a question out of that of any, and finds the one that
// stands where it is followed. One that is gone can be followed no longer, if it is
// followed.
func (k *Keeper) toFollow(ctx context.Context, note ledger.Following, id string) (one ledger.Following, stands *ledger.Following, err error) {
	q, missing := k.ledger.Question(ctx, id)
	if missing != nil && (!note.Ends || !errors.Is(missing, ledger.ErrNotFound)) {
		return note, nil, missing
	}
	note.Question, note.Title = q.ID, q.Title
	if missing != nil {
		if note.Question, err = k.ledger.Whole(ctx, ledger.OfQuestion, id); err != nil {
			return note, nil, missing
		}
	}
	followed, err := k.ledger.Followed(ctx)
	if err != nil {
		return note, nil, err
	}
	for i := range followed {
		if f := &followed[i]; f.Question == note.Question {
			note.Title, note.Gone, note.Last = f.Title, f.Gone, f.Last
			return note, f, nil
		}
	}
	return note, nil, missing
}
