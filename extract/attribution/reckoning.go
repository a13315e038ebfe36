package attribution

import (
	"recount/lang"
)

// byCount reads a fronted or closing phrase that names whose count a figure is,
// at its preposition: "by the army's count, 40 died", "40 died, by UN
// estimates", "by the count of a monitoring group".
func byCount(s *lang.Sentence, i int) (surface, bool) {
	tokens := s.Tokens()
	if l := tokens[i].Lower; l != "by" && l != "on" || i+2 >= len(tokens) {
		return surface{}, false
	}
	end := trimEnd(tokens, len(tokens))
	noun := reckoningAfter(tokens, i+1)
	if noun < 0 {
		return surface{}, false
	}
	source, last, ok := whoseCount(s, i+1, noun)
	if !ok {
		return surface{}, false
	}
	f := surface{cue: noun, source: source}
	before := i - 1
	if before > 0 && tokens[before].Lower == "," {
		before--
	}
	if before >= minClosed {
		f.content = append(f.content, tokenRange{0, before})
	}
	if after := skipComma(tokens, last+1); i == 0 && clauseIn(tokens, after, end) {
		f.content = append(f.content, tokenRange{after, end - 1})
	}
	return f, len(f.content) > 0
}

// longestReckoning is how many tokens the noun may stand behind its preposition.
const longestReckoning = 8

// reckoningAfter returns the noun for a count that ends the phrase at token
// from, or -1.
func reckoningAfter(tokens []lang.Token, from int) int {
	for i := from; i < min(len(tokens), from+longestReckoning) && inBase(tokens, i); i++ {
		next := i + 1
		if tokens[i].UPOS == "NOUN" && names().reckoning[lang.Plain(tokens[i].Lemma)] && (next == len(tokens) || !tokens[next].IsNoun()) {
			return i
		}
	}
	return -1
}

// whoseCount returns whose the count at noun is: its possessor, a name before it
// or, behind it, what "of" or "by" adds; and the last token of it all.
func whoseCount(s *lang.Sentence, from, noun int) (source tokenRange, last int, ok bool) {
	tokens := s.Tokens()
	if noun+2 < len(tokens) && (tokens[noun+1].Lower == "of" || tokens[noun+1].Lower == "by") {
		p := readPhrase(s, tokenRange{noun + 2, trimEnd(tokens, len(tokens)) - 1})
		if !p.ok || p.first != noun+2 || tokens[p.first].UPOS == "NUM" || !canSpeak(p.voice()) {
			return tokenRange{}, 0, false
		}
		return p.tokenRange, p.apposed(), true
	}
	to := noun - 1
	for to > from && tokens[to].XPOS != "POS" && tokens[to].UPOS != "PROPN" {
		to-- // "the ministry's own latest figures"
	}
	if to > from && tokens[to].XPOS == "POS" {
		to--
	} else if tokens[to].UPOS != "PROPN" {
		return tokenRange{}, 0, false
	}
	p := readPhrase(s, tokenRange{from, to})
	return tokenRange{from, to}, noun, p.ok && p.first == from && p.last == to && canSpeak(p.voice())
}

// possessed reads the figure that is told as somebody's, at its noun: "the
// union's estimate of 40", "the army's figure was 40".
func possessed(s *lang.Sentence, i int) (surface, bool) {
	tokens := s.Tokens()
	if tokens[i].UPOS != "NOUN" || !names().reckoning[lang.Plain(tokens[i].Lemma)] || i+2 >= len(tokens) {
		return surface{}, false
	}
	possessive := i - 1
	for possessive > 0 && tokens[possessive].XPOS != "POS" && (tokens[possessive].UPOS == "ADJ" || tokens[possessive].UPOS == "NOUN") {
		possessive--
	}
	if possessive < 1 || tokens[possessive].XPOS != "POS" {
		return surface{}, false
	}
	first := possessive - 1
	for first > 0 && inBase(tokens, first-1) && tokens[first].UPOS != "DET" {
		first--
	}
	p := readPhrase(s, tokenRange{first, possessive - 1})
	if !p.ok || p.first != first || p.last != possessive-1 || !canSpeak(p.voice()) {
		return surface{}, false
	}
	number := numberOf(tokens, i+1)
	if number < 0 {
		return surface{}, false
	}
	return surface{i, p.tokenRange, []tokenRange{{i + 1, number}}}, true
}

// numberOf returns the last token of the number that "of", "was" or "stands at"
// gives at token i, or -1.
func numberOf(tokens []lang.Token, i int) int {
	const reach = 6 // "of at least some 40 million"
	if t := tokens[i]; t.Lower != "of" && t.Lemma != "be" && t.Lemma != "stand" {
		return -1
	}
	for k := i + 1; k < min(len(tokens), i+reach); k++ {
		switch t := tokens[k]; {
		case t.UPOS == "NUM":
			for k+1 < len(tokens) && (tokens[k+1].UPOS == "NUM" || tokens[k+1].IsNoun()) {
				k++
			}
			return k
		case t.UPOS != "ADP" && t.UPOS != "ADV" && t.UPOS != "ADJ" && t.UPOS != "SYM" && t.UPOS != "DET":
			return -1
		}
	}
	return -1
}
