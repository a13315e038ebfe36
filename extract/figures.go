package extract

import (
	"fmt"

	"recount"
	"recount/extract/figure"
	"recount/extract/measure"
	"recount/extract/period"
	"recount/extract/place"
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
	Kind   string        `json:"kind"` // count, money, percent, measure, age, duration, ordinal, date, time, score, name, …
	Value  *float64      `json:"value"`
	Value2 *float64      `json:"value2"`
	Bound  recount.Words `json:"bound"`
	Unit   recount.Words `json:"unit"`
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
	dates := r.dates
	for _, e := range r.numbers {
		for len(dates) > 0 && dates[0].Start < e.Start {
			all = append(all, r.dateExpression(dates[0]))
			dates = dates[1:]
		}
		all = append(all, r.numberExpression(e))
	}
	for _, d := range dates {
		all = append(all, r.dateExpression(d))
	}
	return all
}

func (r *run) expression(start, end int, kind string) Expression {
	at := r.points.Span(recount.Span{Start: start, End: end})
	return Expression{
		Report: r.report.ID, Start: at.Start, End: at.End, Text: r.report.Text[start:end], Kind: kind,
	}
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
	value := n.Value
	e.Value, e.Value2, e.Bound, e.Unit = &value, n.Value2, recount.Words(n.Bound), recount.Words(n.Unit)
	var reason string
	e.Ledger, reason = r.counts(n)
	e.Reason = recount.Words(reason)
	return e
}

// recognise finds the expressions of time first, so that the 12 of "12 May" is
// not counted, and then those of number.
func (r *run) recognise() {
	r.dates = period.Find(r.report.Text, r.report.Published)
	taken := make([]figure.Span, len(r.dates))
	for i, d := range r.dates {
		taken[i] = figure.Span{Start: d.Start, End: d.End}
	}
	r.numbers = figure.Find(r.report.Text, taken, figure.Options{Policy: r.x.policy})
}

// findFigures keeps the expressions that the ledger counts, each with its
// sentence.
func (r *run) findFigures() {
	r.recognise()
	for _, n := range r.numbers {
		if ok, _ := r.counts(n); !ok {
			continue
		}
		if s := r.doc.SentenceAt(n.Start); s != nil {
			r.figures = append(r.figures, found{Expression: n, sentence: s})
		}
	}
}

// readMeasures reads the figures of each sentence together, since what is said
// once holds for all of them.
func (r *run) readMeasures() {
	reader := measure.Reader{People: people, Times: r.timeSpans()}
	for first := 0; first < len(r.figures); {
		s := r.figures[first].sentence
		end := first
		var together []measure.Figure
		for ; end < len(r.figures) && r.figures[end].sentence == s; end++ {
			together = append(together, asMeasured(r.figures[end].Expression))
		}
		readings := make([]measure.Reading, len(together))
		if r.parsable(s) {
			readings = reader.Read(s, together)
		}
		for i, reading := range readings {
			r.figures[first+i].reading, r.figures[first+i].first = reading, first
		}
		first = end
	}
}

// people tells whether a noun names persons: by the word lists of figures, or
// as the name of a people.
func people(noun string) bool {
	if figure.PeopleNoun(noun) {
		return true
	}
	_, ok := place.Demonym(noun)
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

func asMeasured(e figure.Expression) measure.Figure {
	return measure.Figure{
		Span: recount.Span{Start: e.Start, End: e.End}, Core: recount.Span{Start: e.CoreStart, End: e.CoreEnd},
		Unit:  recount.Span{Start: e.UnitStart, End: e.UnitEnd},
		Class: classes[e.Kind], Zero: e.Value == 0,
	}
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
