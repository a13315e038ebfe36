package main

import (
	"fmt"
	"io"
	"strings"
)

// printDifferences prints up to limit places where words differ, and as many
// where sentences do.
func printDifferences(w io.Writer, gold, ours analysis, limit int) {
	if limit == 0 {
		return
	}
	spans := func(words []word) []span {
		list := make([]span, len(words))
		for i, w := range words {
			list[i] = w.span
		}
		return list
	}
	report(w, "word", gold.text, spans(gold.words), spans(ours.words), limit)
	report(w, "sentence", gold.text, gold.sentences, ours.sentences, limit)
}

// report prints the stretches of text that gold and ours divide differently.
func report(w io.Writer, what, text string, gold, ours []span, limit int) {
	for limit > 0 && len(gold) > 0 && len(ours) > 0 {
		if gold[0] == ours[0] {
			gold, ours = gold[1:], ours[1:]
			continue
		}
		n, m := 1, 1
		for gold[n-1].end != ours[m-1].end {
			if gold[n-1].end < ours[m-1].end {
				n++
			} else {
				m++
			}
		}
		fmt.Fprintf(w, "%s\tgold %s\n\tours %s\n", what, divided(text, gold[:n]), divided(text, ours[:m]))
		gold, ours = gold[n:], ours[m:]
		limit--
	}
}

// divided shows the text of spans with a bar between them.
func divided(text string, spans []span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = text[s.start:s.end]
	}
	return strings.Join(parts, " | ")
}
