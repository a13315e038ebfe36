package ingest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// Merge says that questions are one. What the signature asks is asked of the
// first.
func (k *Keeper) Merge(ctx context.Context, s Signature, questions []string) (recount.Review, error) {
	return first(k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		var ids, claims []string
		for _, id := range questions {
			q, claim, err := k.firstOf(ctx, id)
			if err != nil {
				return nil, err
			}
			if slices.Contains(ids, q.ID) {
				return nil, &Refusal{"two of the questions are one already: " + q.ID, "recount show " + q.ID + " shows its claims"}
			}
			if len(ids) == 0 {
				if err := see(s, &q, seen); err != nil {
					return nil, err
				}
			}
			ids, claims = append(ids, q.ID), append(claims, claim)
		}
		if len(ids) < 2 {
			return nil, misuse("one question alone cannot be merged", "name two or more")
		}
		return []recount.Review{{Action: recount.Merge, Question: ids[0], Claims: claims}}, k.splitApart(ctx, ids)
	}))
}

// firstOf returns a question with the id of the first of its claims.
func (k *Keeper) firstOf(ctx context.Context, id string) (q recount.Summary, claim string, err error) {
	if q, err = k.ledger.Question(ctx, id); err != nil {
		return q, "", err
	}
	rows, err := k.ledger.ClaimsOf(ctx, q.ID, ledger.Page{Limit: 1})
	if err != nil {
		return q, "", err
	}
	if len(rows.Rows) == 0 {
		return q, "", &Refusal{"no claim answers the question " + q.ID, "recount relink brings it up to date"}
	}
	return q, rows.Rows[0].ID, nil
}

// see asks what the signature asks of a question, and notes that it was seen.
func see(s Signature, q *recount.Summary, seen *ledger.Seen) error {
	seen.Question = q
	if s.Question == nil {
		return nil
	}
	return s.Question(*q)
}

// splitApart refuses to merge questions of which a reviewer has split one from
// another.
func (k *Keeper) splitApart(ctx context.Context, questions []string) error {
	decisions, err := k.ledger.Decisions(ctx)
	if err != nil {
		return err
	}
	for _, split := range decisions.Split {
		review, err := k.ledger.Review(ctx, split.Review)
		if err != nil {
			return err
		}
		from, err := k.ledger.Question(ctx, review.Question)
		if err != nil {
			return missing(err, "question "+review.Question, "recount check tells what else is amiss")
		}
		if !slices.Contains(questions, from.ID) {
			continue
		}
		for _, id := range split.Claims {
			c, err := k.ledger.Claim(ctx, id)
			if err != nil {
				return err
			}
			if c.Question != from.ID && slices.Contains(questions, c.Question) {
				return &Refusal{
					fmt.Sprintf("%s split these questions, since: %s", review.By, review.Why),
					"recount review undo " + review.ID + " takes that back",
				}
			}
		}
	}
	return nil
}

// Split says that some claims of a question answer one of their own.
func (k *Keeper) Split(ctx context.Context, s Signature, question string, claims []string) (recount.Review, error) {
	return first(k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		q, ids, err := k.claimsIn(ctx, s, question, claims, seen)
		switch {
		case err != nil:
			return nil, err
		case len(ids) == 0:
			return nil, misuse("no claims are named that are to leave the question", "name them by their ids")
		case len(ids) >= q.Voices.Claims:
			return nil, &Refusal{"all claims would leave the question, and none remain", "name only those that answer another one"}
		}
		return []recount.Review{{Action: recount.Split, Question: q.ID, Claims: ids}}, k.merged(ctx, &q, ids)
	}))
}

// claimsIn returns a question and the whole ids of claims, and refuses those
// that do not answer it.
func (k *Keeper) claimsIn(ctx context.Context, s Signature, question string, claims []string, seen *ledger.Seen) (recount.Summary, []string, error) {
	q, err := k.ledger.Question(ctx, question)
	if err == nil {
		err = see(s, &q, seen)
	}
	if err != nil {
		return q, nil, err
	}
	var ids []string
	for _, id := range claims {
		c, err := k.reviewable(ctx, s, id, seen)
		if err != nil {
			return q, nil, err
		}
		if c.Question != q.ID {
			return q, nil, &Refusal{
				fmt.Sprintf("the claim %s does not answer the question %s but %s", c.ID, q.ID, c.Question),
				"recount show " + q.ID + " lists the claims that do",
			}
		}
		ids = append(ids, c.ID)
	}
	slices.Sort(ids)
	return q, slices.Compact(ids), nil
}

// merged refuses to split claims that a reviewer has joined by merging.
func (k *Keeper) merged(ctx context.Context, q *recount.Summary, leave []string) error {
	history, err := k.ledger.History(ctx, q.ID)
	if err != nil {
		return err
	}
	undone := map[string]bool{}
	for i := range history {
		undone[history[i].Undoes] = true
	}
	for i := range history {
		r := &history[i]
		if r.Action != recount.Merge || undone[r.ID] {
			continue
		}
		out := 0
		for _, id := range r.Claims {
			if slices.Contains(leave, id) {
				out++
			}
		}
		if out > 0 && out < len(r.Claims) {
			return &Refusal{
				fmt.Sprintf("%s merged the questions of %s, since: %s", r.By, strings.Join(r.Claims, " and "), r.Why),
				"recount review undo " + r.ID + " takes that back",
			}
		}
	}
	return nil
}

// Best sets the figure of a claim as the one that the reviewer takes for the
// best of its question.
func (k *Keeper) Best(ctx context.Context, s Signature, question, claim string) (recount.Review, error) {
	return first(k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		q, ids, err := k.claimsIn(ctx, s, question, []string{claim}, seen)
		if err != nil {
			return nil, err
		}
		if string(q.Best) == ids[0] {
			return nil, &Refusal{"the figure of claim " + ids[0] + " is the best already", "recount history " + q.ID + " shows who set it"}
		}
		return k.onClaim(ctx, *seen.Claim, recount.Review{Action: recount.SetBest, Question: q.ID})
	}))
}
