package extract

import (
	"slices"

	"recount"
	"recount/extract/reserve"
	"recount/lang"
)

// forces tells what a cue makes of the figures that it governs.
var forces = map[recount.Force]recount.Modality{
	recount.Denies: recount.Denied, recount.Disputes: recount.Denied, recount.Fears: recount.Feared, recount.Demands: recount.Demanded,
}

// force returns the modality that the cue of a statement gives a figure in the
// clause that it governs: "denied that 40 were killed", "rejected the claim that
// 40 were killed", but not "did not deny that", nor "denied it, saying that 3
// were hurt".
func (r *run) force(f *found) recount.Modality {
	modality := forces[f.speaker.Force]
	if modality == "" || f.speaker.Sentence != f.sentence.Index {
		return ""
	}
	tree := f.sentence.Tree()
	at := f.sentence.HeadOf(f.span())
	for ; at >= 0 && !tree.Is(at, "advcl", "parataxis") && !r.ownClause(f.sentence, at); at = tree.Head[at] {
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

// ownClause tells whether a token heads a clause about a noun that does not name
// something said: "soldiers who denied", not "the claim that".
func (r *run) ownClause(s *lang.Sentence, at int) bool {
	tree := s.Tree()
	return tree.Is(at, "acl") && (tree.Head[at] < 0 || !reserve.IsReference(s.Tokens()[tree.Head[at]].Lemma))
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
