// Package copyset reads pairs of reports that people have labelled as copies
// of each other or not, for training and measuring.
package copyset

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"recount"
	"recount/compare/copies"
	"recount/internal/jsonlines"
)

// Pair is one labelled pair.
type Pair struct {
	A, B  recount.Report
	Label Label
}

// Label is how a pair was labelled: the kind of copy, or why it is none.
type Label string

// The labels.
const (
	Copy        Label = "copy"
	Partly      Label = "partly"
	Rewrite     Label = "rewrite"
	Independent Label = "independent" // of one event, reported apart
	Unrelated   Label = "unrelated"   // of other events: only furniture or background is shared
)

// Labels are all labels, in the order of tables.
var Labels = []Label{Copy, Partly, Rewrite, Independent, Unrelated}

// IsNone tells that neither report is the other's text.
func (l Label) IsNone() bool { return l == Independent || l == Unrelated }

// IsText tells that the text of one stands in the other, wholly or partly.
func (l Label) IsText() bool { return l == Copy || l == Partly }

// side is one report of a pair in its file.
type side struct {
	ID, Source, Date, Text string
}

// Read reads a file with a pair a line: a and b, each with id, source, date
// (a day, or seconds since 1970) and text, and label.
func Read(path string) ([]Pair, error) {
	lines, err := jsonlines.Read[struct {
		A, B  side
		Label Label
	}](path)
	if err != nil {
		return nil, err
	}
	pairs := make([]Pair, len(lines))
	for i, line := range lines {
		if !line.Label.IsNone() && !line.Label.IsText() && line.Label != Rewrite {
			return nil, fmt.Errorf("%s: pair %d: %q is no label", path, i+1, line.Label)
		}
		pairs[i] = Pair{line.A.report(), line.B.report(), line.Label}
	}
	return pairs, nil
}

// report makes a report of a side as package read does: where the text has
// more lines than one, the first is taken for its title.
func (s side) report() recount.Report {
	r := recount.Report{ID: s.ID, Source: s.Source, Text: s.Text, Published: day(s.Date)}
	if title, _, found := strings.Cut(s.Text, "\n"); found {
		r.Title, r.TitleEnd = title, len(title)
		r.BodyStart = len(s.Text) - len(strings.TrimLeft(s.Text[len(title):], "\r\n"))
	}
	return r
}

// day reads a day; what is none is not known.
func day(s string) recount.Day {
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil {
		return recount.DayOf(time.Unix(seconds, 0).UTC())
	}
	d, _ := recount.ParseDay(s) // an unknown day is zero
	return d
}

// Likenesses compares each pair.
func Likenesses(pairs []Pair) []copies.Likeness {
	all := make([]copies.Likeness, len(pairs))
	for i, p := range pairs {
		all[i] = copies.Compare(copies.Read(p.A), copies.Read(p.B))
	}
	return all
}
