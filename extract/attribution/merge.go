package attribution

import (
	"slices"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// mergeSurfaces adds what the layout shows to what the model found: the
// content is widened where the model has the cue, and a draft made where it
// has not.
func mergeSurfaces(s *lang.Sentence, drafts []*draft, quoted []bool) []*draft {
	further := furtherClauses(s)
	drafts = mergeAll(s, drafts, surfaces(s), quoted)
	for _, f := range further {
		if !quoted[f.cue] {
			cutBefore(s, drafts, f)
		}
	}
	return mergeAll(s, drafts, further, quoted)
}

func mergeAll(s *lang.Sentence, drafts []*draft, found []surface, quoted []bool) []*draft {
	for _, f := range found {
		if quoted[f.cue] || !uniform(quoted, f.content[0]) {
			continue
		}
		d := draftAt(drafts, f.cue)
		if d == nil {
			d = &draft{sentence: s, cue: f.cue}
			d.Statement = recount.Statement{
				Sentence: s.Index, Confidence: surfaceConfidence, Rule: "layout", Force: force.Of(s.Tokens()[f.cue]),
				Cue: []recount.Span{spanOf(s.Tokens()[f.cue])},
			}
			if negated(s, f.cue) && d.Force != recount.Denies {
				continue
			}
			drafts = append(drafts, d)
		}
		if force.TakesClause(s.Tokens()[f.cue]) {
			d.Confidence = max(d.Confidence, surfaceConfidence)
		}
		d.source = f.source
		d.Source = []recount.Span{s.Span(f.source.first, f.source.last)}
		for _, r := range f.content {
			d.Content = addSpans(d.Content, s.Span(r.first, r.last))
		}
		d.Content = slices.DeleteFunc(d.Content, d.Source[0].Contains)
	}
	return drafts
}

// uniform tells whether a content is quoted whole, or at most in some of its
// words: where half of it is a quotation, the rest may be the report's own.
func uniform(quoted []bool, r tokenRange) bool {
	n, all := 0, r.last-r.first+1
	for _, q := range quoted[r.first : r.last+1] {
		if q {
			n++
		}
	}
	return n == all || 3*n <= all
}

// surfaceConfidence is the least for a statement that the layout shows.
const surfaceConfidence = 0.6

func draftAt(drafts []*draft, cue int) *draft {
	for _, d := range drafts {
		if d.cue == cue {
			return d
		}
	}
	return nil
}
