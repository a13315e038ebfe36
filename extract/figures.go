package extract

import (
	"fmt"
	"slices"
	"sort"

	"recount"
	"recount/extract/figure"
	"recount/extract/measure"
	"recount/extract/period"
	"recount/extract/place"
	"recount/internal/country"
	"recount/lang"
)

// Expression is one expression of number or time in a report, whether or not
// the ledger counts it as a figure. Its JSON form is a line of
// `recount figures --format jsonl`; offsets are code points.
type Expression struct {
	Report string        `json:"report"`
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Text   string        `json:"text"`
	Kind   string        `json:"kind"`   // count, money, percent, measure, age, duration, ordinal, date, time, score, name, …
	Value  *float64      `json:"value"`  // as the words say it: 0.333 for "a third", 3 for "three cents"
	Value2 *float64      `json:"value2"` // the upper end of a range
	Bound  recount.Words `json:"bound"`
	Unit   recount.Words `json:"unit"`   // of value: "1" (unity, as in UCUM) for a share told as a fraction, "USD/100" for cents
	From   recount.Day   `json:"from"`   // first day of a date
	To     recount.Day   `json:"to"`     // last day of a date, in
	Ledger bool          `json:"ledger"` // counted as a figure of the ledger
	Reason recount.Words `json:"reason"` // why not, where it is not
}

// Figures returns every expression of number or time in a report, in the order
// of the text.
func (x *Extractor) Figures(report recount.Report) []Expression {
	r := x.open(report)
	r.recognise()
	var all []Expression
	for _, d := range r.dates {
		all = append(all, r.dateExpression(d))
	}
	for _, n := range slices.Concat(r.numbers, r.nested) {
		all = append(all, r.numberExpression(n))
	}
	slices.SortStableFunc(all, func(a, b Expression) int { return a.Start - b.Start })
	return all
}

func (r *run) expression(start, end int, kind string) Expression {
	at := r.points.Span(recount.Span{Start: start, End: end})
	return Expression{
		Report: r.report.ID, Start: at.Start, End: at.End, Text: r.report.Text[start:end], Kind: kind,
	}
}

// saidUnit returns the unit of what the words say where the ledger counts in
// another: fractions of a whole, hundredths of a currency.
func saidUnit(n figure.Expression) recount.Words {
	switch n.Kind {
	case figure.Percent:
		return "1"
	case figure.Money:
		return recount.Words(n.Unit + "/100")
	}
	return recount.Words(n.Unit)
}

func (r *run) dateExpression(d period.Expression) Expression {
	e := r.expression(d.Start, d.End, string(d.Kind))
	e.From, e.To, e.Reason = d.From, d.To, "an expression of time"
	if d.Kind == period.Duration && d.Count > 0 {
		count := float64(d.Count)
		e.Value, e.Unit = &count, recount.Words(d.Unit)
	}
	return e
}

func (r *run) numberExpression(n figure.Expression) Expression {
	e := r.expression(n.Start, n.End, string(n.Kind))
	e.Value, e.Value2, e.Bound, e.Unit = &n.Value, n.Value2, recount.Words(n.Bound), recount.Words(n.Unit)
	if n.Said != n.Value {
		e.Value = &n.Said
		if n.Value2 != nil {
			e.Value2 = &n.Said2
		}
		e.Unit = saidUnit(n)
	}
	var reason string
	e.Ledger, reason = r.counts(n)
	e.Reason = recount.Words(reason)
	return e
}

// recognise finds the expressions of time first, so that the 12 of "12 May" is
// not counted, and then those of number. A time that is only part of a longer
// number was none: "two hundred and two thousand".
func (r *run) recognise() {
	options := figure.Options{Policy: r.x.policy, Countries: place.Countries(r.report.Text)}
	if len(options.Countries) == 1 {
		options.Country = options.Countries[0] // whose dollar "$" is
	}
	alone := figure.Find(r.report.Text, nil, options)
	var taken []figure.Span
	for _, d := range period.Find(r.report.Text, r.report.Published) {
		span := figure.Span{Start: d.Start, End: d.End}
		near := meeting(span, alone)
		if partOfNumber(span, near) {
			continue
		}
		r.dates = append(r.dates, d)
		taken = append(taken, span)
		r.nested = append(r.nested, lengthsWithin(span, near)...)
	}
	r.numbers = figure.Find(r.report.Text, taken, options)
}

// meeting returns those of numbers in the order of the text that a span meets.
func meeting(span figure.Span, numbers []figure.Expression) []figure.Expression {
	first := sort.Search(len(numbers), func(i int) bool { return numbers[i].End > span.Start })
	end := first + sort.Search(len(numbers)-first, func(i int) bool { return numbers[first+i].Start >= span.End })
	return numbers[first:end]
}

// partOfNumber tells whether a figure of the ledger holds a span and more
// number words than it.
func partOfNumber(span figure.Span, numbers []figure.Expression) bool {
	for _, n := range numbers {
		if ok, _ := figure.Ledger(n); ok && n.CoreStart <= span.Start && span.End <= n.CoreEnd && n.CoreEnd-n.CoreStart > span.End-span.Start {
			return true
		}
	}
	return false
}

// lengthsWithin returns the lengths of time within an expression of time: "16
// years" in "in 16 years".
func lengthsWithin(span figure.Span, numbers []figure.Expression) []figure.Expression {
	var within []figure.Expression
	for _, n := range numbers {
		if n.Kind == figure.Duration && span.Start < n.Start && n.End <= span.End {
			within = append(within, n)
		}
	}
	return within
}

// findFigures keeps the expressions that the ledger counts, each with its
// sentence.
func (r *run) findFigures() {
	r.recognise()
	if r.isOver() {
		return
	}
	r.withWanted()
	for _, n := range r.numbers {
		if ok, _ := r.counts(n); !ok && !r.isWanted(n) {
			continue
		}
		if s := r.doc.SentenceAt(n.Start); s != nil {
			r.figures = append(r.figures, found{Expression: n, sentence: s})
		}
	}
}

// readMeasures reads the figures of each sentence together, since what is said
// once holds for all of them; those that syntax shows to be none are dropped
// first.
func (r *run) readMeasures() {
	reader := measure.Reader{People: people, Times: r.timeSpans()}
	candidates := r.figures
	r.figures = nil
	for len(candidates) > 0 && !r.isOver() {
		s := candidates[0].sentence
		end := slices.IndexFunc(candidates, func(f found) bool { return f.sentence != s })
		if end < 0 {
			end = len(candidates)
		}
		r.readTogether(reader, s, candidates[:end])
		candidates = candidates[end:]
	}
	r.lookBack()
}

// readTogether reads the figures of one sentence.
func (r *run) readTogether(reader measure.Reader, s *lang.Sentence, group []found) {
	first := len(r.figures)
	if !r.parsable(s) {
		r.figures = append(r.figures, group...)
		return
	}
	var kept []measure.Figure
	for i, reason := range reader.Misread(s, asMeasured(group)) {
		if reason != "" && !r.isWanted(group[i].Expression) {
			group[i].dropped = reason
			r.dropped = append(r.dropped, group[i])
			continue
		}
		kept = append(kept, asMeasured(group[i:i+1])...)
		r.figures = append(r.figures, group[i])
	}
	for i, reading := range reader.Read(s, kept) {
		r.figures[first+i].reading, r.figures[first+i].first = reading, first
	}
}

// people tells whether a noun names persons: by the word lists of figures, or
// as the name of a people.
func people(noun string) bool {
	if figure.PeopleNoun(noun) || figure.NameOfPeople(noun) {
		return true
	}
	_, ok := country.Demonym(noun)
	return ok
}

func (r *run) timeSpans() []recount.Span {
	spans := make([]recount.Span, len(r.dates))
	for i, d := range r.dates {
		spans[i] = recount.Span{Start: d.Start, End: d.End}
	}
	return spans
}

var classes = map[figure.Kind]measure.Class{
	figure.Count: measure.Count, figure.Money: measure.Money,
	figure.Percent: measure.Percent, figure.Measure: measure.Physical,
}

func asMeasured(group []found) []measure.Figure {
	figures := make([]measure.Figure, len(group))
	for i, e := range group {
		figures[i] = measure.Figure{
			Span: recount.Span{Start: e.Start, End: e.End}, Core: recount.Span{Start: e.CoreStart, End: e.CoreEnd},
			Unit:  recount.Span{Start: e.UnitStart, End: e.UnitEnd},
			Class: classes[e.Kind], Value: e.Value, Bounded: e.Bound != recount.Exact,
		}
	}
	return figures
}

// maxTokens is the longest sentence that is read as one: what is longer is a
// list or a table, and its tree would mean nothing.
const maxTokens = 250

// parsable tells whether the tree of a sentence is worth asking for; a
// sentence that is not is a problem of the report.
func (r *run) parsable(s *lang.Sentence) bool {
	if s.Len() <= maxTokens && !s.Cut {
		return true
	}
	r.problem(s.Start, fmt.Sprintf("a sentence of %d words or more is too long to be read whole", s.Len()),
		"its figures are listed without what is said of them")
	return false
}

// counts tells whether the ledger counts an expression, and why not.
func (r *run) counts(n figure.Expression) (ok bool, reason string) {
	if r.inFurniture(n.Start) {
		return false, "in a line that is page furniture"
	}
	return figure.Ledger(n)
}
