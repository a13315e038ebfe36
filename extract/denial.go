package extract

import (
	"slices"

	"recount"
	"recount/extract/reserve"
)

// fillDenial marks a figure that its own sentence takes back or calls false as
// denied, whoever speaks, and one without proof as unverified. Where it is the
// claim of somebody that another calls false, the claim stays his, and the other
// disputes it: "Kyiv said Moscow's claim of 31 tanks was nonsense".
func (r *run) fillDenial(c *recount.Claim, f *found) {
	if f.sentence.Len() > maxTokens || f.sentence.Cut {
		return
	}
	d, ok := reserve.Denies(f.sentence, f.span())
	switch {
	case !ok:
	case !d.Denied:
		c.Unverified = true
		r.quote(c.Spans, "unverified", d.Words)
	case f.spoken && slices.ContainsFunc(f.speaker.Cue, d.Said.Overlaps):
		c.Unverified = true
		r.quote(c.Spans, "unverified", d.Words)
		r.fillOuterDispute(c, f)
	case c.Modality != recount.Denied:
		c.Stage, c.Modality = "", recount.Denied
		delete(c.Spans, "stage")
		c.Spans["modality"] = []recount.Span{r.points.Span(d.Words)}
	}
}

// fillOuterDispute writes who calls a claim false: the speaker of the statement
// that the claim stands in.
func (r *run) fillOuterDispute(c *recount.Claim, f *found) {
	for _, s := range r.reaching[f.sentence.Index] {
		if s.Sentence != f.sentence.Index || s.Claimant == "" || s.Claimant == c.Claimant || !s.Force.Vouches() || !s.Holds(f.span()) {
			continue
		}
		c.DisputedBy = s.Claimant
		for _, source := range s.Source {
			r.quote(c.Spans, "disputed_by", source)
		}
		return
	}
}

// claimNamed tells whether a figure stands on somebody's word that its sentence
// names by a noun: "the union's estimate of 40".
func (r *run) claimNamed(f *found) bool {
	if !f.spoken || len(f.speaker.Cue) == 0 || f.speaker.Sentence != f.sentence.Index {
		return false
	}
	return reserve.IsReference(f.sentence.Tokens()[f.sentence.TokenAt(f.speaker.Cue[0].Start)].Lemma)
}

// fillDisputer writes who disputes a figure in a clause that follows it: "a claim
// that the rebels denied".
func (r *run) fillDisputer(c *recount.Claim, f *found) {
	if c.DisputedBy != "" || f.sentence.Len() > maxTokens || f.sentence.Cut || !reserve.MayDispute(f.sentence.Text()) {
		return
	}
	if who := reserve.Disputer(f.sentence, f.span()); !who.IsZero() {
		c.DisputedBy, c.Unverified = r.quote(c.Spans, "disputed_by", who), true
	}
}

// findCalledFalse notes the sentences behind a figure in which somebody calls
// what was said false.
func (r *run) findCalledFalse() {
	for i := range r.figures {
		next := r.figures[i].sentence.Index + 1
		if next >= len(r.doc.Sentences) || i+1 < len(r.figures) && r.figures[i+1].sentence.Index < next {
			continue
		}
		s := r.doc.Sentences[next]
		if s.Len() > maxTokens || s.Cut || !reserve.MayDispute(s.Text()) {
			continue
		}
		who, said, ok := reserve.CallsFalse(s)
		if !ok {
			continue
		}
		statement := &recount.Statement{
			Sentence: next, Source: []recount.Span{who}, Content: []recount.Span{said},
			Force: recount.Disputes, Claimant: recount.Words(r.report.Text[who.Start:who.End]),
		}
		r.disputing = append(r.disputing, dispute{statement, r.meant(statement)})
	}
}
