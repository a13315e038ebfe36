package main

import (
	"context"
	"os"
	"time"

	"recount/extract"
	"recount/ledger"
	"recount/serve/mcp"
)

type mcpCommand struct {
	AllowReview bool   `help:"Let the assistant accept, correct and reject claims, in your name; without this it can only read."`
	By          string `placeholder:"NAME" env:"RECOUNT_BY" help:"For whom it reviews; RECOUNT_BY or the name of your account without it."`
	Policy      string `placeholder:"NAME" default:"default" help:"What vague words of a given text mean: default, acled or wikimpacts."`
	ledgerFile
}

// Run answers the assistant at standard input and output until it hangs up.
func (c *mcpCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	open := c.reading
	if c.AllowReview {
		open = c.writing
	}
	return open(ctx, func(ctx context.Context, l ledger.Ledger) error {
		return mcp.Run(ctx, mcp.Options{
			Ledger: l, Extractor: extractor, Now: time.Now, Version: extract.Rules,
			Review: c.AllowReview, By: (&signer{c.By}).name(),
		}, mcp.Lines(os.Stdin, os.Stdout))
	})
}
