// Package roles finds the words of saying in a sentence and, around each, who
// says and what is said. Three log-linear models do it. The first tells for
// each token whether it is the head of a cue. The second walks the dependency
// tree outward from the cue and passes a role on from token to token, so that
// the roles follow the phrases of the sentence and may be broken by one
// another. The third looks again at each token with the roles around it. See
// weights/MODEL.md for what they learned from.
package roles

import (
	"recount/extract/attribution/force"
	"recount/lang"
)

// Role is what a token is to a cue.
type Role uint8

// The roles.
const (
	None    Role = iota // neither
	Cue                 // belongs to the words of saying
	Source              // belongs to whoever says
	Content             // belongs to what is said
)

// Count is how many roles there are.
const Count = 4

// Frame is one cue of a sentence with the role of every token.
type Frame struct {
	Cue         int     // index of the cue's head
	Roles       []Role  // by token
	Probability float64 // of the cue being one, 0 to 1
}

// Has tells whether any token plays the role.
func (f Frame) Has(role Role) bool {
	for _, r := range f.Roles {
		if r == role {
			return true
		}
	}
	return false
}

// MaxTokens bounds the sentences that are looked at: the walk is repeated for
// each cue, and a longer "sentence" is a table or a list.
const MaxTokens = 250

// Threshold is the probability from which a token counts as a cue. It balances
// precision and recall on held-out training reports.
const Threshold = 0.3

// ReportingThreshold is the same for words that the lexicon knows to report:
// missing one of them costs a claim its claimant.
const ReportingThreshold = 0.2

// Find returns the frames of a sentence in the order of their cues. quoted
// tells for each token whether it stands within quotation marks.
func Find(s *lang.Sentence, quoted []bool) []Frame {
	if s.Len() == 0 || s.Len() > MaxTokens {
		return nil
	}
	return Default().Frames(NewView(s, quoted))
}

// Frames returns the frames of a sentence.
func (m *Model) Frames(v *View) []Frame {
	var frames []Frame
	for i := range v.Tokens {
		if !v.Candidate(i) {
			continue
		}
		p := m.CueProbability(v, i)
		if p < v.threshold(i) {
			continue
		}
		f := Frame{Cue: i, Roles: m.Spread(v, i), Probability: p}
		if f.Has(Content) || f.Has(Source) {
			frames = append(frames, f)
		}
	}
	return frames
}

func (v *View) threshold(i int) float64 {
	if t := v.Tokens[i]; force.Of(t).Vouches() && (force.TakesClause(t) || force.TakesFigure(t)) {
		return ReportingThreshold
	}
	return Threshold
}

// CueProbability is how likely token i heads a cue.
func (m *Model) CueProbability(v *View, i int) float64 {
	var buffer [128]uint64
	return m.Probability(v.CueFeatures(i, buffer[:0]))
}

// Probability is how likely a token with these features heads a cue.
func (m *Model) Probability(features []uint64) float64 { return m.cues.probability(features) }

// Spread gives every token its role towards cue i.
func (m *Model) Spread(v *View, i int) []Role {
	first, margin := m.Walk(v, i)
	look := v.NewLook(i, first, margin)
	out := make([]Role, len(first))
	var buffer [64]uint64
	for k := range out {
		if v.Tokens[k].UPOS != "PUNCT" && k != i {
			out[k], _ = m.looks.best(look.Features(k, buffer[:0]))
		}
	}
	out[i] = Cue
	tidy(v, out, i)
	return out
}

// Walk gives every token the role that the walk outward from cue i finds, and
// tells how sure each is, from 0 to 7.
func (m *Model) Walk(v *View, i int) (by []Role, margin []uint8) {
	by, margin = make([]Role, len(v.Tokens)), make([]uint8, len(v.Tokens))
	by[i] = Cue
	var buffer [64]uint64
	for walk := v.Walk(i); walk.Next(); {
		by[walk.At], margin[walk.At] = m.steps.best(walk.Features(by, buffer[:0]))
		walk.Saw(by[walk.At])
	}
	return by, margin
}
