package main

import (
	"fmt"
	"slices"
	"strings"

	"recount"
)

// measureNamed reads a measure, empty for none.
func measureNamed(name string) (recount.Measure, error) {
	return oneOf("measure", name, recount.Measures())
}

// oneOf reads one of several words, empty for none.
func oneOf[Word ~string](what, name string, of []Word) (Word, error) {
	word := Word(strings.ToLower(name))
	if word == "" || slices.Contains(of, word) {
		return word, nil
	}
	names := make([]string, len(of))
	for i := range of {
		names[i] = string(of[i])
	}
	return "", &usageError{fmt.Sprintf("there is no %s %q", what, name), "choose one of " + strings.Join(names, ", ")}
}
