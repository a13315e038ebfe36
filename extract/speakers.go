package extract

import (
	"recount"
	"recount/extract/attribution"
	"recount/extract/place"
	"recount/extract/reserve"
	"recount/lang"
)

// findSpeakers finds the statements that can reach a figure, and on whose word
// each figure stands.
func (r *run) findSpeakers() {
	wanted := map[*lang.Sentence]bool{}
	for i := range r.figures {
		s := r.figures[i].sentence
		wanted[s] = true
		if next := s.Index + 1; next < len(r.doc.Sentences) && reserve.MayDispute(r.doc.Sentences[next].Text()) {
			wanted[r.doc.Sentences[next]] = true
		}
	}
	r.statements = attribution.Find(r.doc, attribution.Options{
		Want: func(s *lang.Sentence) bool { return wanted[s] && s.Len() <= maxTokens },
	})
	for i := range r.figures {
		f := &r.figures[i]
		f.speaker, f.spoken = attribution.Attribute(r.doc, r.statements, f.span())
	}
}

func (r *run) fillSpeaker(c *recount.Claim, f *found) {
	c.Quoted = r.quoted(f.span())
	if !f.spoken {
		return
	}
	s := f.speaker
	c.Claimant, c.ClaimantKind, c.ClaimantWords = s.Claimant, s.ClaimantKind, s.ClaimantWords
	c.ClaimantOffice, c.ClaimantSide, c.Via = s.Office, s.Side, s.Via()
	c.Relay = append(c.Relay, s.Relay...)
	for _, span := range s.Source {
		r.quote(c.Spans, "claimant", span)
	}
	for _, span := range s.Cue {
		c.Cue = r.quote(c.Spans, "cue", span)
	}
	c.Said = r.saidDay(s)
	if c.Stage == "" && c.Modality == "" {
		c.Modality = r.force(f)
		if c.Modality != "" {
			c.Spans["modality"] = c.Spans["cue"]
		}
	}
}

// quoted tells whether a span stands inside quotation marks.
func (r *run) quoted(span recount.Span) bool {
	for _, q := range r.quotes {
		if q.Start <= span.Start && span.End <= q.End {
			return true
		}
	}
	return false
}

// findPlaces finds where what each figure counts is or happened; places are
// read last, since they depend on what is counted and said of it.
func (r *run) findPlaces() {
	figures := make([]place.Figure, len(r.figures))
	for i := range r.figures {
		f := &r.figures[i]
		figures[i] = place.Figure{Span: f.span(), Counted: f.reading.Counted, Measure: f.reading.Measure}
	}
	for i, p := range place.In(r.doc).ForFigures(figures) {
		r.figures[i].place = p
	}
}

func (r *run) fillPlace(c *recount.Claim, f *found) {
	c.Place = r.quote(c.Spans, "place", recount.Span{Start: f.place.Start, End: f.place.End})
	c.Country = recount.Words(f.place.Country)
	c.GeoNames, c.PlacePrecision = known(f.place.GeoNames), known(f.place.Precision)
	c.PlaceInferred = f.place.Inferred
}

// known returns n, or nil for the zero that stands for not known.
func known(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// fillReserve writes what the text says about taking a figure as it is: the
// wordings of reserve that reach it.
func (r *run) fillReserve(c *recount.Claim, f *found) {
	for _, reserve := range r.reserves {
		if !r.reaches(reserve.Span, f) {
			continue
		}
		switch reserve.Kind {
		case "unverified", "disputed":
			c.Unverified = true
			r.quote(c.Spans, "unverified", reserve.Span)
		default:
			c.Hedges = append(c.Hedges, string(r.quote(c.Spans, "hedges", reserve.Span)))
		}
	}
}

// reaches tells whether a wording of reserve speaks of a figure: it stands in
// the figure's sentence, or opens the talk of the next one, which has no figure
// of its own ("The number could not be verified").
func (r *run) reaches(reserve recount.Span, f *found) bool {
	s := r.doc.SentenceAt(reserve.Start)
	if s == nil || s.Index != f.sentence.Index && s.Index != f.sentence.Index+1 {
		return false
	}
	if s == f.sentence {
		return true
	}
	for i := range r.figures {
		if r.figures[i].sentence == s {
			return false
		}
	}
	return true
}
