package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"recount"
	"recount/extract"
	"recount/extract/confidence"
	"recount/internal/score"
	"recount/read"
)

// example is a claim that was found, and whether it is right.
type example struct {
	set      string // where it comes from
	event    string // what the report tells of; folds are cut between events
	features []string
	right    bool
}

// expected is a report with the claims that a careful reader finds in it.
type expected struct {
	recount.Report
	set, event string
	claims     []recount.Claim
}

// annotated is a line of the file of expected claims.
type annotated struct {
	ID, Event, Source, Text string
	Date                    recount.Day
	Claims                  []recount.Claim
}

// readAll extracts the reports of files and judges the claims.
func readAll(files []string) ([]example, error) {
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	var examples []example
	for _, file := range files {
		open := readScored
		if filepath.Ext(file) == ".jsonl" {
			open = readLines
		}
		reports, err := open(file)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			examples = append(examples, r.judge(extractor.Weigh(r.Report))...)
		}
	}
	return examples, nil
}

// readScored reads a report with its claims below, as in extract/testdata.
func readScored(file string) ([]expected, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	text, lines, _ := strings.Cut(string(data), "--- claims\n")
	for report, problem := range read.Open([]string{"-"}, read.Options{Stdin: strings.NewReader(text)}).Reports() {
		if problem != nil {
			return nil, fmt.Errorf("%s: %s", file, problem.Reason)
		}
		claims, err := score.ParseClaims(report.Text, lines)
		return []expected{{report, filepath.Base(filepath.Dir(file)), file, claims}}, err
	}
	return nil, fmt.Errorf("%s: there is no report", file)
}

func readLines(file string) ([]expected, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var reports []expected
	for line := range bytes.Lines(data) {
		var a annotated
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		reports = append(reports, expected{a.report(), filepath.Base(file), a.Event, a.claims()})
	}
	return reports, nil
}

// report makes what the readers of files would: the first line is the title.
func (a annotated) report() recount.Report {
	title, _, _ := strings.Cut(a.Text, "\n")
	return recount.Report{
		ID: a.ID, Source: a.Source, Title: title, Published: a.Date, Text: a.Text,
		TitleEnd: len(title), BodyStart: len(a.Text) - len(strings.TrimLeft(a.Text[len(title):], "\n")),
	}
}

// claims completes the expected claims with their ends.
func (a annotated) claims() []recount.Claim {
	for i, c := range a.Claims {
		a.Claims[i].End = c.Start + utf8.RuneCountInString(string(c.Figure))
	}
	return a.Claims
}

func (r expected) judge(weighed []extract.Weighed) []example {
	found := make([]recount.Claim, len(weighed))
	for i, w := range weighed {
		found[i] = w.Claim
	}
	right := score.Right(r.claims, found)
	var examples []example
	for i, w := range weighed {
		if isRight, judged := right[i]; judged {
			examples = append(examples, example{r.set, r.event, confidence.Features(w.Signals), isRight})
		}
	}
	return examples
}
