package extract

import (
	"recount"
	"recount/extract/period"
	"recount/lang"
)

// thatTime is the time inside a "since" whose clause tells of that time itself:
// in "the deadliest since 1998, when 212 died" the 212 died in 1998.
func thatTime(f *found, p period.Phrase) period.Phrase {
	if p.Inner.Start == 0 || !opensWith(f.sentence, p, "since") || !opensClauseOf(f, recount.Span{Start: p.Start, End: p.End}) {
		return p
	}
	in := p.Inner
	return period.Phrase{Start: in.Start, End: p.End, Kind: period.Within, From: in.From, To: in.To, Rule: p.Rule}
}

// longestRanked is how many tokens stand between a superlative and the "since"
// that belongs to it, at most: "the worst fire in a mine since".
const longestRanked = 6

// ranks tells whether a "since" says among what something is the worst or the
// first, and so no days of a figure: "40 died in the worst storm since 1998".
func ranks(s *lang.Sentence, p period.Phrase) bool {
	if !opensWith(s, p, "since") {
		return false
	}
	tokens := s.Tokens()
	at := s.TokenAt(p.Start)
	for i := at - 1; i >= 0 && i >= at-longestRanked; i-- {
		t := tokens[i]
		switch {
		case t.XPOS == "JJS" || t.XPOS == "RBS" || t.Lower == "first":
			return i > 0 && tokens[i-1].Lower != "at" // "at least"
		case t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "PUNCT" || t.UPOS == "NUM":
			return false
		}
	}
	return false
}

// opensWith tells whether a phrase begins with a word.
func opensWith(s *lang.Sentence, p period.Phrase, word string) bool {
	at := s.TokenAt(p.Start)
	return at < s.Len() && s.Tokens()[at].Lower == word
}
