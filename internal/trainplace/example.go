package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"recount"
	"recount/extract/place"
	"recount/internal/jsonlines"
	"recount/internal/score"
	"recount/lang"
)

// report is an annotated report.
type report struct {
	event, text string
	places      *place.Report
	figures     []figure // in the order of the text
}

// figure is an annotated figure.
type figure struct {
	place.Figure
	gold string // the annotated place; empty for none
}

// example is a figure with the places it may have.
type example struct {
	gold    string
	choices []choice
}

type choice struct {
	place.Choice
	words string // empty for none
	right bool
}

func read(file string) ([]report, error) {
	annotated, err := jsonlines.Read[score.Annotated](file)
	if err != nil {
		return nil, err
	}
	var reports []report
	for _, a := range annotated {
		reports = append(reports, reportOf(a))
	}
	return reports, nil
}

func reportOf(a score.Annotated) report {
	doc := lang.Analyse(a.Text)
	r := report{event: a.Event, text: a.Text, places: place.In(doc)}
	for _, c := range a.Claims {
		at := byteOffset(a.Text, c.Start)
		s := doc.SentenceAt(at)
		if c.Implicit || s == nil {
			continue
		}
		f := place.Figure{Span: recount.Span{Start: at, End: at + len(c.Figure)}, Measure: c.Measure}
		f.Counted = countedAfter(a.Text, s, f.Span, string(c.Counted))
		r.figures = append(r.figures, figure{f, string(c.Place)})
	}
	slices.SortFunc(r.figures, func(a, b figure) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return r
}

// example lists the choices of figure i after what was decided before it.
func (r report) example(i int, before *place.Decided) example {
	f := r.figures[i]
	e := example{gold: f.gold}
	for _, c := range r.places.Choices(f.Figure, before) {
		words := ""
		if !c.IsNone() {
			words = r.text[c.Place.Start:c.Place.End]
		}
		e.choices = append(e.choices, choice{c, words, holds(f.gold, words)})
	}
	return e
}

// examples lists the choices of all figures, each as if the figure before it
// had been decided rightly. (Training on the model's own decisions instead
// fits the training reports better and others worse.)
func (r report) examples() []example {
	var examples []example
	var before *place.Decided
	for i, f := range r.figures {
		e := r.example(i, before)
		examples = append(examples, e)
		before = &place.Decided{Figure: f.Figure}
		if right := slices.IndexFunc(e.choices, e.right); right >= 0 {
			before.Place = e.choices[right].Place
		}
	}
	return examples
}

// decide scores the figures of a report with weights, each after what was
// decided before it.
func (r report) decide(weights map[string]float64, total *tally, wrong bool) {
	var before *place.Decided
	for i, f := range r.figures {
		e := r.example(i, before)
		best := e.best(weights)
		total.add(e, best)
		if wrong && !e.right(best) {
			fmt.Printf("[%s] not [%s] (%s): %s\n", e.gold, best.words, best.Features[0], around(r.text, f.Span))
		}
		before = &place.Decided{Figure: f.Figure, Place: best.Place}
	}
}

// countedAfter finds the words counted in the sentence: behind the figure
// where they stand there, else before it.
func countedAfter(text string, s *lang.Sentence, figure recount.Span, counted string) recount.Span {
	if counted == "" {
		return recount.Span{}
	}
	if i := strings.Index(text[figure.End:s.End], counted); i >= 0 {
		return recount.Span{Start: figure.End + i, End: figure.End + i + len(counted)}
	}
	if i := strings.LastIndex(text[s.Start:figure.Start], counted); i >= 0 {
		return recount.Span{Start: s.Start + i, End: s.Start + i + len(counted)}
	}
	return recount.Span{}
}

func byteOffset(text string, points int) int {
	at := 0
	for ; points > 0 && at < len(text); points-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

func around(text string, s recount.Span) string {
	const width = 90
	before := strings.ToValidUTF8(text[max(0, s.Start-width):s.Start], "")
	after := strings.ToValidUTF8(text[s.End:min(len(text), s.End+width)], "")
	return strings.ReplaceAll(before+"«"+text[s.Start:s.End]+"»"+after, "\n", " ")
}

// divide returns the reports of the other folds and those of one fold; an event
// lies in one fold whole, so that no report is judged by a model that has seen
// another of its event.
func divide(reports []report, fold, folds int) (train, test []report) {
	for _, r := range reports {
		h := fnv.New32a()
		h.Write([]byte(r.event))
		if int(h.Sum32()>>8)%folds == fold {
			test = append(test, r)
		} else {
			train = append(train, r)
		}
	}
	return train, test
}
