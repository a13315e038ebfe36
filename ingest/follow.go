package ingest

import (
	"context"
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
		q, err := k.ledger.Question(ctx, id)
		if err != nil {
			return notes, err
		}
		note.Question, note.Title = q.ID, q.Title
		stands, err := followingOf(ctx, k.ledger, q.ID)
		switch {
		case err != nil:
			return notes, err
		case stands != nil && !note.Ends: // who followed it first does
			notes = append(notes, *stands)
			continue
		case stands != nil || !note.Ends:
			err = k.ledger.Follow(ctx, note)
		}
		if err != nil {
			return notes, err
		}
		notes = append(notes, note)
	}
	return notes, nil
}

// followingOf returns the note of who follows a question, by the id that it has;
// nil where nobody does.
func followingOf(ctx context.Context, l ledger.Follows, question string) (*ledger.Following, error) {
	followed, err := l.Followed(ctx)
	for i := range followed {
		if followed[i].Question == question {
			return &followed[i], err
		}
	}
	return nil, err
}
