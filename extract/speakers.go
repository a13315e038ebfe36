package extract

import (
	"strings"

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
	r.indexStatements()
	r.findDisputes()
	for i := range r.figures {
		f := &r.figures[i]
		f.speaker, f.spoken = attribution.Attribute(r.doc, r.reaching[f.sentence.Index], f.span())
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
	r.markSpeaker(c, s)
	c.Cue = r.quoteAll(c.Spans, "cue", s.Cue)
	c.Said = r.saidDay(s)
	if c.Stage == "" && c.Modality == "" {
		c.Modality = r.force(f)
		if c.Modality != "" {
			c.Spans["modality"] = c.Spans["cue"]
		}
	}
}

// markSpeaker records where the words of a claimant stand: as written at the
// statement and, where that is another form ("he"), the name it stands for.
func (r *run) markSpeaker(c *recount.Claim, s recount.Statement) {
	near := recount.Span{}
	if len(s.Source) > 0 {
		near = s.Source[0]
	}
	r.mark(c.Spans, "claimant_words", c.ClaimantWords, near)
	r.mark(c.Spans, "claimant", c.Claimant, near)
	r.mark(c.Spans, "claimant_office", c.ClaimantOffice, near)
	for _, name := range s.Relay {
		r.mark(c.Spans, "relay", recount.Words(name), near)
	}
	r.mark(c.Spans, "via", c.Via, near)
}

// mark records where words stand in the report: within a span, else in its
// sentence, else at their first place. Words that stand nowhere, since they
// were put together, have no span.
func (r *run) mark(spans recount.Spans, field string, words recount.Words, near recount.Span) {
	if words == "" {
		return
	}
	places := []recount.Span{near}
	if sentence := r.doc.SentenceAt(near.Start); sentence != nil {
		places = append(places, recount.Span{Start: sentence.Start, End: sentence.End})
	}
	for _, p := range append(places, recount.Span{End: len(r.report.Text)}) {
		if i := strings.Index(r.report.Text[p.Start:p.End], string(words)); i >= 0 {
			r.quote(spans, field, recount.Span{Start: p.Start + i, End: p.Start + i + len(words)})
			return
		}
	}
}

// quoteAll returns the words of several spans, joined, and records where they
// stand.
func (r *run) quoteAll(spans recount.Spans, field string, all []recount.Span) recount.Words {
	var parts []string
	for _, s := range all {
		parts = append(parts, string(r.quote(spans, field, s)))
	}
	return recount.Words(strings.Join(parts, " "))
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
