package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"recount"
	"recount/extract"
	"recount/extract/confidence"
	"recount/internal/jsonlines"
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
			open = readAnnotated
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

func readAnnotated(file string) ([]expected, error) {
	annotated, err := jsonlines.Read[score.Annotated](file)
	if err != nil {
		return nil, err
	}
	var reports []expected
	for _, a := range annotated {
		reports = append(reports, expected{reportOf(a), filepath.Base(file), a.Event, a.Expected()})
	}
	return reports, nil
}

// reportOf makes what the readers of files would: the first line is the title.
func reportOf(a score.Annotated) recount.Report {
	title, _, _ := strings.Cut(a.Text, "\n")
	return recount.Report{
		ID: a.ID, Source: a.Source, Title: title, Published: a.Date, Text: a.Text,
		TitleEnd: len(title), BodyStart: len(a.Text) - len(strings.TrimLeft(a.Text[len(title):], "\n")),
	}
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
