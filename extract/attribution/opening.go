package attribution

import (
	"recount/extract/attribution/force"
	"recount/lang"
)

// opening reads "NP said (on Monday) (that) …", after a short adverbial or
// none.
func opening(s *lang.Sentence, cue int) (surface, bool) {
	tokens := s.Tokens()
	if !finiteCue(tokens, cue) {
		return surface{}, false
	}
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
	return surface{cue, tokenRange{first, pastAdverb(tokens, cue-1)}, []tokenRange{{from, end - 1}}}, true
}

// skipBrackets returns the token before the bracket that token i closes, or i.
func skipBrackets(tokens []lang.Token, i int) int {
	if tokens[i].Lower != ")" {
		return i
	}
	for i >= 0 && tokens[i].Lower != "(" {
		i--
	}
	return i - 1
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
	first := lang.DatelineEnd(tokens)
	for i := pastAside(tokens, pastAdverb(tokens, cue-1), first); i >= first; i-- {
		if i = skipBrackets(tokens, i); i < 0 {
			return -1
		}
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
		if first > i {
			break
		}
	}
	for first < cue && (tokens[first].UPOS == "CCONJ" || tokens[first].UPOS == "ADV" || tokens[first].UPOS == "INTJ") {
		first++
	}
	first = pastTime(tokens, first, cue-1)
	if first >= cue || !opensPhrase(tokens[first]) && !names().document[lang.Plain(tokens[first].Lemma)] {
		return -1
	}
	return first
}

// pastAside returns the token before the relative clause in commas that ends at
// token i, or i: "the union, which has 900 members, said".
func pastAside(tokens []lang.Token, i, first int) int {
	if i <= first || tokens[i].Lower != "," {
		return i
	}
	for k := i - 1; k > first; k-- {
		if tokens[k-1].Lower == "," && relative(tokens, k, k+1) {
			return k - 2
		}
	}
	return i
}

// longestAdverb is how many tokens an adverbial between two commas has at most:
// "on the other hand".
const longestAdverb = 5

// pastAdverb returns the token before the adverbial in commas that ends at token
// i, or i: "the union, however, said", "the army, for its part, put".
func pastAdverb(tokens []lang.Token, i int) int {
	if i < 2 || tokens[i].Lower != "," {
		return i
	}
	adverbs := true
	for k := i - 1; k > 0 && k >= i-longestAdverb-1; k-- {
		switch t := tokens[k]; {
		case t.Lower == ",":
			if k < i-1 && (adverbs || tokens[k+1].UPOS == "ADP") {
				return k - 1
			}
			return i
		case t.UPOS == "PUNCT" || t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "SCONJ" || t.UPOS == "NUM":
			return i
		case t.UPOS != "ADV" && t.Lower != "meanwhile": // often tagged as a noun
			adverbs = false
		}
	}
	return i
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
		if tokens[i].Lower == "that" && i+1 < end && !clauseIn(tokens, i+1, i+2) {
			return i + 1
		}
		if tokens[i].IsVerb() {
			break
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
