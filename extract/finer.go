package extract

import (
	"slices"
	"strings"

	"recount"
	"recount/extract/attribution"
	"recount/extract/blame"
	"recount/extract/figure"
	"recount/extract/reserve"
	"recount/internal/country"
	"recount/lang"
)

// blamer reads whom and what the text blames, with the names that places know.
var blamer = blame.Reader{
	People:  func(words string) bool { _, ok := country.Demonym(words); return ok },
	Country: func(words string) bool { _, ok := country.Of(words); return ok },
}

// fillBlame writes whom and what the sentence blames for what befell those
// counted.
func (r *run) fillBlame(c *recount.Claim, f *found) {
	if c.Unit == recount.UnitPercent || f.Kind == figure.Money && c.Measure != recount.Damage {
		return
	}
	b := blamer.Read(f.sentence, blame.Event{
		Figure: f.span(), Counted: f.reading.Counted, Evidence: f.reading.Evidence, Measure: f.reading.Measure,
	})
	c.By = r.quote(c.Spans, "by", b.By)
	c.Cause = r.quote(c.Spans, "cause", b.Cause)
}

// fillSubject writes the country of the people counted, where their phrase
// names a single one.
func (r *run) fillSubject(c *recount.Claim, f *found) {
	if !f.reading.People || f.reading.Counted.IsZero() {
		return
	}
	var at recount.Span
	code := ""
	for _, n := range nations(f.sentence, f.reading.Counted) {
		if code != "" && n.code != code {
			return
		}
		code, at = n.code, n.span
	}
	c.Subject.Country = recount.Words(code)
	r.quote(c.Spans, "subject", at)
}

// fillHedges writes the words by which the sentence itself hedges a figure.
func (r *run) fillHedges(c *recount.Claim, f *found) {
	if f.sentence.Len() > maxTokens || f.sentence.Cut {
		return
	}
	for _, hedge := range reserve.Hedges(f.sentence, f.span()) {
		if !slices.ContainsFunc(c.Spans["hedges"], r.points.Span(hedge).Overlaps) {
			c.Hedges = append(c.Hedges, string(r.quote(c.Spans, "hedges", hedge)))
		}
	}
}

// dispute is a statement that something is not so.
type dispute struct {
	*recount.Statement
	meant *found // the figure that it refers back to; nil where none or several fit
}

// findDisputes notes the statements that dispute something.
func (r *run) findDisputes() {
	for i := range r.statements {
		if s := &r.statements[i]; s.ClaimantKind != "" && r.disputes(s) && !r.negated(s) {
			r.disputing = append(r.disputing, dispute{s, r.meant(s)})
		}
	}
	r.findCalledFalse()
}

// fillDisputes writes who disputes a figure: someone other than its claimant
// who denies a content that holds it, or one that refers back to it alone.
func (r *run) fillDisputes(c *recount.Claim, f *found) {
	for _, d := range r.disputing {
		if d.Claimant == c.Claimant || d.meant != f && (d.Force != recount.Denies || !d.Holds(f.span())) {
			continue
		}
		c.DisputedBy, c.Unverified = d.Claimant, true
		for _, source := range d.Source {
			r.quote(c.Spans, "disputed_by", source)
		}
		return
	}
}

// disputes tells whether a statement says that something is not so: by its
// cue, or by words such as "inflated" in its content.
func (r *run) disputes(s *recount.Statement) bool {
	if s.Force == recount.Denies || s.Force == recount.Disputes {
		return true
	}
	inflated := func(w attribution.Reserve) bool { return w.Kind == "disputed" && s.Holds(w.Span) }
	rejects := func(cue recount.Span) bool { return reserve.MayDispute(r.report.Text[cue.Start:cue.End]) }
	said := within(r.reserves, func(w *attribution.Reserve) int { return w.Span.Start }, r.doc.Sentences[s.Sentence])
	return slices.ContainsFunc(said, inflated) || slices.ContainsFunc(s.Cue, rejects)
}

// negated tells whether a "not" stands between a source and its cue: whoever
// does not deny does not dispute.
func (r *run) negated(s *recount.Statement) bool {
	if len(s.Source) == 0 || len(s.Cue) == 0 || s.Source[0].End > s.Cue[0].Start {
		return false
	}
	between := strings.ToLower(r.report.Text[s.Source[0].End:s.Cue[0].Start])
	return strings.Contains(between, "n't") || strings.Contains(between, "n’t") || slices.Contains(strings.Fields(between), "not")
}

// meant returns the figure that the content of a statement refers back to: the
// only one that fits in its sentence before it or, with none there, in the
// sentence before.
func (r *run) meant(s *recount.Statement) *found {
	ref := reserve.Refers(r.report.Text[s.Content[0].Start:s.Content[0].End])
	for back := range 2 {
		if s.Sentence < back {
			return nil
		}
		if fit := r.fitting(r.doc.Sentences[s.Sentence-back], s, ref); len(fit) > 0 {
			if len(fit) > 1 {
				return nil
			}
			return fit[0]
		}
	}
	return nil
}

// fitting returns the figures of a sentence that stand before the content of a
// statement and that a reference can mean.
func (r *run) fitting(sentence *lang.Sentence, s *recount.Statement, ref reserve.Reference) []*found {
	var fit []*found
	figures := r.figuresIn(sentence)
	for i := range figures {
		if f := &figures[i]; f.End <= s.Content[0].Start && ref.Fits(f.reading.Measure) {
			fit = append(fit, f)
		}
	}
	return fit
}
