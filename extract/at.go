package extract

import (
	"slices"

	"recount"
	"recount/extract/figure"
)

// At reads a stretch of a report (in code points) that a person holds to be a
// figure, whether or not the rules do: it returns a claim for each number that
// is read there. Where none is, it returns one whose figure is the whole
// stretch, with all but its quantity; nothing where no sentence holds it.
func (x *Extractor) At(report recount.Report, span recount.Span) []recount.Claim {
	r := x.open(report)
	r.wanted = recount.Span{Start: byteAt(report.Text, span.Start), End: byteAt(report.Text, span.End)}
	r.findFigures()
	r.readFigures()
	var claims []recount.Claim
	for i := range r.figures {
		if r.isWanted(r.figures[i].Expression) {
			claims = append(claims, r.claim(i))
		}
	}
	return claims
}

// Intervals works out what a value with its bound strictly allows, and what it
// means under the extractor's policy. Vague words it leaves as they are: their
// intervals depend on the word.
func (x *Extractor) Intervals(q recount.Quantity) recount.Quantity {
	if q.Bound == recount.Vague {
		return q
	}
	q.Policy = x.policy.Name
	return x.policy.Intervals(q)
}

// Unit returns the name that claims have for a unit, given so or as news writes
// it: tons are tonnes.
func Unit(written string) (name string, ok bool) { return figure.Unit(written) }

// byteAt returns where a code point of a text begins.
func byteAt(text string, point int) int {
	for at := range text {
		if point == 0 {
			return at
		}
		point--
	}
	return len(text)
}

// isWanted tells whether a number stands where a person sees a figure.
func (r *run) isWanted(n figure.Expression) bool {
	return !r.wanted.IsZero() && r.wanted.Contains(recount.Span{Start: n.Start, End: n.End})
}

// withWanted adds to the numbers found what a person holds to be a figure, and
// makes a count of what was taken for an age, a score or a name.
func (r *run) withWanted() {
	found := false
	for i := range r.numbers {
		n := &r.numbers[i]
		if !r.isWanted(*n) {
			continue
		}
		found = true
		if ok, _ := figure.Ledger(*n); !ok {
			n.Kind, n.Unit = figure.Count, recount.UnitItems
			q := r.x.Intervals(recount.Quantity{Value: n.Value, Value2: n.Value2, Bound: n.Bound, Unit: n.Unit})
			n.Low, n.High, n.MeantLow, n.MeantHigh = q.Low, q.High, q.MeantLow, q.MeantHigh
		}
	}
	if found || r.wanted.IsZero() {
		return
	}
	w := r.wanted
	r.numbers = append(r.numbers, figure.Expression{
		Start: w.Start, End: w.End, CoreStart: w.Start, CoreEnd: w.End, UnitStart: w.End, UnitEnd: w.End,
		Kind: figure.Count, Bound: recount.Exact, Unit: recount.UnitItems, Rule: "review",
	})
	slices.SortStableFunc(r.numbers, func(a, b figure.Expression) int { return a.Start - b.Start })
}
