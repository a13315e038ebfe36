package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"os"

	"recount"
	"recount/export"
	"recount/ledger"
)

type showCommand struct {
	Question string `arg:"" help:"The question's id, or its first 6 digits or more; or the id of a claim that answers it."`
	KnownOn  day    `placeholder:"DAY" help:"As it was known on a day: without reports published later."`
	ledgerFile
	output
}

// Run shows one question with its claims, verdicts and origins.
func (c *showCommand) Run() error {
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		most := export.Most{}
		if c.Format == "text" {
			most = export.ForPeople()
		}
		page, err := export.Gather(ctx, l, c.Question, c.KnownOn.Day, most)
		if errors.Is(err, ledger.ErrNotFound) {
			if question := questionOf(ctx, l, c.Question); question != "" {
				page, err = export.Gather(ctx, l, question, c.KnownOn.Day, most)
			}
		}
		if err != nil {
			return err
		}
		out := bufio.NewWriter(os.Stdout)
		if err := cmp.Or(c.print(out, page), out.Flush()); err != nil {
			return unwritable(err)
		}
		return nil
	})
}

func (c *showCommand) print(out *bufio.Writer, page export.QuestionPage) error {
	switch c.Format {
	case "jsonl":
		return export.QuestionLine(out, page)
	case "csv":
		rows := make([]export.Held, len(page.Claims))
		for i := range page.Claims {
			rows[i] = export.HeldOf(page.Claims[i])
		}
		return export.CSV[export.Held](out)(recount.Report{}, rows)
	}
	return export.Question(out, look(), page)
}

// questionOf returns the question that a claim answers, and nothing where the id
// is of none.
func questionOf(ctx context.Context, l ledger.Ledger, id string) string {
	whole, err := l.Whole(ctx, ledger.OfClaim, id)
	if err != nil {
		return ""
	}
	claim, err := l.Claim(ctx, whole)
	if err != nil {
		return ""
	}
	return claim.Question
}
