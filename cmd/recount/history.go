package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"recount"
	"recount/export"
	"recount/ledger"
)

type historyCommand struct {
	ID     string `arg:"" help:"The id of a claim or a question; or of a review, for all that was decided on what it is about."`
	Format string `enum:"text,jsonl" default:"text" help:"How to print: text for people, jsonl for programs."`
	ledgerFile
}

// Run prints what people decided on a claim or a question.
func (c *historyCommand) Run() error {
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		id, err := reviewedBy(ctx, l, c.ID)
		if err != nil {
			return err
		}
		reviews, err := l.History(ctx, id)
		if err != nil {
			return err
		}
		if c.Format == "jsonl" {
			rows := make([]export.ReviewRow, len(reviews))
			for i := range reviews {
				rows[i] = export.ReviewRowOf(reviews[i])
			}
			err = export.JSONL[export.ReviewRow](os.Stdout)(recount.Report{}, rows)
		} else {
			err = export.History(os.Stdout, look(), reviews)
		}
		if err != nil {
			return unwritable(err)
		}
		return nil
	})
}

// reviewedBy returns the id of the claim or question that an id is of, or that
// the review of that id is about.
func reviewedBy(ctx context.Context, l ledger.Ledger, given string) (string, error) {
	for _, kind := range []ledger.Kind{ledger.OfClaim, ledger.OfQuestion} {
		if id, err := l.Whole(ctx, kind, given); !errors.Is(err, ledger.ErrNotFound) {
			return id, err
		}
	}
	id, err := l.Whole(ctx, ledger.OfReview, given)
	if errors.Is(err, ledger.ErrNotFound) {
		return "", fmt.Errorf("claim, question or review %q: %w", given, ledger.ErrNotFound)
	}
	if err != nil {
		return "", err
	}
	review, err := l.Review(ctx, id)
	return cmp.Or(review.Claim, review.Question), err
}
