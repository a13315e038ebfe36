package extract

import (
	"recount"
	"recount/extract/attribution"
)

// Attributions are the attributed statements of one report. Their JSON form is
// a line of `recount statements --format jsonl`; offsets are code points into
// text.
type Attributions struct {
	ID           string                `json:"id"`
	Text         string                `json:"text"`
	Attributions []recount.Attribution `json:"attributions"`
}

// Statements returns every attributed statement of a report, in the order of
// their words of saying.
func (x *Extractor) Statements(report recount.Report) Attributions {
	r := x.open(report)
	r.findFigures()
	return r.attributions()
}

func (r *run) attributions() Attributions {
	all := Attributions{ID: r.report.ID, Text: r.report.Text, Attributions: []recount.Attribution{}}
	if r.isOver() {
		return all
	}
	for _, s := range attribution.Find(r.doc, attribution.Options{}) {
		all.Attributions = append(all.Attributions, recount.Attribution{
			Source: r.spans(s.Source), Cue: r.spans(s.Cue), Content: r.spans(s.Content),
			Quote: s.Quote, Quoted: s.Quote != recount.Indirect, Figure: r.holdsFigure(s), Force: s.Force,
			Claimant: s.Claimant, Kind: s.ClaimantKind, Relay: append([]string{}, s.Relay...),
		})
	}
	return all
}

func (r *run) spans(bytes []recount.Span) []recount.Span {
	points := make([]recount.Span, len(bytes))
	for i, s := range bytes {
		points[i] = r.points.Span(s)
	}
	return points
}

func (r *run) holdsFigure(s recount.Statement) bool {
	for i := range r.figures {
		if s.Holds(r.figures[i].span()) {
			return true
		}
	}
	return false
}
