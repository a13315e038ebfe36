package attribution

import (
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

// surfaces returns the attributions of a sentence that its layout shows: none,
// or one.
func surfaces(s *lang.Sentence) []surface {
	tokens := s.Tokens()
	var out []surface
	for i := range tokens {
		if f, ok := named(s, i); ok {
			out = append(out, f)
			continue
		}
		if len(out) > 0 || !finiteCue(tokens, i) {
			continue
		}
		if f, ok := closing(tokens, i); ok {
			out = append(out, f)
		} else if f, ok := opening(s, i); ok {
			out = append(out, f)
		}
	}
	return out
}

// named reads the forms that name their source after the cue: "according to
// NP", "was announced by NP".
func named(s *lang.Sentence, i int) (surface, bool) {
	if f, ok := accordingTo(s, i); ok {
		return f, true
	}
	return passive(s, i)
}

// finiteCue tells whether token i is a verb of saying in a finite tense whose
// speaker vouches for what is said.
func finiteCue(tokens []lang.Token, i int) bool {
	t := tokens[i]
	if t.UPOS != "VERB" || !force.Of(t).Vouches() || !force.TakesClause(t) && !force.TakesFigure(t) {
		return false
	}
	switch t.XPOS {
	case "VBD", "VBZ", "VBP":
		return i == 0 || tokens[i-1].Lower != "to"
	case "VBN", "VB":
		return i > 0 && auxiliary(tokens, i-1)
	}
	return false
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
	if !force.TakesClause(tokens[cue]) {
		return surface{}, false
	}
	if comma := speakerBefore(tokens, cue); comma > minClosed && !relative(tokens, comma, cue) && tailOnly(tokens, cue+1, end) {
		return surface{cue, tokenRange{comma + 1, cue - 1}, []tokenRange{{0, comma - 1}}}, true
	}
	inverted := cue > minClosed && (tokens[cue-1].Lower == "," || tokens[cue-1].Lower == "\"" && tokens[cue-2].Lower == ",")
	if inverted && cue+1 < end && opensPhrase(tokens[cue+1]) && !clauseIn(tokens, cue+1, end) {
		return surface{cue, tokenRange{cue + 1, end - 1}, []tokenRange{{0, cue - 1}}}, true
	}
	return surface{}, false
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
		if t.UPOS == "VERB" && (!apposed || t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
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
	return from >= end || tokens[from].Lower != "that" && tokens[from].UPOS != "PUNCT" || tokens[from].Lower == ","
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

// opening reads "NP said (on Monday) (that) …", after a short adverbial or
// none.
func opening(s *lang.Sentence, cue int) (surface, bool) {
	tokens := s.Tokens()
	first := subjectStart(tokens, cue)
	if first < 0 {
		return surface{}, false
	}
	end := trimEnd(tokens, len(tokens))
	from := afterCue(tokens, cue+1, end)
	if end-from < 2 {
		return surface{}, false
	}
	clause := force.TakesClause(tokens[cue]) && clauseIn(tokens, from, end) && clauseFollows(s, cue, from)
	if !clause && !(force.TakesFigure(tokens[cue]) && numberIn(tokens, from, end)) {
		return surface{}, false
	}
	return surface{cue, tokenRange{first, cue - 1}, []tokenRange{{from, end - 1}}}, true
}

// clauseFollows tells a clause after the cue from a noun: by "that", by the
// tree, or because the cue takes nothing else.
func clauseFollows(s *lang.Sentence, cue, from int) bool {
	tokens := s.Tokens()
	return tokens[from-1].Lower == "that" || tokens[cue].Lemma == "say" || s.Tree().Child(cue, "ccomp") >= 0
}

// subjectStart returns where the noun phrase begins that runs from the start
// of the sentence, or from the comma after a short adverbial, to the cue; -1
// where other verbs stand between.
func subjectStart(tokens []lang.Token, cue int) int {
	const longestAdverbial = 14
	first := 0
	for i := cue - 1; i >= 0; i-- {
		t := tokens[i]
		switch {
		case t.UPOS == "PUNCT" && !joinsWords(tokens, i):
			if t.Lower != "," || i > longestAdverbial || !adverbial(tokens, i) {
				return -1
			}
			first = i + 1
		case i == 0 && names().document[lang.Plain(t.Lemma)]:
			// "Estimates by the bank suggest …": no verb, whatever its tag.
		case t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD":
			if t.UPOS != "AUX" || !auxiliary(tokens, i) {
				return -1
			}
		case t.UPOS == "SCONJ" || relative(tokens, i, i+1):
			return -1
		}
		if first > 0 {
			break
		}
	}
	for first < cue && (tokens[first].UPOS == "CCONJ" || tokens[first].UPOS == "ADV" || tokens[first].UPOS == "INTJ") {
		first++
	}
	if first >= cue || !opensPhrase(tokens[first]) && !names().document[lang.Plain(tokens[first].Lemma)] {
		return -1
	}
	return first
}

// adverbial tells whether the tokens before the comma at end can be a phrase
// of time or circumstance: they begin with a preposition or an adverb and hold
// no finite verb.
func adverbial(tokens []lang.Token, end int) bool {
	switch t := tokens[0]; {
	case t.UPOS == "ADP" || t.UPOS == "ADV" || t.UPOS == "SCONJ" || t.XPOS == "VBG":
		return !clauseIn(tokens, 0, end) && tokens[0].Lower != "according"
	case t.Type == "time":
		return true
	}
	return false
}

// afterCue returns where the content begins: after whom it was told to, when
// it was said, and "that".
func afterCue(tokens []lang.Token, from, end int) int {
	for i := from; i < min(end, from+12); i++ {
		if tokens[i].Lower == "that" && tokens[i].UPOS == "SCONJ" {
			return i + 1
		}
		switch tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			i = end
		}
	}
	at := from
	if force := tokens[from-1].Lemma; force == "tell" || force == "inform" {
		for at < end && (tokens[at].UPOS == "PROPN" || at == from && tokens[at].UPOS != "NUM" || tokens[at-1].UPOS == "ADJ" || tokens[at-1].UPOS == "DET") {
			at++
		}
	}
	return afterTime(tokens, at, end)
}

// afterTime passes "on Monday", "Monday", "late on Sunday".
func afterTime(tokens []lang.Token, at, end int) int {
	for k := at; k < min(end, at+4); k++ {
		if tokens[k].Type == "time" && tokens[k].UPOS == "PROPN" {
			return k + 1
		}
		if tokens[k].UPOS != "ADP" && tokens[k].UPOS != "ADV" {
			break
		}
	}
	return at
}

func numberIn(tokens []lang.Token, from, end int) bool {
	for _, t := range tokens[from:end] {
		if t.UPOS == "NUM" {
			return true
		}
	}
	return false
}
