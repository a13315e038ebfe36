package attribution

import (
	"strings"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// headline reads the forms that only titles use: "Minister: 40 dead",
// "40 dead: minister", "40 dead - ministry", "40 dead, says ministry". It
// returns nil for a title of another form or without a speaker in it.
func (f *finder) headline(s *lang.Sentence) *draft {
	if s.Len() > 40 || !f.isTitle(s) {
		return nil
	}
	tokens := s.Tokens()
	for i, t := range tokens {
		if !isBreak(s, i) || i == 0 || i+1 >= len(tokens) {
			continue
		}
		rest := trimEnd(tokens, len(tokens))
		if t.Lower == ":" && i <= maxSpeaker && rest-i > 3 && f.speaker(s, 0, i) {
			return f.headlineDraft(s, 0, i, i, i+1, rest)
		}
		after := i + 1
		switch {
		case reports(tokens[after]):
			after++
		case rest-1 > after && reports(tokens[rest-1]):
			rest--
		case t.Lower == ",":
			continue
		}
		if i >= 3 && rest-after <= maxSpeaker && rest > after && f.speaker(s, after, rest) {
			return f.headlineDraft(s, after, rest, after-1, 0, i)
		}
	}
	return nil
}

// reports tells whether a word is a verb of saying in the present, as headlines
// use it.
func reports(t lang.Token) bool {
	f := force.Of(t)
	return f.Vouches() && t.Lower != ":" && (t.UPOS == "VERB" || t.UPOS == "AUX" || f == recount.Says || f == recount.Warns) &&
		(strings.HasSuffix(t.Lower, "s") || t.Lower == t.Lemma)
}

// maxSpeaker is the most tokens that name the speaker of a headline.
const maxSpeaker = 7

// isTitle tells whether a sentence stands alone in the text's first line.
func (f *finder) isTitle(s *lang.Sentence) bool {
	_, to := f.lay.paragraphAround(s.Index)
	return to == s.Index+1 && to < len(f.doc.Sentences)
}

// isBreak tells whether token i parts a headline: a colon, a comma, or a dash
// with space around it.
func isBreak(s *lang.Sentence, i int) bool {
	tokens := s.Tokens()
	return tokens[i].Lower == ":" || tokens[i].Lower == "," || lang.IsDash(tokens, i)
}

func trimEnd(tokens []lang.Token, end int) int {
	for end > 0 && strings.ContainsAny(tokens[end-1].Lower, ".!?") && tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	return end
}

// speaker tells whether the tokens [from, to) name someone who can speak, and
// not a topic: "Iran: talks resume" names a place, "Floods: 40 dead" a thing.
func (f *finder) speaker(s *lang.Sentence, from, to int) bool {
	tokens := s.Tokens()
	if from >= to {
		return false
	}
	if to-from == 1 && f.isSurname(tokens[from].Form) {
		return true
	}
	for _, t := range tokens[from:to] {
		switch t.UPOS {
		case "VERB", "AUX", "NUM", "PUNCT", "PRON":
			return false
		}
	}
	last := tokens[to-1]
	switch kindOf(tokens[from:to], to-1-from) {
	case recount.Person:
		return last.UPOS == "PROPN"
	case recount.Official:
		return names().unnamed[last.Lower] || names().unnamed[last.Lemma]
	case recount.Media:
		return names().outletName[last.Lower] || to-from > 1
	case recount.Organisation:
		return names().body[last.Lower] || names().body[last.Lemma] || last.Type == "organization" || isAcronym(last.Form)
	}
	return false
}

func (f *finder) headlineDraft(s *lang.Sentence, from, to, cue, begin, end int) *draft {
	tokens := s.Tokens()
	d := &draft{sentence: s, cue: cue, source: tokenRange{from, to - 1}}
	d.Statement = recount.Statement{
		Sentence: s.Index, Confidence: 0.9, Rule: "headline", Force: recount.Says,
		Source:  []recount.Span{{Start: tokens[from].Start, End: tokens[to-1].End}},
		Cue:     []recount.Span{{Start: tokens[cue].Start, End: tokens[cue].End}},
		Content: []recount.Span{{Start: tokens[begin].Start, End: tokens[end-1].End}},
	}
	return d
}
