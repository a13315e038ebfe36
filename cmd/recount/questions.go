package main

import (
	"context"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

// questionFilter is what questions are chosen by.
type questionFilter struct {
	Conflicts bool   `help:"Only those with a conflict."`
	Several   bool   `help:"Only those that more than one claim answers."`
	Measure   string `placeholder:"M" help:"What is said of those counted: killed, displaced, aid, …"`
	Place     string `placeholder:"P" help:"Part of the name of a place, or a country's code: UA."`
	Claimant  string `placeholder:"C" help:"Part of the name of whoever vouches for a figure."`
	Kind      string `placeholder:"KIND" help:"With a figure on the word of such a voice: person, organisation, official, media, or own for a report's own voice."`
	Counts    string `placeholder:"WHAT" help:"About people, things, money, shares or quantities."`
	Line      string `placeholder:"KEY" help:"On which the claimant with this key speaks."`
	Since     day    `placeholder:"DAY" help:"With a figure for this day or later."`
	Until     day    `placeholder:"DAY" help:"With a figure for this day or earlier."`
	Search    string `placeholder:"WORDS" help:"With these words in a claim's sentence."`
	Episode   string `placeholder:"ID" help:"Of one happening."`
	Followed  bool   `help:"Only those that are followed."`
	Sort      string `enum:"latest,claims,conflicts,origins" default:"latest" help:"What comes first: latest, claims, conflicts or origins."`
}

func (f *questionFilter) filter() (ledger.QuestionFilter, error) {
	if err := inOrder(f.Since, f.Until); err != nil {
		return ledger.QuestionFilter{}, err
	}
	measure, err := recount.MeasureNamed(f.Measure)
	if err != nil {
		return ledger.QuestionFilter{}, err
	}
	kind, err := recount.OneOf("kind of claimant", f.Kind, ledger.VoiceKinds())
	if err != nil {
		return ledger.QuestionFilter{}, err
	}
	counts, err := recount.OneOf("kind of figure", f.Counts, ledger.FigureKinds())
	return ledger.QuestionFilter{
		Conflicts: f.Conflicts, Several: f.Several, Measure: measure, Place: f.Place, Claimant: f.Claimant,
		Kind: kind, Counts: counts, Line: f.Line,
		Since: f.Since.Day, Until: f.Until.Day, Search: f.Search, Episode: f.Episode, Followed: f.Followed, Sort: f.Sort,
	}, err
}

type questionsCommand struct {
	questionFilter
	KnownOn day `placeholder:"DAY" help:"As they were known on a day: without reports published later."`
	listing
}

// Run lists questions.
func (c *questionsCommand) Run() error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	filter.KnownOn = c.KnownOn.Day
	get := func(ctx context.Context, l ledger.Ledger, page ledger.Page) (ledger.Rows[recount.Summary], error) {
		return ingest.QuestionsKnownOn(ctx, l, filter, page)
	}
	return listed(&c.listing, list[recount.Summary]{get, export.Questions}, same)
}
