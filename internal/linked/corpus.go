// Package linked measures which claims of several reports are joined as answers
// to one question, against what a careful reader joins.
//
// An event is a txtar archive: reports, as they would be read from files, and
// the questions that their figures answer:
//
//	-- 1.txt --
//	Source: Example Wire
//	Date: 2019-05-07
//
//	Cable car stops; 40 rescued
//	…
//	-- questions --
//	rescued: 1 "[40] rescued" ; 2 "[more than 30] people" ; 2 "[30] of" #2
//
// Each answer gives the number of its report and words of it that occur once,
// the figure in brackets; #2 means the second place where they occur. Every
// figure of the reports is there; one that only one claim answers has a line of
// its own. Lines that begin with # count for nothing.
package linked

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"recount"
	"recount/read"
)

// Event are the reports of one happening, or of two that are easily confused,
// with the figures in them.
type Event struct {
	Name    string
	Reports []recount.Report
	Figures []Figure
}

// Figure is one figure of a report, as a reader found it.
type Figure struct {
	Question string // the same for all figures of the event that answer it
	Report   int    // index into the event's reports
	Words    string
	Span     recount.Span // code points into the report's text
}

// questions names the file of an archive that tells what the figures answer.
const questions = "questions"

// Parse reads an event. It is an error where a report cannot be read, where a
// figure is not found in its report or stands in two questions, and where a part
// is missing.
func Parse(name string, data []byte) (Event, error) {
	event := Event{Name: name}
	var lines string
	for _, file := range txtar.Parse(data).Files {
		if file.Name == questions {
			lines = string(file.Data)
			continue
		}
		if want := fmt.Sprintf("%d.txt", len(event.Reports)+1); file.Name != want {
			return event, fmt.Errorf("%s: the file %q stands where %q should", name, file.Name, want)
		}
		report, err := readReport(string(file.Data))
		if err != nil {
			return event, fmt.Errorf("%s: %s: %w", name, file.Name, err)
		}
		event.Reports = append(event.Reports, report)
	}
	if err := event.take(lines); err != nil {
		return event, fmt.Errorf("%s: %w", name, err)
	}
	if len(event.Reports) < 2 || len(event.Figures) == 0 {
		return event, fmt.Errorf("%s: %d reports and %d figures: an event needs two reports, and a file %q", name, len(event.Reports), len(event.Figures), questions)
	}
	return event, nil
}

// readReport reads a report as if it were piped in.
func readReport(text string) (recount.Report, error) {
	input := read.Open([]string{"-"}, read.Options{Stdin: strings.NewReader(text)})
	for report, problem := range input.Reports() {
		if problem != nil {
			return report, problem
		}
		if report.Published.IsZero() || report.Source == "" {
			return report, errors.New("its head lacks Source or Date")
		}
		return report, nil
	}
	return recount.Report{}, errors.New("it is empty")
}

// take reads the lines that tell which figures answer which question.
func (e *Event) take(lines string) error {
	seen := map[string]bool{}
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		question, rest, ok := strings.Cut(line, ":")
		if !ok || seen[question] {
			return fmt.Errorf("%q: a line gives a new question, a colon and its answers", line)
		}
		seen[question] = true
		for rest != "" {
			answer, after, err := parseAnswer(rest)
			if err == nil {
				err = e.add(question, answer)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", question, err)
			}
			rest = after
		}
	}
	return nil
}

// answer is one figure as it is written under its question.
type answer struct {
	report               int // from 1
	before, words, after string
	place                int // which of the places where the words occur, from 1; 0 where they occur once
}

// parseAnswer reads the answer that text begins with, and the semicolon after it.
func parseAnswer(text string) (a answer, rest string, err error) {
	number, rest, opened := strings.Cut(text, `"`)
	quoted, rest, closed := strings.Cut(rest, `"`)
	if !opened || !closed {
		return a, "", fmt.Errorf(`%q: an answer is 1 "words of the report [figure] words"`, text)
	}
	if a.report, err = strconv.Atoi(strings.TrimSpace(number)); err != nil {
		return a, "", fmt.Errorf("%q is no number of a report", number)
	}
	before, bracketed, opened := strings.Cut(quoted, "[")
	figure, after, closed := strings.Cut(bracketed, "]")
	if !opened || !closed || figure == "" {
		return a, "", fmt.Errorf("%q: the figure stands in brackets", quoted)
	}
	a.before, a.words, a.after = before, figure, after
	place, rest, _ := strings.Cut(rest, ";")
	if place = strings.TrimSpace(place); place != "" {
		number, marked := strings.CutPrefix(place, "#")
		if a.place, err = strconv.Atoi(number); err != nil || !marked || a.place < 1 {
			return a, "", fmt.Errorf("%q stands where ; or #2 should", place)
		}
	}
	return a, strings.TrimSpace(rest), nil
}

// add finds the figure of an answer in its report.
func (e *Event) add(question string, a answer) error {
	if a.report < 1 || a.report > len(e.Reports) {
		return fmt.Errorf("there is no report %d", a.report)
	}
	text := e.Reports[a.report-1].Text
	at, err := a.find(text)
	if err != nil {
		return fmt.Errorf("report %d: %w", a.report, err)
	}
	start := at + len(a.before)
	span := recount.NewPoints(text).Span(recount.Span{Start: start, End: start + len(a.words)})
	for _, other := range e.Figures {
		if other.Report == a.report-1 && other.Span.Start < span.End && span.Start < other.Span.End {
			return fmt.Errorf("report %d: %q stands under %s too", a.report, a.words, other.Question)
		}
	}
	e.Figures = append(e.Figures, Figure{Question: question, Report: a.report - 1, Words: a.words, Span: span})
	return nil
}

// find returns the byte at which the words of an answer begin.
func (a *answer) find(text string) (int, error) {
	words := a.before + a.words + a.after
	var places []int
	for at := 0; ; {
		next := strings.Index(text[at:], words)
		if next < 0 {
			break
		}
		places = append(places, at+next)
		at += next + 1
	}
	if wanted := max(a.place, 1); wanted > len(places) || a.place == 0 && len(places) > 1 {
		return 0, fmt.Errorf("%q occurs %d times, and place %d is asked for (0: the only one)", words, len(places), a.place)
	}
	return places[max(a.place, 1)-1], nil
}

// of returns the figures of one report, in the order of the text.
func (e *Event) of(report int) []Figure {
	var figures []Figure
	for _, f := range e.Figures {
		if f.Report == report {
			figures = append(figures, f)
		}
	}
	slices.SortFunc(figures, func(a, b Figure) int { return a.Span.Start - b.Span.Start })
	return figures
}
