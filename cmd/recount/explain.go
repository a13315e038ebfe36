package main

import (
	"os"

	"recount/export"
)

type explainCommand struct {
	Sentence string `arg:"" help:"One sentence, in quotation marks."`
	Policy   string `placeholder:"NAME" default:"default" help:"What vague words mean: default, acled or wikimpacts."`
}

// Run shows how a sentence is read.
func (c *explainCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	return export.Explanation(os.Stdout, look(), extractor.Explain(c.Sentence))
}
