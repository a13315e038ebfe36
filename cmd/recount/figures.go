package main

import (
	"recount"
	"recount/export"
	"recount/extract"
)

type figuresCommand struct {
	input
	output
}

// Run prints the expressions of number and time in reports.
func (c *figuresCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	return show(&c.input, printer(c.Format, export.Figures), func(r recount.Report) found[extract.Expression] {
		return found[extract.Expression]{report: r, rows: extractor.Figures(r)}
	})
}
