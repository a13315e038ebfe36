package attribution

import (
	"recount/extract/attribution/force"
	"recount/lang"
)

// accordingTo reads "according to NP" at token i, before, amid or after what
// is said.
func accordingTo(s *lang.Sentence, i int) (surface, bool) {
	tokens := s.Tokens()
	end := trimEnd(tokens, len(tokens))
	if tokens[i].Lower != "according" || i+2 >= end || tokens[i+1].Lower != "to" {
		return surface{}, false
	}
	p := readPhrase(s, tokenRange{i + 2, end - 1})
	if !p.ok || p.first != i+2 || !canSpeak(p.voice()) {
		return surface{}, false
	}
	last := p.apposed()
	f := surface{cue: i, source: tokenRange{i + 2, last}}
	before := i - 1
	if before > 0 && tokens[before].Lower == "," {
		before--
	}
	if before >= minClosed {
		f.content = append(f.content, tokenRange{0, before})
	}
	if after := skipComma(tokens, last+1); end-after > 1 && (i == 0 || after > last+1 && clauseIn(tokens, after, end)) {
		f.content = append(f.content, tokenRange{after, end - 1})
	}
	return f, len(f.content) > 0
}

// apposed returns the last token of a phrase with the apposition or relative
// clause between commas that follows it.
func (p phrase) apposed() int {
	tokens := p.sentence.Tokens()
	at := p.last + 1
	if at+1 > p.limit || tokens[at].Lower != "," && tokens[at].Lower != "(" {
		return p.last
	}
	t := tokens[at+1]
	if tokens[at].Lower == "," && !relative(tokens, at+1, at+2) && !names().unnamed[lang.Plain(t.Lemma)] && t.UPOS != "DET" {
		return p.last
	}
	for k := at + 1; k <= p.limit; k++ {
		if tokens[k].Lower == ")" {
			return k
		}
		if tokens[k].Lower == "," {
			return k - 1
		}
	}
	if relative(tokens, at+1, at+2) || tokens[at].Lower == "(" {
		return p.limit
	}
	return p.last
}

func skipComma(tokens []lang.Token, i int) int {
	if i < len(tokens) && tokens[i].Lower == "," {
		return i + 1
	}
	return i
}

// passive reads "it was announced by NP that …", "… were confirmed by NP".
func passive(s *lang.Sentence, i int) (surface, bool) {
	tokens := s.Tokens()
	t := tokens[i]
	if t.XPOS != "VBN" || !force.Of(t).Vouches() || !force.TakesClause(t) && !force.TakesFigure(t) {
		return surface{}, false
	}
	be := beBefore(tokens, i)
	by := byAfter(tokens, i)
	if be < 1 || by < 0 {
		return surface{}, false
	}
	end := trimEnd(tokens, len(tokens))
	p := readPhrase(s, tokenRange{by + 1, end - 1})
	if !p.ok || p.first != by+1 || !canSpeak(p.voice()) {
		return surface{}, false
	}
	f := surface{cue: i, source: p.tokenRange}
	if tokens[be-1].Lower != "it" {
		f.content = append(f.content, tokenRange{0, be - 1})
	}
	if by > i+1 {
		f.content = append(f.content, tokenRange{i + 1, by - 1})
	}
	if p.last+1 < end {
		f.content = append(f.content, tokenRange{p.last + 1, end - 1})
	}
	return f, len(f.content) > 0
}

// beBefore returns where the form of "be" that makes token i a passive begins,
// or -1.
func beBefore(tokens []lang.Token, i int) int {
	at := -1
	for k := i - 1; k >= 0 && (tokens[k].UPOS == "AUX" || tokens[k].UPOS == "ADV"); k-- {
		if tokens[k].UPOS == "AUX" {
			at = k
		}
	}
	if at < 0 {
		return -1
	}
	for k := at; k < i; k++ {
		if tokens[k].Lemma == "be" {
			return at
		}
	}
	return -1
}

// byAfter returns the "by" that soon follows token i, or -1.
func byAfter(tokens []lang.Token, i int) int {
	const reach = 7
	for k := i + 1; k < len(tokens) && k <= i+reach; k++ {
		switch {
		case tokens[k].Lower == "by":
			return k
		case tokens[k].UPOS == "VERB" || tokens[k].UPOS == "SCONJ" || tokens[k].UPOS == "PUNCT":
			return -1
		}
	}
	return -1
}
