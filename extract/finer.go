package extract

import (
	"recount"
	"recount/extract/blame"
	"recount/extract/place"
)

// blamer reads whom and what the text blames, with the names that places know.
var blamer = blame.Reader{
	People:  func(words string) bool { _, ok := place.Demonym(words); return ok },
	Country: func(words string) bool { _, ok := place.Country(words); return ok },
}

// fillBlame writes whom and what the sentence blames for what befell those
// counted.
func (r *run) fillBlame(c *recount.Claim, f *found) {
	b := blamer.Read(f.sentence, blame.Event{
		Figure: f.span(), Counted: f.reading.Counted, Evidence: f.reading.Evidence, Measure: f.reading.Measure,
	})
	c.By = r.quote(c.Spans, "by", b.By)
	c.Cause = r.quote(c.Spans, "cause", b.Cause)
}
