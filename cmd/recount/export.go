package main

import (
	"context"
	"fmt"

	"recount/export/folder"
	"recount/ledger"
)

type exportCommand struct {
	Format string `required:"" enum:"csv,jsonl,parquet,jsonld" help:"csv, jsonl, parquet or jsonld."`
	Out    string `required:"" placeholder:"DIR" help:"The folder to write: new, empty, or of an earlier export."`
	HXL    bool   `help:"csv: a row of HXL tags below each header."`
	ledgerFile
}

// Run writes the ledger into a folder.
func (c *exportCommand) Run() error {
	if c.HXL && c.Format != "csv" {
		return &usageError{"tags of HXL stand in csv files", "choose --format csv, or leave --hxl out"}
	}
	ctx, stop := untilStopped()
	defer stop()
	return c.reading(ctx, func(ctx context.Context, l ledger.Ledger) error {
		written, err := folder.Write(c.Out, c.Format, folder.FromLedger(ctx, l), folder.Options{HXL: c.HXL})
		if err != nil {
			return err
		}
		for _, file := range written.Files {
			if file.Rows > 0 {
				fmt.Printf("%s: %d rows\n", file.Name, file.Rows)
			}
		}
		return nil
	})
}
