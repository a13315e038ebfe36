package attribution

import (
	"unicode"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// surface is an attribution that the order of the words alone shows, in the
// two layouts that most of news uses: "NP said (that) …" from the beginning of
// a sentence, and "…, NP said." at its end.
type surface struct {
	cue     int
	source  tokenRange
	content []tokenRange
}

// surfaces returns the attributions of a sentence that its layout shows. One
// at the end of a sentence takes in whatever others it holds.
func surfaces(s *lang.Sentence) []surface {
	tokens := s.Tokens()
	var out []surface
	for i := range tokens {
		if f, ok := named(s, i); ok {
			out = append(out, f)
		}
	}
	if len(out) > 0 {
		return out
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		if f, ok := closing(tokens, i); ok {
			return append(out, f)
		}
	}
	for i := range tokens {
		if f, ok := opening(s, i); ok {
			return append(out, f)
		}
	}
	return nil
}

// named reads the forms that name their source after the cue: "according to
// NP", "was announced by NP".
func named(s *lang.Sentence, i int) (surface, bool) {
	for _, read := range []func(*lang.Sentence, int) (surface, bool){accordingTo, byCount, possessed} {
		if f, ok := read(s, i); ok {
			return f, true
		}
	}
	return passive(s, i)
}

// finiteCue tells whether token i is a verb of saying in a finite tense whose
// speaker vouches for what is said.
func finiteCue(tokens []lang.Token, i int) bool {
	t := tokens[i]
	if !force.Of(t).Vouches() || !force.TakesClause(t) && !force.TakesFigure(t) {
		return false
	}
	if t.UPOS != "VERB" {
		return nounForVerb(tokens, i)
	}
	switch t.XPOS {
	case "VBD", "VBZ", "VBP":
		return i == 0 || tokens[i-1].Lower != "to"
	case "VBN":
		return i > 0 && auxiliary(tokens, i-1)
	case "VB":
		return i > 0 && (auxiliary(tokens, i-1) || tokens[pastAdverb(tokens, i-1)].IsNoun())
	}
	return false
}

// nounForVerb tells whether a word tagged as a noun is a verb in the present:
// "…, The Observer reports." and "the army claims that …".
func nounForVerb(tokens []lang.Token, i int) bool {
	t := tokens[i]
	if i == 0 || t.XPOS != "NNS" || t.Lower == lang.Plain(t.Lemma) {
		return false
	}
	before := tokens[i-1]
	if unicode.IsUpper(firstRune(before.Form)) && i+1 == trimEnd(tokens, len(tokens)) {
		return true
	}
	speaker := names().body[before.Lower] || names().unnamed[before.Lower]
	return speaker && i+1 < len(tokens) && tokens[i+1].Lower == "that"
}

// auxiliary tells whether token i is "have" in some form, adverbs passed.
func auxiliary(tokens []lang.Token, i int) bool {
	for i > 0 && tokens[i].UPOS == "ADV" {
		i--
	}
	switch tokens[i].Lower {
	case "has", "have", "had", "'ve", "'s":
		return tokens[i].UPOS == "AUX"
	}
	return false
}

// relative tells whether the tokens hold a relative pronoun.
func relative(tokens []lang.Token, from, to int) bool {
	for _, t := range tokens[from:to] {
		if t.XPOS == "WDT" || t.XPOS == "WP" || t.Lower == "that" && t.UPOS == "PRON" {
			return true
		}
	}
	return false
}

// closing reads "…, NP said on Monday." and "…, said NP, the mayor.".
func closing(tokens []lang.Token, cue int) (surface, bool) {
	end := trimEnd(tokens, len(tokens))
	if f := force.Of(tokens[cue]); !finiteCue(tokens, cue) || !force.TakesClause(tokens[cue]) || f == recount.Denies || f == recount.Disputes {
		return surface{}, false
	}
	if comma := speakerBefore(tokens, cue); comma > minClosed && !relative(tokens, comma, cue) && tailOnly(tokens, cue+1, end) {
		return surface{cue, tokenRange{comma + 1, cue - 1}, []tokenRange{{0, comma - 1}}}, true
	}
	if inverted(tokens, cue) && cue+1 < end && opensPhrase(tokens[cue+1]) && !clauseIn(tokens, cue+1, end) {
		return surface{cue, tokenRange{cue + 1, end - 1}, []tokenRange{{0, cue - 1}}}, true
	}
	return surface{}, false
}

// inverted tells whether a cue can stand before its subject: after a quotation,
// or after a comma that a whole clause goes before.
func inverted(tokens []lang.Token, cue int) bool {
	if cue <= minClosed {
		return false
	}
	before := tokens[cue-1].Lower
	return before == "\"" || before == "," && tokens[cue].Lemma == "say" && clauseIn(tokens, 0, cue-1)
}

// minClosed is the fewest tokens of a content before its attribution.
const minClosed = 2

// speakerBefore returns the comma before the noun phrase that stands right
// before the cue, an apposition passed, or -1.
func speakerBefore(tokens []lang.Token, cue int) int {
	i := cue - 1
	for i > 0 && (tokens[i].UPOS == "ADV" || tokens[i].UPOS == "AUX") {
		i--
	}
	apposed := i > 0 && tokens[i].Lower == ","
	last := i
	for passed := 0; i > 0; i-- {
		t := tokens[i]
		if t.Lower == "," && i != last {
			if !apposed || passed > 0 {
				return speakerAt(tokens, i, cue)
			}
			passed++
			continue
		}
		if t.UPOS == "PUNCT" && !joinsWords(tokens, i) && t.Lower != "," || t.UPOS == "AUX" || t.UPOS == "SCONJ" {
			return speakerAt(tokens, i, cue)
		}
		if t.UPOS == "VERB" && !writtenAsName(tokens, i) && (!apposed || t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
			return -1
		}
	}
	return -1
}

// speakerAt accepts the comma, or the closing quotation mark after one, at i
// where a noun phrase follows.
func speakerAt(tokens []lang.Token, i, cue int) int {
	if tokens[i].Lower != "," && tokens[i].Lower != "\"" || i+1 >= cue {
		return -1
	}
	if !opensPhrase(tokens[i+1]) && tokens[i+1].UPOS != "PRON" {
		return -1
	}
	return i
}

// tailOnly tells whether what follows a cue at the end of a sentence is no
// more than whom it was told to, when and where.
func tailOnly(tokens []lang.Token, from, end int) bool {
	const longest = 14
	if end-from > longest || clauseIn(tokens, from, end) {
		return false
	}
	if from >= end || tokens[from].Lower == "," {
		return true
	}
	switch tokens[from-1].Lemma {
	case "tell", "inform", "remind":
		return tokens[from].Lower != "that"
	}
	t := tokens[from]
	return t.UPOS == "ADP" || t.UPOS == "ADV" || t.Type == "time" || t.Lower == "late" || t.Lower == "early"
}

// clauseIn tells whether the tokens hold a finite verb.
func clauseIn(tokens []lang.Token, from, end int) bool {
	for i := from; i < end; i++ {
		switch tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}
