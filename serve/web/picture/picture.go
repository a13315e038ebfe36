// Package picture draws one question: each origin at the day that it speaks of,
// its figure as an interval with its bounds. It is a pure function from what a
// ledger tells of the question to a scene of lines, shapes and words, which is
// then written as SVG or painted as PNG.
//
// A mark is one origin: the figure said as a shape, what a reader takes it to
// mean as a bar, an arrow where the words leave an end open, a band as wide as
// the days where the figure covers a window. Colour and shape tell the claimant
// line; hollow is unverified, dashed is promised, demanded or feared, crossed
// is denied. Copies and relays stand as one mark with their number.
package picture

import (
	"recount"
	"recount/ledger"
)

// MaxMarks is how many marks a picture holds. Where there are more origins,
// those of one claimant line are folded by day, then by longer and longer
// stretches, until they fit, and the picture says so.
const MaxMarks = 400

// Data is what is drawn.
type Data struct {
	Question recount.Summary
	Claims   []ledger.Linked
	Origins  []recount.Origin
	// Partial tells that Claims are not all of the question's: the ranges of
	// its days are drawn in their place.
	Partial bool
}

// Options say how it is drawn.
type Options struct {
	Width  float64                   // in pixels; 0: 960
	Height float64                   // of the plot with its axes; 0: 400
	Marks  int                       // how many at most; 0: [MaxMarks]
	Brief  bool                      // tell of a mark who, how many and when alone, without the words quoted
	Title  bool                      // write the question above: for a picture that stands alone
	Href   func(claim string) string // where a mark leads to; nil: nowhere
}

// Draw lays the picture out.
func Draw(data Data, options Options) *Scene {
	if options.Width == 0 {
		options.Width = 960
	}
	if options.Height == 0 {
		options.Height = 400
	}
	if options.Marks == 0 {
		options.Marks = MaxMarks
	}
	marks, note := gather(&data, options.Marks)
	l := &layout{data: &data, options: options, marks: marks, note: note}
	l.legend()
	l.frame()
	l.axes()
	l.draw()
	l.foot()
	return l.finish()
}
