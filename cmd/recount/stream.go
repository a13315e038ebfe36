package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"recount"
	"recount/export"
	"recount/ingest"
)

// output is how commands that print rows may print them.
type output struct {
	Format string `enum:"text,jsonl,csv" default:"text" help:"How to print: text for people, jsonl or csv for programs."`
}

// found is what was found in one report.
type found[Row any] struct {
	report   recount.Report
	rows     []Row
	problems []recount.Problem
}

// show does work on every report of the input and prints the rows found, those
// of each report as soon as they and all before them are there. Problems go to
// standard error; when there were any, the returned error counts them.
func show[Row any](in *input, printer func(io.Writer) export.Printer[Row], work func(recount.Report) found[Row]) error {
	reports, err := in.open()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	write := printer(w)
	meter := besideRows(reports)
	defer meter.finish()
	failed, total := 0, 0
	for item := range ingest.Each(reports.Reports(), work) {
		total++
		meter.advance(total)
		problems := item.Made.problems
		if item.Problem != nil {
			problems = []recount.Problem{*item.Problem}
		} else if err := errors.Join(write(item.Made.report, item.Made.rows), w.Flush()); err != nil {
			return unwritable(err)
		}
		failed += min(1, len(problems))
		meter.report(problems)
	}
	leftOut(reports)
	if failed > 0 {
		return fmt.Errorf("%d of %d inputs could not be read, or not wholly", failed, total)
	}
	return nil
}

// printer chooses how to print rows: text lays them out for people.
func printer[Row any](format string, text func(io.Writer, export.Look) export.Printer[Row]) func(io.Writer) export.Printer[Row] {
	return func(w io.Writer) export.Printer[Row] {
		switch format {
		case "jsonl":
			return export.JSONL[Row](w)
		case "csv":
			return export.CSV[Row](w)
		}
		return text(w, look())
	}
}
