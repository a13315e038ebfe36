package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

var errSkipped = errors.New("not to be had here")

// bench is what suites are run with.
type bench struct {
	folder  string // of the suites
	work    string // for files that only this run needs
	recount string // the program measured
}

// suite is one set of texts with its scorer.
type suite struct {
	name     string
	data     string // within the folder of suites
	scorer   string // or what else it is measured with; empty where that is recount's own
	measure  func(*bench, *suite) (outcome, error)
	measures []measure
}

// measure is one number that a scorer prints.
type measure struct {
	name    string
	pattern string  // its first group is the number
	target  float64 // to be reached; 0 = for information
}

// outcome is what a run of one suite came to.
type outcome struct {
	Table  string            // as the scorer prints it
	Output string            // the lines of recount
	Faults map[string]string // what is wrong, by case: the fault in words, with its sentence
}

var suites = []*suite{
	{
		name: "claims", data: "gold/dev.jsonl", scorer: "gold/score_claims.py", measure: measureClaims,
		measures: []measure{
			{"figures F1", `figures .* F1 (\S+)`, 0.96},
			{"value and bound", `(?m)^  value +(\S+)`, 0.975},
			{"unit", `(?m)^  unit +(\S+)`, 0.95},
			{"measure", `(?m)^  measure +(\S+)`, 0.87},
			{"counted", `(?m)^  counted +(\S+)`, 0.93},
			{"claimant", `(?m)^  claimant +(\S+)`, 0.92},
			{"claimant where one is named", `gold names one (\S+)`, 0.84},
			{"stage where filled, F1", `filled fields.* stage (\S+)`, 0.70},
			{"place where filled, F1", `filled fields.* place (\S+)`, 0.75},
			{"period where filled, F1", `filled fields.* period (\S+)`, 0.80},
			{"unverified where filled, F1", `filled fields.* unverified (\S+)`, 0.70},
			{"questions F1, across reports", `across reports +P \S+ R \S+ F1 (\S+)`, 0.60},
			{"questions F1, values differ", `values differ +P \S+ R \S+ F1 (\S+)`, 0.50},
			{"questions precision, values differ", `values differ +P (\S+)`, 0.75},
			{"core F1", `core .* F1 (\S+)`, 0.76},
			{"core F1, one half", `halves: core (\S+)`, 0},
			{"core F1, the other half", `halves: core \S+ and (\S+)`, 0},
			{"reports a processor second", `(\S+) reports a second of processor time`, 50},
		},
	},
	{
		name: "copies", data: "gold/copies.jsonl", measure: measureCopies,
		measures: []measure{
			{"copy or partly F1", `copy or partly: .* F1 (\S+)`, 0.94},
			{"rewrites found", `rewrites: found (\S+)`, 0.40},
			{"taken for copies", `collapsed (\S+)`, 0},
		},
	},
	{
		name: "verdicts", data: "gold/verdicts.jsonl", scorer: "gold/dev.jsonl", measure: measureVerdicts,
		measures: []measure{
			{"right", `right (\S+) \(`, 0},
			{"mean F1 over kinds", `mean F1 over the \d+ kinds that occur (\S+)`, 0},
		},
	},
	figureSuite("numbers/news_numbers", right(0.97)...),
	figureSuite("numbers/news_ranges", right(0.97)...),
	figureSuite("numbers/news_currency", right(0.97)...),
	figureSuite("dates/news_dates", right(0.94)...),
	figureSuite("dates/news_dates_duckling", right(0.94)...),
	figureSuite("quantities/newsquant",
		measure{"value F1", `value P .*? F1 (\S+);`, 0.90},
		measure{"value+modifier F1", `read as exact (\S+)`, 0.86},
	),
	{
		name: "attribution", data: "suites/attribution/dev.jsonl", scorer: "suites/attribution/score_attribution.py",
		measure: measureStatements,
		measures: []measure{
			{"content F1", `(?m)^  content +\S+ +\S+ +(\S+)`, 0},
			{"content+source F1", `(?m)^  content\+src +\S+ +\S+ +(\S+)`, 63},
			{"content+source F1, with a figure", `(?s)content holds a figure.*?content\+src +\S+ +\S+ +(\S+)`, 69},
		},
	},
}

// right measures a suite of expressions with their places.
func right(target float64) []measure {
	return []measure{{"right", `right \d+ = ([\d.]+)`, target}, {"spurious", `spurious (\d+)`, 0}}
}

func figureSuite(path string, measures ...measure) *suite {
	return &suite{
		name: filepath.Base(path), data: "suites/" + path + ".jsonl", scorer: "suites/score_figures.py",
		measure: measureFigures, measures: measures,
	}
}

// run measures the suite, if it and its scorer are there.
func (s *suite) run(b *bench) (outcome, error) {
	for _, file := range []string{s.data, s.scorer} {
		if _, err := os.Stat(filepath.Join(b.folder, file)); err != nil {
			return outcome{}, fmt.Errorf("%w: %s", errSkipped, file)
		}
	}
	return s.measure(b, s)
}

func (s *suite) dataIn(b *bench) string   { return filepath.Join(b.folder, s.data) }
func (s *suite) scorerIn(b *bench) string { return filepath.Join(b.folder, s.scorer) }

// row is one line of the table.
type row struct {
	suite, measure string
	now, last      string
	target         float64
}

// rows takes the numbers out of what the scorer printed, now and last time.
func (s *suite) rows(now, last outcome) []row {
	rows := make([]row, len(s.measures))
	for i, m := range s.measures {
		rows[i] = row{s.name, m.name, m.in(now.Table), m.in(last.Table), m.target}
	}
	return rows
}

func (m measure) in(table string) string {
	found := regexp.MustCompile(m.pattern).FindStringSubmatch(table)
	if found == nil {
		return "-"
	}
	return found[1]
}

// reached tells whether a number is at its target.
func (r row) reached() bool {
	value, err := strconv.ParseFloat(r.now, 64)
	return err == nil && value >= r.target
}
