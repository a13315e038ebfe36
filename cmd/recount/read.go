package main

import (
	"recount"
	"recount/export"
)

type readCommand struct {
	input
	output
}

// Run prints the claims of reports.
func (c *readCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	return show(&c.input, printer(c.Format, export.Ledger), func(r recount.Report) found[recount.Claim] {
		result := extractor.Extract(r)
		return found[recount.Claim]{result.Report, result.Claims, result.Problems}
	})
}
