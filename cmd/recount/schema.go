package main

import (
	"os"

	"recount/export"
)

type schemaCommand struct{}

// Run prints the JSON Schema of a claim.
func (schemaCommand) Run() error {
	_, err := os.Stdout.WriteString(export.Schema)
	return err
}
