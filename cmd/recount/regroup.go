package main

import (
	"context"

	"recount"
	"recount/ingest"
)

type missedCommand struct {
	Words  string            `arg:"" help:"Words of the report with the one figure in them, as they stand there."`
	Report string            `placeholder:"ID" help:"The report that has the words."`
	Source string            `placeholder:"NAME" help:"Who published the words, where no report of the ledger has them."`
	URL    string            `placeholder:"URL" help:"Where they were published."`
	Date   day               `placeholder:"YYYY-MM-DD" help:"When."`
	Nth    int               `placeholder:"N" help:"Which of the places in the report where the words stand, from 1."`
	Set    map[string]string `placeholder:"FIELD=VALUE" mapsep:"none" help:"What the words say that is not read out of them, or wrongly: --set measure=killed --set value=40."`
	signature
}

// Run adds a claim that was not found.
func (c *missedCommand) Run() error {
	if c.Report != "" && (c.Source != "" || c.URL != "" || !c.Date.IsZero()) {
		return &usageError{"a report has its own source, address and day", "give --report, or --source with --url and --date"}
	}
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.AddMissed(ctx, s, ingest.Missed{
			Report: c.Report, Words: c.Words, Nth: c.Nth, Fields: c.Set, Source: c.Source, URL: c.URL, Published: c.Date.Day,
		}))
	})
}

type mergeCommand struct {
	Questions []string `arg:"" help:"Ids of the questions that are one."`
	signature
}

// Run merges questions.
func (c *mergeCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.Merge(ctx, s, c.Questions))
	})
}

type splitCommand struct {
	Question string   `arg:"" help:"The question's id."`
	Claims   []string `arg:"" help:"Ids of the claims that answer another one."`
	signature
}

// Run splits claims from a question.
func (c *splitCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.Split(ctx, s, c.Question, c.Claims))
	})
}

type bestCommand struct {
	Question string `arg:"" help:"The question's id."`
	Claim    string `arg:"" help:"The claim whose figure it is."`
	signature
}

// Run sets the best figure of a question.
func (c *bestCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.Best(ctx, s, c.Question, c.Claim))
	})
}
