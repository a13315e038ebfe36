package copies

import (
	"fmt"
	"slices"
	"strings"
)

const (
	fewestWords = 8   // of a report: a flash of a wire has as many
	mostTeasers = 0.5 // of the words of a report in teasers
	mostNumbers = 0.4 // of the words of a report in digits
	labelLines  = 8   // lines from which on a page of labels can be told
	labelWords  = 6   // words that a label has at most, on average
	labelEnds   = 0.1 // of the lines of labels that end like sentences
)

// Len is how many bytes of text the document has.
func (d *Document) Len() int { return len(d.text) }

// IsReport tells whether there is a report in the text, and why not: some
// pages hold nothing but forms, teasers of other pages or tables. They are no
// copies of each other, however much they share.
func (d *Document) IsReport() (is bool, reason string) { return d.unfit == "", d.unfit }

// unfitness is why the text of a document is no report, or empty.
func (d *Document) unfitness(lines lines) string {
	if len(d.words) < fewestWords {
		return fmt.Sprintf("it has %d words besides page furniture", len(d.words))
	}
	numbers := 0
	for _, w := range d.words {
		if w.number {
			numbers++
		}
	}
	switch {
	case float64(numbers) > mostNumbers*float64(len(d.words)):
		return fmt.Sprintf("it is a table: %d of %d words are numbers", numbers, len(d.words))
	case float64(lines.teasers) > mostTeasers*float64(lines.words):
		return fmt.Sprintf("it is made of teasers: %d of %d words stand in paragraphs that are cut off", lines.teasers, lines.words)
	case lines.areLabels():
		return fmt.Sprintf("it is made of labels: %d lines without sentences", lines.count)
	}
	return ""
}

// lines counts what tells a page without a report.
type lines struct {
	count, ends    int // lines, those that end like sentences
	words, teasers int // words, those in paragraphs that break off
}

// add counts a line.
func (l *lines) add(line string, isFurniture bool) {
	if line == "" {
		return
	}
	words := len(strings.Fields(line))
	l.count++
	l.words += words
	if isFurniture || isTeaser(line) {
		l.teasers += words
	}
	if strings.ContainsAny(line[max(0, len(line)-4):], ".!?") {
		l.ends++
	}
}

// isTeaser tells that a paragraph is the beginning of another page.
func isTeaser(line string) bool {
	return slices.ContainsFunc([]string{"[…]", "[...]", "[&hellip;]", "… Read more", "... Read more"}, func(end string) bool {
		return strings.HasSuffix(line, end)
	})
}

func (l lines) areLabels() bool {
	return l.count >= labelLines && l.words <= labelWords*l.count && float64(l.ends) <= labelEnds*float64(l.count)
}
