package main

import "fmt"

// measureStatements scores attributed passages: source, cue and content.
func measureStatements(b *bench, s *suite) (outcome, error) {
	if _, err := command(b.recount, "statements", "--help"); err != nil {
		return outcome{}, fmt.Errorf("%w: recount has no command statements", errSkipped)
	}
	output, err := command(b.recount, "statements", "--format", "jsonl", s.dataIn(b))
	if err != nil {
		return outcome{}, err
	}
	table, err := b.score(s, output)
	return outcome{Table: table, Output: output}, err
}
