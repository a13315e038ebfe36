package main

import (
	"os"
	"strings"

	"recount/export"
)

type explainCommand struct {
	Sentence string `arg:"" help:"One sentence, in quotation marks."`
	Policy   string `placeholder:"NAME" default:"default" help:"What vague words mean: default, acled or wikimpacts."`
}

// Run shows how a sentence is read.
func (c *explainCommand) Run() error {
	if strings.TrimSpace(c.Sentence) == "" {
		return &usageError{"no sentence is given", `recount explain "At least 12 people died, police said."`}
	}
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	return export.Explanation(os.Stdout, look(), extractor.Explain(c.Sentence))
}
