package main

import (
	"context"
	"fmt"

	"recount/ingest"
	"recount/ledger"
)

type addCommand struct {
	input
	ledgerFile
}

// Run adds reports to the ledger.
func (c *addCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	reports, err := c.open()
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	meter := newMeter(reports)
	defer meter.clear()
	return c.making(ctx, func(ctx context.Context, l ledger.Ledger) error {
		sum, err := keeper(l, extractor, meter).Add(ctx, reports.Reports())
		meter.clear()
		meter.leftOut()
		fmt.Println(told(&sum))
		if err == nil && sum.Failed > 0 {
			err = fmt.Errorf("%d of %d inputs could not be taken in, or not wholly", sum.Failed, sum.Inputs)
		}
		return err
	})
}

// told says in one line what adding came to.
func told(sum *ingest.Added) string {
	words := fmt.Sprintf("%d new, %d in a new version, %d read anew, %d known already; %s, %s",
		sum.Outcomes[ledger.Added], sum.Outcomes[ledger.Revised], sum.Outcomes[ledger.Reread], sum.Outcomes[ledger.Known],
		counted(sum.Claims, "claim", "claims"), counted(sum.Copies, "pair of copies", "pairs of copies"))
	return words + leftOver(&sum.Linked)
}

// leftOver says what linking could not do.
func leftOver(linked *ingest.Relinked) (words string) {
	if linked.Left > 0 {
		words += "; " + counted(linked.Left, "block is", "blocks are") + " at work in another program: recount relink links what is left"
	}
	if linked.Lost > 0 {
		words += "; " + counted(linked.Lost, "review", "reviews") + " found no claim in the new text"
	}
	return words
}

// counted writes a number with its noun.
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
