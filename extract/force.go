package extract

import (
	"slices"

	"recount"
	"recount/lang"
)

// forces tells what a cue makes of the figures that it governs.
var forces = map[recount.Force]recount.Modality{
	recount.Denies: recount.Denied, recount.Fears: recount.Feared, recount.Demands: recount.Demanded,
}

// force returns the modality that the cue of a statement gives a figure in the
// clause that it governs: "denied that 40 were killed", but not "did not deny
// that", nor "denied it, saying that 3 were hurt".
func (r *run) force(f *found) recount.Modality {
	modality := forces[f.speaker.Force]
	if modality == "" || f.speaker.Sentence != f.sentence.Index {
		return ""
	}
	tree := f.sentence.Tree()
	at := f.sentence.HeadOf(f.span())
	for ; at >= 0 && !tree.Is(at, "advcl", "parataxis", "acl"); at = tree.Head[at] {
		head := tree.Head[at]
		if head < 0 || !r.isCue(f.sentence, head) {
			continue
		}
		own := holdsToken(f.speaker.Cue, f.sentence.Tokens()[head])
		if own && !negated(f.sentence, head) && tree.Is(at, "ccomp", "obj", "xcomp") {
			return modality
		}
		return ""
	}
	return ""
}

// negated tells whether a verb is turned round by a "not".
func negated(s *lang.Sentence, verb int) bool {
	return slices.ContainsFunc(s.Tree().Children(verb), func(child int) bool {
		return slices.Contains([]string{"not", "n't", "never"}, s.Tokens()[child].Lower)
	})
}

// holdsToken tells whether a token lies within one of the spans.
func holdsToken(spans []recount.Span, t lang.Token) bool {
	return slices.ContainsFunc(spans, func(s recount.Span) bool { return s.Start <= t.Start && t.End <= s.End })
}
