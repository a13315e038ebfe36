package main

import (
	"bufio"
	"context"
	"io"
	"os"

	"golang.org/x/term"

	"recount"
	"recount/export"
	"recount/ledger"
)

type statementsCommand struct {
	input
	Report  string `placeholder:"ID" help:"Of one report of the ledger."`
	Who     string `placeholder:"NAME" help:"Part of the name of whoever said so (in the ledger)."`
	Search  string `placeholder:"WORDS" help:"With these words (in the ledger)."`
	Figures bool   `help:"Only those with a figure (in the ledger)."`
	listing
}

// Run prints the attributed statements of reports, or those of the ledger where
// no report is named or piped in.
func (c *statementsCommand) Run() error {
	if len(c.Paths) == 0 {
		c.stdin = piped(os.Stdin)
	}
	if len(c.Paths) > 0 || c.stdin != nil {
		return c.ofReports()
	}
	filter := ledger.StatementFilter{Report: c.Report, Source: c.Who, Search: c.Search, Figures: c.Figures}
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[ledger.Statement], error) {
		if err := wholeReport(ctx, l, &filter.Report); err != nil {
			return ledger.Rows[ledger.Statement]{}, err
		}
		return l.Statements(ctx, filter, page)
	}
	return listed(&c.listing, list[ledger.Statement]{get, export.StatementList}, export.StatementRowOf)
}

func (c *statementsCommand) ofReports() error {
	if c.Format == "csv" {
		return &usageError{"statements of reports have no csv form", "choose --format jsonl, or recount add and read them from the ledger"}
	}
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	write := func(w io.Writer) export.Printer[recount.Attribution] {
		if c.Format == "jsonl" {
			return export.StatementLines(w)
		}
		return export.Statements(w, look())
	}
	return show(&c.input, write, func(r recount.Report) found[recount.Attribution] {
		return found[recount.Attribution]{report: r, rows: extractor.Statements(r).Attributions}
	})
}

// piped returns what is piped in, and nothing where nothing is: programs that
// are run by others often have an empty pipe or device there.
func piped(f *os.File) io.Reader {
	if term.IsTerminal(int(f.Fd())) {
		return nil
	}
	in := bufio.NewReader(f)
	if _, err := in.Peek(1); err != nil {
		return nil
	}
	return in
}
