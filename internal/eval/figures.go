package main

import (
	"os"
	"path/filepath"
	"strings"
)

func measureFigures(b *bench, s *suite) (outcome, error) {
	reports, err := command("python3", s.scorerIn(b), "--reports", s.dataIn(b))
	if err != nil {
		return outcome{}, err
	}
	input := filepath.Join(b.work, s.name+".jsonl")
	if err := os.WriteFile(input, []byte(reports), 0o600); err != nil {
		return outcome{}, err
	}
	output, err := command(b.recount, "figures", "--format", "jsonl", input)
	if err != nil {
		return outcome{}, err
	}
	table, err := b.score(s, output, "--errors", "100000")
	if err != nil {
		return outcome{}, err
	}
	return outcome{table, output, printedFaults(table)}, nil
}

// printedFaults reads the faults that the scorer prints: a line that is blank
// but for spaces, then the text, what was expected, and what was found.
func printedFaults(table string) map[string]string {
	faults := map[string]string{}
	for block := range strings.SplitSeq(table, "\n  \n") {
		lines := strings.SplitN(strings.TrimSpace(block), "\n", 3)
		if len(lines) < 3 {
			continue
		}
		text, expected, found := strings.TrimSpace(lines[0]), strings.TrimSpace(lines[1]), strings.TrimSpace(lines[2])
		fault := expected
		if expected == `"SPURIOUS"` {
			fault += " " + found
		}
		faults[text+" "+fault] = fault + " in " + text
	}
	return faults
}
