package extract

import (
	"slices"

	"recount"
	"recount/extract/confidence"
	"recount/lang"
)

// Weighed is a claim with the signals that its confidence rests on.
type Weighed struct {
	Claim   recount.Claim
	Signals confidence.Signals
}

// Weigh returns the claims of a report as [Extractor.Extract] does, each with
// its signals, so that confidence can be fitted to how claims turn out.
func (x *Extractor) Weigh(report recount.Report) []Weighed {
	r := x.read(report)
	all := make([]Weighed, len(r.figures))
	for i := range all {
		claim := r.claim(i)
		all[i] = Weighed{claim, r.signals(&r.figures[i], &claim)}
	}
	return all
}

// signals gathers what the stages know of how a claim was read.
func (r *run) signals(f *found, c *recount.Claim) confidence.Signals {
	s := confidence.Signals{
		Kind: string(f.Kind), Vague: f.Vague != "", Bare: c.Counted == "",
		Measure: c.Measure, Told: f.reading.Sure, Rule: f.reading.Rule, Mood: c.Stage != "" || c.Modality != "",
		Arcs: r.leastArc(f), Placed: c.Place != "", Title: f.Start < r.report.TitleEnd, Tokens: f.sentence.Len(),
	}
	if !f.reading.Evidence.IsZero() {
		s.Reach = tokensBetween(f.sentence, f.span(), f.reading.Evidence)
	}
	if f.spoken {
		s.Spoken, s.Certainty, s.Voice = true, f.speaker.Confidence, f.speaker.ClaimantKind
		s.Renamed, s.Passed = f.speaker.Claimant != f.speaker.ClaimantWords, len(f.speaker.Relay) > 0
	} else {
		s.Beside, s.Near = r.speechAround(f)
	}
	return s
}

// arcs is how many arcs lead up from a figure to its noun, to the verb that
// governs that and to the one above.
const arcs = 3

// leastArc is the parser's least confidence in the arcs up from a figure; 0 for
// a sentence that was not parsed.
func (r *run) leastArc(f *found) float64 {
	last := f.sentence.Len() - 1
	if last >= maxTokens || f.sentence.Cut {
		return 0
	}
	tree := f.sentence.Tree()
	at := f.sentence.HeadOf(recount.Span{Start: f.CoreStart, End: f.CoreEnd})
	least := 1.0
	for steps := 0; steps < arcs && at >= 0; steps++ {
		least = min(least, float64(tree.Confidence[at]))
		at = tree.Head[at]
	}
	return least
}

// tokensBetween counts the tokens from the end of one span to the start of the
// other; both lie in the sentence.
func tokensBetween(s *lang.Sentence, a, b recount.Span) int {
	if b.Start < a.Start {
		a, b = b, a
	}
	return max(0, s.TokenAt(b.Start)-s.TokenAt(a.End-1))
}

// speechAround tells whether someone speaks in the sentence of a figure that no
// one vouches for, or in the one before or after.
func (r *run) speechAround(f *found) (beside, near bool) {
	before := f.sentence.Index - 1
	at, _ := slices.BinarySearchFunc(r.statements, before, func(s recount.Statement, i int) int { return s.Sentence - i })
	for _, s := range r.statements[at:] {
		switch {
		case s.Sentence > f.sentence.Index+1:
			return beside, near
		case s.Sentence == f.sentence.Index:
			beside = true
		case s.Force.Vouches() && s.Claimant != "":
			near = true
		}
	}
	return beside, near
}
