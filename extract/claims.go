package extract

import (
	"recount"
	"recount/extract/confidence"
	"recount/extract/figure"
	"recount/extract/measure"
	"recount/extract/place"
	"recount/lang"
)

// found is one figure that the ledger counts, on its way to a claim.
type found struct {
	figure.Expression
	sentence *lang.Sentence
	dropped  string // why syntax shows it to be no figure; empty for a figure
	first    int    // index of the sentence's first figure
	reading  measure.Reading
	speaker  recount.Statement // who vouches
	spoken   bool              // false = the report's own voice
	place    place.Place       // zero = the report does not say where
}

func (f found) span() recount.Span { return recount.Span{Start: f.Start, End: f.End} }

// claim puts together what the stages found of one figure. It is the one place
// where bytes become code points.
func (r *run) claim(i int) recount.Claim {
	f := &r.figures[i]
	c := recount.Claim{
		V: recount.Version, Report: r.report.ID, Rules: Rules, Spans: recount.Spans{}, Hedges: []string{}, Relay: []string{},
		Source: recount.Words(r.report.Source), URL: recount.Words(r.report.URL),
		Title: recount.Words(r.report.Title), Published: r.report.Published,
	}
	at := r.points.Span(f.span())
	c.ID, c.Start, c.End = recount.ClaimID(r.report.ID, r.version, at), at.Start, at.End
	c.Figure = r.quote(c.Spans, "figure", f.span())
	c.Sentence = r.quote(c.Spans, "sentence", recount.Span{Start: f.sentence.Start, End: f.sentence.End})
	r.fillQuantity(&c, f)
	r.fillMeasure(&c, f)
	r.fillBlame(&c, f)
	r.fillSubject(&c, f)
	r.fillSpeaker(&c, f)
	r.fillPlace(&c, f)
	r.fillPeriod(&c, f)
	r.fillReserve(&c, f)
	r.fillHedges(&c, f)
	r.fillDisputes(&c, f)
	r.fillDenial(&c, f)
	r.fillDisputer(&c, f)
	c.Confidence = confidence.Of(r.signals(f, &c))
	return c
}

// quote returns the words of a span and records where they stand. A zero span
// is nothing said.
func (r *run) quote(spans recount.Spans, field string, s recount.Span) recount.Words {
	if s.IsZero() {
		return ""
	}
	spans[field] = append(spans[field], r.points.Span(s))
	return recount.Words(r.report.Text[s.Start:s.End])
}

func (r *run) fillQuantity(c *recount.Claim, f *found) {
	c.Quantity = recount.Quantity{
		Value: f.Value, Value2: f.Value2, Bound: f.Bound, Unit: f.Unit,
		Low: f.Low, High: f.High, MeantLow: f.MeantLow, MeantHigh: f.MeantHigh, Policy: r.x.policy.Name,
	}
	if f.Kind == figure.Count {
		c.Unit = recount.UnitItems
		if f.reading.People {
			c.Unit = recount.UnitPeople
		}
	}
}

func (r *run) fillMeasure(c *recount.Claim, f *found) {
	m := f.reading
	c.Counted = r.quote(c.Spans, "counted", m.Counted)
	c.Measure, c.Stage, c.Modality, c.Subject = m.Measure, m.Stage, m.Modality, m.Subject
	r.quote(c.Spans, "measure", m.Evidence)
	switch {
	case m.Stage != "":
		r.quote(c.Spans, "stage", m.Mood)
	case m.Modality != "":
		r.quote(c.Spans, "modality", m.Mood)
	}
	r.quote(c.Spans, "subject", m.Person)
	if m.Measure == "" {
		c.Measure = recount.Other
	}
	if m.PartOf >= 0 && !m.Counted.IsZero() {
		c.PartOf = r.quote(c.Spans, "part_of", r.figures[f.first+m.PartOf].span())
	}
}
