package figure

import (
	"slices"

	"recount"
)

// Kind is what an expression with a number says.
type Kind string

// The kinds. Only count, money, percent and measure can be figures of the
// ledger; the others are recognised so that they are not mistaken for one.
const (
	Count    Kind = "count"    // people or things, one by one
	Money    Kind = "money"    // a sum in a currency
	Percent  Kind = "percent"  // a share: 12 percent, a third
	Measure  Kind = "measure"  // a physical amount: tonnes, km2, magnitude
	Distance Kind = "distance" // a place said by its distance or height: 20 km east of
	Duration Kind = "duration" // 24 hours
	Age      Kind = "age"      // 27-year-old, aged 27
	Ordinal  Kind = "ordinal"  // 21st, third
	Date     Kind = "date"     // 20 December, 2014
	Time     Kind = "time"     // 5 p.m.
	Score    Kind = "score"    // 3-1, a 9-2 vote
	Name     Kind = "name"     // T-72, Channel 4, Resolution 242
	Address  Kind = "address"  // 10 Downing Street
	List     Kind = "list"     // the number of an item or a picture
	Phone    Kind = "phone"    // telephone numbers
	Ticker   Kind = "ticker"   // quotations of shares
	Multiple Kind = "multiple" // three times as many
	Base     Kind = "base"     // what a rate is counted by: per 100,000
)

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Expression is one numeric expression of a text.
type Expression struct {
	Start, End         int // bytes, with bound words, currency and percent signs
	CoreStart, CoreEnd int // bytes without the bound words
	UnitStart, UnitEnd int // bytes of the unit's words that stand behind the figure, as in "20 km"; equal where none do
	Kind               Kind
	Value              float64
	Value2             *float64 // upper end of a range
	Said, Said2        float64  // Value and Value2 as the words say them: 0.5 for half, 3 for three cents; Said2 is 0 where Value2 is nil
	Bound              recount.Bound
	Unit               string   // people, items, percent, ISO 4217, or physical; "" for kinds outside the ledger that have none
	Low, High          *float64 // what the words strictly allow; nil is open. Figures of the ledger only
	MeantLow           *float64 // what they are taken to mean under the policy
	MeantHigh          *float64
	Vague              string // the word that leaves the amount open: dozens, several
	Rule               string // which rule made it
}

// Options says what Find cannot see in the text.
type Options struct {
	Policy  *Policy // what vague words and bounds mean; nil is the default policy
	Country string  // ISO 3166-1 alpha-2 code of the report's country, for $ and other shared names; "" takes the commonest
	// Countries are the codes of all that the report names, for names that no
	// country owns, such as crowns.
	Countries []string
}

// Find returns the numeric expressions of text in their order, none overlapping
// another. Expressions that overlap a span of taken (dates, times and durations
// found elsewhere, in the order of the text) are left out. The time it takes grows with the length of the
// text alone.
func Find(text string, taken []Span, opts Options) []Expression {
	v := words()
	if opts.Policy == nil {
		opts.Policy = allPolicies()[DefaultPolicy]
	}
	s := &scanner{text: text, toks: lexText(text, v), v: v, opts: opts}
	s.small = !slices.ContainsFunc(s.toks, func(t token) bool { return t.capital })
	var found []Expression
	for i := 0; i < len(s.toks); {
		c, next, ok := s.read(i)
		if !ok {
			i = max(next, i+1)
			continue
		}
		i = s.between(&c, next)
		e := s.expression(&c)
		if taken = from(taken, e.Start); len(taken) > 0 && taken[0].Start < e.CoreEnd && e.CoreStart < taken[0].End {
			continue
		}
		found = append(found, e)
	}
	return found
}

// from drops the spans that end before start.
func from(spans []Span, start int) []Span {
	for len(spans) > 0 && spans[0].End <= start {
		spans = spans[1:]
	}
	return spans
}

// expression turns a candidate into what Find returns, with its intervals.
func (s *scanner) expression(c *candidate) Expression {
	s.last, s.lastEnd = c.kind, c.close
	if c.kind == Count {
		s.lastUnit = c.unit
	}
	e := Expression{
		Start: s.tok(c.open).start, End: s.tok(c.close - 1).end,
		CoreStart: s.tok(c.first).start, CoreEnd: s.tok(c.end - 1).end,
		Kind: c.kind, Value: clean(c.value), Said: clean(c.said), Bound: c.bound, Unit: c.unit, Vague: c.vague, Rule: c.rule,
	}
	if c.value2 != nil {
		e.Value2 = at(*c.value2)
	}
	if c.said2 != nil {
		e.Said2 = clean(*c.said2)
	}
	e.UnitStart, e.UnitEnd = e.CoreEnd, e.CoreEnd
	if c.unitEnd > c.end {
		k := c.end
		if s.is(k, "of", "-") {
			k++
		}
		e.UnitStart, e.UnitEnd = s.tok(k).start, s.tok(c.unitEnd-1).end
	}
	if ok, _ := Ledger(e); ok {
		e.Low, e.High = strict(&e, s.v.fewest[c.vague]*c.base, c.below)
		e.MeantLow, e.MeantHigh = s.opts.Policy.meant(&e, c.base, c.below)
	}
	return e
}
