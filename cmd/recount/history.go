package main

import (
	"context"
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
		reviews, err := l.History(ctx, c.ID)
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
