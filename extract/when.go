package extract

import (
	"slices"
	"strings"

	"recount"
	"recount/extract/attribution"
	"recount/extract/figure"
	"recount/extract/period"
	"recount/lang"
)

// fillPeriod writes the days that a figure covers: those of the period phrase
// that the syntax lets reach it or, with none, a total up to the day it was
// said, marked as inferred.
func (r *run) fillPeriod(c *recount.Claim, f *found) {
	phrase, ok := r.phraseFor(f)
	if !ok && f.reading.Standing && r.isBase(f.sentence, f.Start) {
		return // "up from 40": so many there were before, on no day that is told
	}
	if !ok {
		c.AsOf, c.PeriodInferred = r.saidOrPublished(c), true
		return
	}
	phrase = thatTime(f, phrase)
	c.Period = r.quote(c.Spans, "period", recount.Span{Start: phrase.Start, End: phrase.End})
	c.PeriodKind = recount.PeriodKind(phrase.Kind)
	c.PeriodFrom, c.PeriodTo, c.AsOf = phrase.From, phrase.To, phrase.AsOf
	c.PeriodInferred = phrase.Inferred
	if f.reading.Standing && phrase.Kind == period.Within && phrase.From == phrase.To {
		r.standsAt(c, phrase)
	}
}

// standsAt makes a single day told of a figure that says how many there are the
// day as of which it holds ("the toll rose to 40 on Friday") or, told of the
// happening, the first of the days that it covers ("the toll of Friday's blast
// rose to 40").
func (r *run) standsAt(c *recount.Claim, phrase period.Phrase) {
	c.PeriodKind = recount.Total
	if after := r.report.Text[phrase.End:]; strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") {
		c.PeriodTo, c.AsOf, c.PeriodInferred = r.saidOrPublished(c), r.saidOrPublished(c), true
		return
	}
	c.PeriodFrom, c.AsOf = recount.Day{}, phrase.To
}

func (r *run) saidOrPublished(c *recount.Claim) recount.Day {
	if !c.Said.IsZero() {
		return c.Said
	}
	return r.report.Published
}

// phraseFor chooses the period phrase of a figure among those of its sentence:
// the one that hangs nearest above it in the tree, leaving out those that tell
// when something was said.
func (r *run) phraseFor(f *found) (period.Phrase, bool) {
	var best period.Phrase
	bestCost := maxPhraseCost
	for _, p := range within(r.phrases, func(p *period.Phrase) int { return p.Start }, f.sentence) {
		if p.End > f.sentence.End {
			continue
		}
		cost, ok := r.phraseCost(f, p)
		if ok && (cost < bestCost || cost == bestCost && p.End <= f.Start) { // of two alike the nearer before it
			best, bestCost = p, cost
		}
	}
	return best, bestCost < maxPhraseCost
}

// maxPhraseCost is above any cost that a phrase of the same clause has.
const maxPhraseCost = 12

// phraseCost tells how far a phrase is from a figure: the steps up the tree
// from the figure to what the phrase hangs on, more for phrases that tell no
// days. It is false for a phrase that tells the day of speaking or belongs to
// another clause.
func (r *run) phraseCost(f *found, p period.Phrase) (int, bool) {
	if p.Start < f.End && f.Start < p.End || r.report.Text[p.Start:p.End] == "now" {
		return 0, false
	}
	if base := r.baseBefore(f.sentence, p); base >= 0 {
		return 0, base == f.Start
	}
	if p.End <= f.Start && f.reading.Standing && r.isBase(f.sentence, f.Start) {
		return 0, false // "rose to 60 on Friday from 40"
	}
	span := recount.Span{Start: p.Start, End: p.End}
	if r.ownPhrase(f, p) || opensClauseOf(f, span) {
		return 0, true
	}
	if ranks(f.sentence, p) {
		return 0, false
	}
	tree := f.sentence.Tree()
	governor := tree.Head[f.sentence.HeadOf(span)]
	if tellsSaying(p) && r.ofSaying(f, span) || r.partedFrom(f, span) {
		return 0, false
	}
	steps, ok := r.stepsUp(f, span, governor)
	if p.From.IsZero() && p.To.IsZero() {
		steps += 2
	}
	return steps, ok
}

// baseBefore returns where the figure right before a phrase starts, if others
// are measured against it: "down from 84 in 2020". The phrase then speaks of
// that figure alone. It is -1 for none.
func (r *run) baseBefore(s *lang.Sentence, p period.Phrase) int {
	if p.Kind == period.Rate {
		return -1
	}
	for _, f := range r.figuresIn(s) {
		if f.End <= p.Start && isOnlyRate(r.report.Text[f.End:p.Start]) && r.isBase(s, f.Start) {
			return f.Start
		}
	}
	return -1
}

// isOnlyRate tells whether nothing stands between a figure and a phrase, or only
// what it is counted by: "from 2,600 a day in May".
func isOnlyRate(between string) bool {
	switch strings.TrimSpace(between) {
	case "", "a day", "a week", "a month", "a year", "daily", "weekly", "per day", "per week", "each day":
		return true
	}
	return false
}

// isBase tells whether the words before a figure make it what others are
// measured against.
func (r *run) isBase(s *lang.Sentence, start int) bool {
	before := strings.Fields(strings.ToLower(r.report.Text[s.Start:start]))
	n := len(before)
	switch {
	case n == 0:
		return false
	case before[n-1] == "from" || before[n-1] == "than":
		return true
	}
	return n > 1 && before[n-2] == "compared" && (before[n-1] == "with" || before[n-1] == "to")
}

// tellsSaying tells whether a phrase on a word of saying can be the day of
// speaking: a day or a week, not a month, a year or a time since.
func tellsSaying(p period.Phrase) bool {
	return (p.Kind == period.Within || p.Kind == period.Due || p.Kind == period.Throughout) && p.To.Sub(p.From) <= 7
}

// beside is what it costs a phrase to hang beside the way up from a figure,
// not on it.
const beside = 4

// stepsUp counts the steps from a figure up to the governor of a phrase, or up
// to where the way down to governor begins.
func (r *run) stepsUp(f *found, span recount.Span, governor int) (int, bool) {
	tree := f.sentence.Tree()
	at := f.sentence.HeadOf(f.span())
	for steps := 0; at >= 0; steps++ {
		if at == governor {
			return steps, true
		}
		if governor >= 0 && steps < beside && tree.Under(governor, at) {
			return steps + beside, r.reachesUp(f, span, governor, at, steps)
		}
		if tellsReason(f.sentence, at) || followsUpon(f.sentence, at) {
			return 0, false
		}
		at = tree.Head[at]
	}
	return 0, false
}

// reachesUp tells whether a phrase that hangs on governor speaks of a figure
// whose way up passes the token at, steps up from it. A phrase behind the last
// of several joined verbs speaks of them all ("killed 22 and displaced 300 over
// the week"), and one in a clause about those counted of them ("people who have
// fled so far").
func (r *run) reachesUp(f *found, phrase recount.Span, governor, at, steps int) bool {
	tree := f.sentence.Tree()
	switch {
	case tree.Head[governor] == at && tree.Is(governor, "conj"):
		return tree.Child(governor, "nsubj") < 0 && phrase.Start > f.sentence.Tokens()[governor].Start
	case tree.Head[governor] == at && tree.Is(governor, "acl") && steps <= 1:
		return true
	}
	return !crossesClause(f, governor, at) && !r.figureUnder(f, governor)
}

// figureUnder tells whether another figure hangs on the governor of a phrase,
// and so has the better right to it.
func (r *run) figureUnder(f *found, governor int) bool {
	tree := f.sentence.Tree()
	for _, other := range r.figuresIn(f.sentence) {
		if other.Start != f.Start && (other.reading.Sure || other.Kind != figure.Count) && tree.Under(f.sentence.TokenAt(other.Start), governor) {
			return true
		}
	}
	return false
}

// hangsOnCue tells whether the words at a span hang on a word of saying, or on
// the occasion that hangs on one: "said on Friday", "said in an interview on
// Friday".
func (r *run) hangsOnCue(s *lang.Sentence, span recount.Span) bool {
	tree := s.Tree()
	governor := tree.Head[s.HeadOf(span)]
	if governor < 0 || r.isCue(s, governor) {
		return governor >= 0
	}
	said := tree.Head[governor]
	return said >= 0 && tree.Is(governor, "obl", "obj", "iobj") && r.isCue(s, said) && attribution.IsOccasion(s.Tokens()[governor].Lemma)
}

// isCue tells whether a token of a sentence is a word of saying.
func (r *run) isCue(s *lang.Sentence, token int) bool {
	return slices.ContainsFunc(r.cued[s.Index], func(statement recount.Statement) bool {
		return holdsToken(statement.Cue, s.Tokens()[token])
	})
}

// saidDay returns the day on which a statement was made: that of the date that
// hangs on its cue, in its past reading; none where no single day does.
func (r *run) saidDay(statement recount.Statement) recount.Day {
	s := r.doc.Sentences[statement.Sentence]
	for _, d := range within(r.dates, func(d *period.Expression) int { return d.Start }, s) {
		if d.End > s.End || d.From != d.To {
			continue
		}
		day := recount.Span{Start: d.Start, End: d.End}
		if phrase := withPreposition(s, day); r.hangsOnCue(s, day) || r.behindCue(s, phrase) || r.beforeCue(s, phrase) {
			return d.From
		}
	}
	return recount.Day{}
}
