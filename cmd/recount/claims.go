package main

import (
	"context"

	"recount"
	"recount/export"
	"recount/ledger"
)

type claimsCommand struct {
	Report     string `placeholder:"ID" help:"Of one report."`
	Claimant   string `placeholder:"C" help:"Part of the name of whoever vouches for the figure."`
	Kind       string `placeholder:"KIND" help:"On the word of such a voice: person, organisation, official, media, or own for the report's own voice."`
	Line       string `placeholder:"KEY" help:"Of the claimant with this key: one person or body, however it is named."`
	RelayedBy  string `placeholder:"KEY" help:"Passed on by the claimant with this key."`
	Question   string `placeholder:"ID" help:"That answer one question."`
	Measure    string `placeholder:"M" help:"What is said of those counted: killed, displaced, aid, …"`
	Place      string `placeholder:"P" help:"Part of the name of a place, or a country's code: UA."`
	Since      day    `placeholder:"DAY" help:"Published on this day or later."`
	Until      day    `placeholder:"DAY" help:"Published on this day or earlier."`
	Search     string `placeholder:"WORDS" help:"With these words in their sentence."`
	Rejected   bool   `help:"Also those that a reviewer rejected."`
	Former     bool   `help:"Also those of former versions of reports, and of older rules."`
	Unreviewed bool   `help:"Only those without a review: first those whose former figure was reviewed, then the least sure."`
	listing
}

// Run lists claims of the ledger.
func (c *claimsCommand) Run() error {
	if err := inOrder(c.Since, c.Until); err != nil {
		return err
	}
	measure, err := recount.MeasureNamed(c.Measure)
	if err != nil {
		return err
	}
	kind, err := recount.OneOf("kind of claimant", c.Kind, ledger.VoiceKinds())
	if err != nil {
		return err
	}
	filter := ledger.ClaimFilter{
		Report: c.Report, Claimant: c.Claimant, Kind: kind, Line: c.Line, RelayedBy: c.RelayedBy, Question: c.Question, Measure: measure, Place: c.Place, Since: c.Since.Day, Until: c.Until.Day,
		Search: c.Search, Rejected: c.Rejected, Former: c.Former, Unreviewed: c.Unreviewed,
	}
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[ledger.Linked], error) {
		if err := wholeReport(ctx, l, &filter.Report); err != nil {
			return ledger.Rows[ledger.Linked]{}, err
		}
		return l.Claims(ctx, filter, page)
	}
	return listed(&c.listing, list[ledger.Linked]{get, export.ClaimList}, export.HeldOf)
}
