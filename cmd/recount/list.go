package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"

	"recount"
	"recount/export"
	"recount/ledger"
)

// listing is what commands that list rows of the ledger have in common.
type listing struct {
	ledgerFile
	output
	Limit int    `placeholder:"N" help:"At most so many rows. Without it: 50 as text, all of them as jsonl or csv."`
	After string `placeholder:"CURSOR" help:"Go on after the row at which an earlier list ended."`
}

const (
	shown  = 50  // rows of a list for people
	atOnce = 500 // rows asked of the ledger at a time
)

// page is a page of rows: how to get one, and how to print it for people.
type list[Row any] struct {
	get  func(context.Context, ledger.Ledger, ledger.Page) (ledger.Rows[Row], error)
	text func(io.Writer, export.Look, []Row) error
}

// listed prints rows of the ledger, a page at a time.
func listed[Row, Line any](c *listing, rows list[Row], line func(Row) Line) error {
	if c.Limit < 0 {
		return &usageError{fmt.Sprintf("--limit cannot be %d", c.Limit), "give a number of rows, or leave it out"}
	}
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		out := bufio.NewWriter(os.Stdout)
		write := liner[Line](c.Format, out)
		left, page := c.limit(), ledger.Page{After: c.After}
		for {
			page.Limit = min(left, atOnce)
			got, err := rows.get(ctx, l, page)
			if err != nil {
				return err
			}
			if err := cmp.Or(printPage(c, out, rows, got.Rows, write, line), out.Flush()); err != nil {
				return unwritable(err)
			}
			left -= len(got.Rows)
			page.After = got.Next
			if got.Next == "" {
				return nil
			}
			if left <= 0 {
				fmt.Fprintf(os.Stderr, "recount: there are more: --after %s\n", got.Next)
				return nil
			}
		}
	})
}

func printPage[Row, Line any](c *listing, out io.Writer, rows list[Row], got []Row, write export.Printer[Line], line func(Row) Line) error {
	if c.Format == "text" {
		return rows.text(out, look(), got)
	}
	lines := make([]Line, len(got))
	for i := range got {
		lines[i] = line(got[i])
	}
	return write(recount.Report{}, lines)
}

// limit is how many rows are printed at most.
func (c *listing) limit() int {
	if c.Limit > 0 {
		return c.Limit
	}
	if c.Format == "text" {
		return shown
	}
	return int(^uint(0) >> 1)
}

// liner prints rows for programs.
func liner[Line any](format string, out io.Writer) export.Printer[Line] {
	if format == "csv" {
		return export.CSV[Line](out)
	}
	return export.JSONL[Line](out)
}

// same is for rows that are printed as they are.
func same[Row any](row Row) Row { return row }

func unwritable(err error) error { return fmt.Errorf("the output cannot be written: %w", err) }
