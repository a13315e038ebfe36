package main

import (
	"context"
	"fmt"

	"recount"
	"recount/ledger"
)

type relinkCommand struct {
	ledgerFile
	All bool `help:"Decide every claim anew, also where nothing has changed."`
}

// Run completes what is left to link.
func (c *relinkCommand) Run() error {
	extractor, err := extractorFor("")
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	meter := newMeter(nil)
	defer meter.finish()
	return c.writing(ctx, func(ctx context.Context, l ledger.Ledger) error {
		k := keeper(l, extractor, meter)
		relink := k.Relink
		if c.All {
			relink = k.RelinkAll
		}
		done, err := relink(ctx)
		meter.finish()
		if err == nil {
			fmt.Printf("%s of claims linked, %s profiled anew, %d compared for copies%s\n", recount.Counted(done.Blocks, "block", "blocks"),
				recount.Counted(done.Profiled, "report", "reports"), done.Sought, leftOver(&done))
		}
		return err
	})
}
