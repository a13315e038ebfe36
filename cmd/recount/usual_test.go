package main

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatPeopleTryFirst(t *testing.T) {
	for given, want := range map[string]string{
		"":                                     "",
		"--version":                            "version",
		"help":                                 "--help",
		"help review correct":                  "review correct --help",
		"-5":                                   "-5",
		"review correct a value -5 --why x":    "review correct a value --why x -- -5",
		"review correct a value --why=x -1.5":  "review correct a value --why=x -- -1.5",
		"review correct a value -1,234":        "review correct a value -- -1,234",
		"review correct a value -.5":           "review correct a value -- -.5",
		"review correct a value --why x -- -5": "review correct a value --why x -- -5",
		"claims --limit -5":                    "claims --limit -5",
		"claims --limit=-5":                    "claims --limit=-5",
		"read -":                               "read -",
		"review correct a place -West":         "review correct a place -West",
		"review correct a place -Inf":          "review correct a place -Inf",
	} {
		if got := usual(strings.Fields(given)); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%q is taken as %q, want %q", given, got, want)
		}
	}
}
