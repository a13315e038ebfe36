package period

import "recount"

// Kind tells what sort of time an expression tells.
type Kind string

// The kinds of expressions.
const (
	Date     Kind = "date"     // days of the calendar, one or many: Friday, May 2014, last week
	Time     Kind = "time"     // time of day: 3 p.m.
	Duration Kind = "duration" // a length of time: three days
	Set      Kind = "set"      // again and again: every day, a day, weekly
)

// Expression is one expression of time in a text.
type Expression struct {
	Start, End int // bytes of the text, half-open
	Kind       Kind
	Grain      Grain
	// From and To are the first and last day meant, both in; a zero end is
	// open. Both are zero for times, durations and sets, and for a relative
	// date without a day of publication.
	From, To recount.Day
	// NextFrom and NextTo are the days of the other reading, if From and To
	// are the last of several such days (`Friday`): the first that begin after
	// the day of publication. They are equal to From and To if there is no
	// such choice.
	NextFrom, NextTo recount.Day
	// Relative tells that the days rest on the day of publication.
	Relative bool
	// Edge tells that the days run from or up to the date that is named.
	Edge Edge
	// Count and Unit are the length of a duration; of a range, its lower end.
	Count int
	Unit  Grain
	// Rule names the line of the grammar that matched.
	Rule string
}

// match is an expression with the words that it is made of.
type match struct {
	place
	*value
}

// Find returns the expressions of time in text, in their order and without
// overlap. Days that are told relative to the day of publication are resolved
// against published, and stay zero if it is.
func Find(text string, published recount.Day) []Expression {
	m := newMatcher(text, published)
	var found []Expression
	for _, f := range m.all(m.expression) {
		found = append(found, m.express(f))
	}
	return found
}

func newMatcher(text string, published recount.Day) *matcher {
	lang := english()
	return &matcher{
		language: lang, text: text, words: lang.scan(text), ref: published,
		memo: make([]known, maxWords*len(lang.sections)),
	}
}

// all returns the matches of a section in the text, the longest at each place.
func (m *matcher) all(section int) []match {
	var found []match
	for at := 0; at < len(m.words); {
		r, ok := m.longest(section, at)
		here := place{at, r.end}
		if !ok || !m.stands(r.value, here) {
			at++
			continue
		}
		found = append(found, match{m.trim(here), r.value})
		at = r.end
	}
	return found
}

// express returns a match as its two readings seen from publication.
func (m *matcher) express(f match) Expression {
	past, next := f.readings(m.ref)
	if f.edge == By {
		past = next // a deadline
	}
	past, next = f.edge.apply(past), f.edge.apply(next)
	return Expression{
		Start: m.words[f.from].start, End: m.words[f.to-1].end,
		Kind: f.kind, Grain: f.grain, Relative: f.relative, Edge: f.edge,
		From: past.from, To: past.to, NextFrom: next.from, NextTo: next.to,
		Count: f.count, Unit: f.unit, Rule: f.rule,
	}
}
