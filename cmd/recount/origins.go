package main

import (
	"context"

	"recount"
	"recount/export"
	"recount/ledger"
)

type originsCommand struct {
	Question string `arg:"" optional:"" help:"Of one question; without it, of all that the other flags choose."`
	questionFilter
	listing
}

// Run lists the origins that figures go back to, question by question.
func (c *originsCommand) Run() error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[recount.Origin], error) {
		if c.Question != "" {
			return l.OriginsOf(ctx, c.Question, page)
		}
		return originsOfAll(ctx, l, filter, page)
	}
	return listed(&c.listing, list[recount.Origin]{get, export.OriginList}, same)
}

// originsOfAll returns the origins of the questions of a page; its cursor is
// that of questions.
func originsOfAll(ctx context.Context, l ledger.Ledger, filter ledger.QuestionFilter, page ledger.Page) (ledger.Rows[recount.Origin], error) {
	var out ledger.Rows[recount.Origin]
	questions, err := l.Questions(ctx, filter, page)
	if err != nil {
		return out, err
	}
	out.Next = questions.Next
	for i := range questions.Rows {
		origins, err := everyPage(func(p ledger.Page) (ledger.Rows[recount.Origin], error) {
			return l.OriginsOf(ctx, questions.Rows[i].ID, p)
		})
		if err != nil {
			return out, err
		}
		out.Rows = append(out.Rows, origins...)
	}
	return out, nil
}

// everyPage collects the rows of all pages.
func everyPage[Row any](get func(ledger.Page) (ledger.Rows[Row], error)) ([]Row, error) {
	var all []Row
	page := ledger.Page{Limit: atOnce}
	for {
		got, err := get(page)
		all = append(all, got.Rows...)
		if err != nil || got.Next == "" {
			return all, err
		}
		page.After = got.Next
	}
}
