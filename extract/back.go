package extract

import (
	"strings"

	"recount"
	"recount/extract/figure"
)

// lookBack gives figures that lean on what an earlier sentence said what it
// said: "the number" of those counted before, "four of them", a number that a
// speaker only names, and sums whose currency was named before.
func (r *run) lookBack() {
	for i := 1; i < len(r.figures); i++ {
		f, before := &r.figures[i], &r.figures[i-1]
		if f.reading.Sure {
			continue
		}
		near := f.sentence.Index-before.sentence.Index <= reachBack
		switch {
		case near && f.reading.Amount && before.Kind == figure.Count:
			r.sameAsBefore(f, before)
		case near && f.reading.Amount && before.Kind == figure.Measure && f.Kind == figure.Count:
			f.Unit = before.Unit // "14,000 barrels … the figure is nearer 30,000"
			f.Kind = figure.Measure
			r.sameAsBefore(f, before)
		case near && f.reading.Lemma == "" && f.Kind == figure.Count && before.Kind == figure.Money && r.inMillions(f):
			f.Kind, f.Unit = figure.Money, before.Unit
			r.sameAsBefore(f, before)
			f.reading.People = false
		case f.reading.Back:
			if meant := r.peopleBefore(i); meant != nil {
				r.sameAsBefore(f, meant)
			}
		}
	}
}

// reachBack is how many sentences back such words reach.
const reachBack = 2

// peopleBefore returns the nearest figure before another that counts people and
// says what became of them; nil where none is near.
func (r *run) peopleBefore(i int) *found {
	for j := i - 1; j >= 0 && r.figures[i].sentence.Index-r.figures[j].sentence.Index <= reachBack; j-- {
		if before := &r.figures[j]; before.Kind == figure.Count && before.reading.People && before.reading.Sure {
			return before
		}
	}
	return nil
}

// sameAsBefore takes what is said of the figure before; its words stand where
// they stood.
func (r *run) sameAsBefore(f, before *found) {
	f.reading.Measure, f.reading.Evidence = before.reading.Measure, before.reading.Evidence
	f.reading.People, f.reading.Rule = before.reading.People, "as before"
}

// inMillions tells whether a number is told as sums are: "4 billion".
func (r *run) inMillions(f *found) bool {
	words := strings.ToLower(r.report.Text[f.CoreStart:f.CoreEnd])
	return strings.HasSuffix(words, "illion") || strings.HasSuffix(words, "bn") || f.reading.Measure == recount.Price
}
