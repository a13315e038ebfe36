package main

import (
	"slices"
	"strings"

	"recount"
)

// measureNamed reads a measure, empty for none.
func measureNamed(name string) (recount.Measure, error) {
	m := recount.Measure(strings.ToLower(name))
	if m == "" || slices.Contains(recount.Measures(), m) {
		return m, nil
	}
	names := make([]string, 0, len(recount.Measures()))
	for _, m := range recount.Measures() {
		names = append(names, string(m))
	}
	return "", &usageError{`there is no measure "` + name + `"`, "choose one of " + strings.Join(names, ", ")}
}
