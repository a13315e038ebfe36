package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"recount"
	"recount/extract/place"
	"recount/internal/lexicon"
	"recount/lang"
)

// readCorpus reads the project's own examples, which show each kind of tie
// between a figure and a place without doubt: extract/place/testdata/figure.txt
// says how they are written.
func readCorpus(file string) ([]report, error) {
	dir, name := filepath.Split(file)
	entries, err := lexicon.Read(os.DirFS(filepath.Clean(dir)), name)
	if err != nil {
		return nil, err
	}
	var reports []report
	for _, e := range entries {
		line := strings.ReplaceAll(e.Field(0), " // ", "\n\n")
		before, rest, _ := strings.Cut(line, "[")
		words, after, _ := strings.Cut(rest, "]")
		f := figure{gold: strings.TrimPrefix(e.Field(2), "-")}
		f.Span = recount.Span{Start: len(before), End: len(before) + len(words)}
		f.Measure = recount.Measure(e.Field(1))
		text := before + words + after
		reports = append(reports, report{text: text, places: place.In(lang.Analyse(text)), figures: []figure{f}})
	}
	return slices.Repeat(reports, emphasis), nil
}

// emphasis is how often each example counts: they are few and without doubt.
const emphasis = 3
