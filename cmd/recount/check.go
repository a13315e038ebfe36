package main

import (
	"context"
	"fmt"
	"os"

	"recount"
	"recount/ledger"
)

type checkCommand struct{ ledgerFile }

// Run lints the ledger and names every fault.
func (c *checkCommand) Run() error {
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		faults := 0
		records, err := l.Check(ctx, func(p recount.Problem) {
			faults++
			fmt.Fprintln(os.Stderr, "recount:", p.Error())
		})
		if err != nil {
			return err
		}
		if faults > 0 {
			return fmt.Errorf("%d faults in %d records (recount relink --all mends links; a span that does not quote its report does not mend)", faults, records)
		}
		fmt.Printf("%d records, no fault\n", records)
		return nil
	})
}
