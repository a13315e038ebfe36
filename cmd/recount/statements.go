package main

import (
	"io"

	"recount"
	"recount/export"
)

type statementsCommand struct {
	input
	Format string `enum:"text,jsonl" default:"text" help:"How to print: text for people, jsonl for programs."`
}

// Run prints the attributed statements of reports.
func (c *statementsCommand) Run() error {
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
