// Package casetext reads cases for comparing: a few claims each, written short,
// in sections that name what is expected of them.
//
//	[incomparable window]
//
//	# what the case is about
//	more than 1,000 | by John Kirby (person) | said 2024-12-27 | throughout 2024-12-20..2024-12-27 in the past week
//	several hundred | by an official (official) | said 2024-12-17
//	copy r1 r2 partly
//	= inferred
//
// Cases are parted by blank lines. Of a claim the figure comes first, as worded;
// its value, bound, unit and meaning are read by the rules of the figure stage.
// Then come cells of a key and its words (see cells). What is left out is the
// same in all claims, but for report (r1, r2 …) and source (Wire 1, Wire 2 …).
// A line "copy A B KIND" makes two reports copies; a line that begins with =
// says what more is expected.
package casetext

import (
	"fmt"
	"slices"
	"strings"

	"recount"
	"recount/compare/profile"
	"recount/extract/figure"
)

// Case is a few claims and what is expected of them.
type Case struct {
	Section  string
	Place    string // file:line of its first claim
	Profiles []profile.Profile
	Copies   []recount.Copy
	Wants    []string // lines that begin with =, without it
}

// Parse returns the cases of a text; name stands for it in errors. A text
// without cases is an error.
func Parse(name, text string) ([]Case, error) {
	var cases []Case
	section, number := "", 0
	var open *Case
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		at := fmt.Sprintf("%s:%d", name, number)
		switch {
		case line == "":
			open = nil
		case line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			section, open = line[1:len(line)-1], nil
		default:
			if open == nil {
				cases = append(cases, Case{Section: section, Place: at})
				open = &cases[len(cases)-1]
			}
			if err := open.add(line); err != nil {
				return nil, fmt.Errorf("%s: %w", at, err)
			}
		}
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no cases", name)
	}
	return cases, nil
}

// add takes in one line of a case.
func (c *Case) add(line string) error {
	if want, ok := strings.CutPrefix(line, "="); ok {
		c.Wants = append(c.Wants, strings.TrimSpace(want))
		return nil
	}
	if fields := strings.Fields(line); fields[0] == "copy" {
		if len(fields) < 4 {
			return fmt.Errorf("%q: a copy is: copy REPORT OTHER KIND", line)
		}
		c.Copies = append(c.Copies, recount.Copy{
			A: fields[1], B: fields[2], Kind: recount.CopyKind(fields[3]), Share: 0.9, Why: strings.Join(fields[4:], " "),
		})
		return nil
	}
	p, err := claim(line, len(c.Profiles)+1)
	c.Profiles = append(c.Profiles, p)
	return err
}

// claim reads one claim, the n-th of its case.
func claim(line string, n int) (profile.Profile, error) {
	p := profile.Profile{
		Claim: fmt.Sprintf("c%d", n), Report: fmt.Sprintf("r%d", n), Source: fmt.Sprintf("Wire %d", n),
		Published: recount.NewDay(2024, 12, 18), Measure: recount.Killed, Start: 100 * n,
	}
	words := strings.Split(line, " | ")
	p.Figure = strings.TrimSpace(words[0])
	if err := readFigure(&p); err != nil {
		return p, err
	}
	for _, cell := range words[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(cell), " ")
		read, known := cells[key]
		if !known {
			return p, fmt.Errorf("%q is no key; there are %s", key, strings.Join(keys(), ", "))
		}
		if err := read(&p, strings.TrimSpace(value)); err != nil {
			return p, fmt.Errorf("%s: %w", cell, err)
		}
	}
	settle(&p)
	return p, nil
}

func keys() []string {
	var all []string
	for key := range cells {
		all = append(all, key)
	}
	slices.Sort(all)
	return all
}

// readFigure reads what the words of a figure mean. Words that stand for a count
// of people are read before that noun.
func readFigure(p *profile.Profile) error {
	texts := []string{p.Figure + " people", p.Figure + " of people", p.Figure}
	if strings.ContainsAny(p.Figure, "$€£%") || strings.Contains(p.Figure, "yen") || strings.Contains(p.Figure, "percent") {
		texts = texts[2:]
	}
	var found []figure.Expression
	for _, text := range texts {
		if found = figure.Find(text, nil, figure.Options{}); len(found) > 0 {
			break
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("%q is no figure", p.Figure)
	}
	e := found[0]
	p.Quantity = recount.Quantity{
		Value: e.Value, Value2: e.Value2, Bound: e.Bound, Unit: e.Unit, Low: e.Low, High: e.High,
		MeantLow: e.MeantLow, MeantHigh: e.MeantHigh, Policy: figure.DefaultPolicy,
	}
	return nil
}

// settle fills in what follows from the cells: an outlet from its source, and a
// total as of the day it was said where no days are told.
func settle(p *profile.Profile) {
	if p.Outlet == "" {
		p.Outlet = outlet(p.Source)
	}
	if p.PeriodKind == "" && p.AsOf.IsZero() {
		p.AsOf, p.Inferred = p.Said, true
		if p.AsOf.IsZero() {
			p.AsOf = p.Published
		}
	}
	if p.Sentence == "" {
		p.Sentence = p.Source + ": " + p.Figure + "."
	}
}

func outlet(source string) string {
	return strings.ReplaceAll(strings.TrimPrefix(strings.ToLower(source), "the "), " ", "")
}
