package main

import (
	"context"
	"errors"
	"os"

	"recount"
	"recount/export"
	"recount/ledger"
)

type historyCommand struct {
	ID     string `arg:"" help:"A claim or a question."`
	Format string `enum:"text,jsonl" default:"text" help:"How to print: text for people, jsonl for programs."`
	ledgerFile
}

// Run prints what people decided on a claim or a question.
func (c *historyCommand) Run() error {
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		id, err := l.Whole(ctx, ledger.OfClaim, c.ID)
		if errors.Is(err, ledger.ErrNotFound) {
			id, err = l.Whole(ctx, ledger.OfQuestion, c.ID)
		}
		if err != nil {
			return err
		}
		reviews, err := l.History(ctx, id)
		if err != nil {
			return err
		}
		if c.Format == "jsonl" {
			err = export.JSONL[recount.Review](os.Stdout)(recount.Report{}, reviews)
		} else {
			err = export.History(os.Stdout, look(), reviews)
		}
		if err != nil {
			return unwritable(err)
		}
		return nil
	})
}
