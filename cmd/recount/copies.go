package main

import (
	"context"

	"recount"
	"recount/export"
	"recount/ledger"
)

type copiesCommand struct {
	Report string `arg:"" optional:"" help:"Of one report; without it, of all."`
	listing
}

// Run lists pairs of reports of which one is the other's text.
func (c *copiesCommand) Run() error {
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[recount.Copy], error) {
		if err := wholeReport(ctx, l, &c.Report); err != nil {
			return ledger.Rows[recount.Copy]{}, err
		}
		return l.Copies(ctx, c.Report, page)
	}
	return listed(&c.listing, list[recount.Copy]{get, export.CopyList}, same)
}
