package main

import (
	"context"
	"fmt"

	"recount"
	"recount/export"
	"recount/ledger"
)

type reportsCommand struct {
	Report  string `arg:"" optional:"" help:"Print the text of one report."`
	Version string `placeholder:"V" help:"That of a former version."`
	Source  string `placeholder:"NAME" help:"Of one publisher: part of the name."`
	Since   day    `placeholder:"DAY" help:"Published on this day or later."`
	Until   day    `placeholder:"DAY" help:"Published on this day or earlier."`
	Search  string `placeholder:"WORDS" help:"With these words."`
	listing
}

// Run lists reports of the ledger, or prints the text of one.
func (c *reportsCommand) Run() error {
	if c.Report != "" {
		return c.reading(context.Background(), c.text)
	}
	if err := inOrder(c.Since, c.Until); err != nil {
		return err
	}
	filter := ledger.ReportFilter{Source: c.Source, Since: c.Since.Day, Until: c.Until.Day, Search: c.Search}
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[ledger.ReportRow], error) {
		return l.Reports(ctx, filter, page)
	}
	return listed(&c.listing, list[ledger.ReportRow]{get, export.ReportList}, same)
}

// text prints the text of a report exactly as it is quoted.
func (c *reportsCommand) text(ctx context.Context, l ledger.Ledger) error {
	if err := wholeReport(ctx, l, &c.Report); err != nil {
		return err
	}
	report, _, err := l.Report(ctx, c.Report)
	if err == nil && c.Version != "" {
		var former recount.Report
		former, _, err = l.Version(ctx, report.ID, c.Version)
		report = former
	}
	if err != nil {
		return err
	}
	if _, err := fmt.Println(report.Text); err != nil {
		return unwritable(err)
	}
	return nil
}

// wholeReport completes the id of a report; none stays none.
func wholeReport(ctx context.Context, l ledger.Ledger, id *string) (err error) {
	if *id != "" {
		*id, err = l.Whole(ctx, ledger.OfReport, *id)
	}
	return err
}
