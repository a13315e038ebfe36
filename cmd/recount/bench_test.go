package main

import (
	"os/exec"
	"testing"
)

// BenchmarkStart measures what a user waits for before the first word.
func BenchmarkStart(b *testing.B) {
	for name, arguments := range map[string][]string{
		"help":        {"--help"},
		"one report":  {"read", "../../examples/kursk/01-unnamed-official.txt"},
		"all reports": {"read", "../../examples/kursk"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command("recount", arguments...).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
