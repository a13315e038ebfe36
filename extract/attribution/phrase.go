package attribution

import (
	"unicode"

	"recount"
	"recount/lang"
)

// tokenRange is a run of tokens, both ends in.
type tokenRange struct{ first, last int }

// phrase is a noun phrase at the beginning of a run of tokens: determiners,
// titles and names up to its head, and what an "of" or "in" adds after it. It
// is read in the order of the words, since a wrong arc inside a name is common
// where the name is long.
type phrase struct {
	sentence *lang.Sentence
	tokenRange
	head  int
	limit int // the last token of the run that it was read from
	ok    bool
}

func readPhrase(s *lang.Sentence, run tokenRange) phrase {
	tokens := s.Tokens()
	p := phrase{sentence: s, limit: run.last}
	p.first = run.first
	for p.first <= run.last && !opensPhrase(tokens[p.first]) && !writtenAsName(tokens, p.first) && !opensName(tokens, p.first) {
		p.first++
	}
	p.head, p.last = -1, p.first-1
	i := p.first
	for ; i <= run.last && !opensAnother(tokens, p.head, i); i++ {
		speaker := endsAsSpeaker(tokens, i, run.last)
		if !speaker && !inBase(tokens, i) && !writtenAsName(tokens, i) {
			break
		}
		// "the official": an adjective serves as head where no noun follows.
		bare := tokens[i].UPOS == "ADJ" && (p.head >= 0 && tokens[p.head].UPOS == "DET" || endsAsBody(tokens, i, run.last))
		number := tokens[i].UPOS == "NUM" && p.head >= 0 && tokens[p.head].UPOS != "DET"
		if bare || speaker || !number && nominal(tokens[i]) || writtenAsName(tokens, i) {
			p.head, p.last = i, i
		}
	}
	if p.head < 0 {
		return p
	}
	p.ok = true
	if kindOf(p.tokens(), p.head-p.first) == recount.Person && tokens[p.head].UPOS != "PRON" {
		return p
	}
	if i <= run.last && (tokens[i].UPOS == "ADP" || tokens[i].UPOS == "SCONJ") && tokens[i].Lower != "that" {
		p.last = p.complement(i)
	} else {
		p.last = max(p.last, p.list(i))
	}
	return p
}

// endsAsBody tells whether an adjective names a body, with no noun after it:
// "the military".
func endsAsBody(tokens []lang.Token, i, last int) bool {
	return names().body[tokens[i].Lower] && (i == last || !nominal(tokens[i+1]))
}

// endsAsSpeaker tells whether a word for a speaker ends a name, whatever its
// tag: "US official says", "UN chief warns".
func endsAsSpeaker(tokens []lang.Token, i, last int) bool {
	if i == 0 || tokens[i-1].UPOS != "PROPN" || i < last && nominal(tokens[i+1]) {
		return false
	}
	return names().unnamed[tokens[i].Lower] || names().title[tokens[i].Lower] != ""
}

// opensAnother tells whether a determiner, a number or a pronoun at i opens a
// phrase of its own after the noun that heads this one: "the official it cited".
func opensAnother(tokens []lang.Token, head, i int) bool {
	if head < 0 || tokens[head].UPOS == "DET" || tokens[head].UPOS == "NUM" || tokens[i-1].UPOS == "CCONJ" {
		return false
	}
	comparing := i+1 < len(tokens) && tokens[i+1].Lower == "than"
	return head == i-1 && (comparing || tokens[i].UPOS == "DET" || tokens[i].UPOS == "NUM" || tokens[i].UPOS == "SYM" || tokens[i].XPOS == "PRP")
}

// writtenAsName tells whether a capital inside a sentence marks token i as a
// name, whatever its tag.
func writtenAsName(tokens []lang.Token, i int) bool {
	if i == 0 || tokens[i].Type == "time" || !unicode.IsUpper(firstRune(tokens[i].Form)) || isMark(tokens[i-1]) && tokens[i-1].Lower != "," {
		return false
	}
	switch tokens[i].UPOS {
	case "PROPN", "NOUN", "X", "INTJ", "VERB", "ADV", "PUNCT":
		return true
	}
	return false
}

// isMark tells a mark of punctuation from a rare name that is tagged as one.
func isMark(t lang.Token) bool { return t.UPOS == "PUNCT" && !unicode.IsLetter(firstRune(t.Form)) }

// possesses tells whether token i is the ending of a possessor before a name,
// whatever its tag: "the WHO's Ana Prado".
func possesses(tokens []lang.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) || tokens[i].Lower != "'s" {
		return false
	}
	return tokens[i-1].UPOS == "PROPN" && unicode.IsUpper(firstRune(tokens[i+1].Form))
}

func opensPhrase(t lang.Token) bool {
	switch t.UPOS {
	case "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "X":
		return true
	}
	return t.XPOS == "VBN" || t.XPOS == "VBG"
}

func nominal(t lang.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "PRON", "X":
		return t.XPOS != "WP" && t.XPOS != "WDT" && t.XPOS != "WP$" && t.XPOS != "PRP$"
	case "NUM", "DET":
		return true
	}
	return false
}

// inBase tells whether token i can stand between the beginning of a phrase and
// its head.
func inBase(tokens []lang.Token, i int) bool {
	t := tokens[i]
	if t.Type == "time" && t.UPOS == "PROPN" {
		return false
	}
	switch t.UPOS {
	case "DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "CCONJ", "ADV", "SYM":
		return true
	case "PRON":
		return t.XPOS == "PRP" || t.XPOS == "PRP$" || t.XPOS == "DT" || t.XPOS == "NN"
	case "PART", "AUX":
		return t.XPOS == "POS" || possesses(tokens, i)
	case "PUNCT":
		return joinsWords(tokens, i)
	case "VERB":
		return (t.XPOS == "VBN" || t.XPOS == "VBG") && i+1 < len(tokens) && tokens[i+1].IsNoun() ||
			amidName(tokens, i) || opensName(tokens, i)
	}
	return false
}

// joinsWords tells whether a mark joins its neighbours into one name: a hyphen
// without space, an ampersand.
func joinsWords(tokens []lang.Token, i int) bool {
	if i == 0 || i+1 >= len(tokens) {
		return false
	}
	return tokens[i].Lower == "&" || tokens[i-1].End == tokens[i].Start && tokens[i].End == tokens[i+1].Start && tokens[i].Lower == "-"
}

// complement returns the last token of what a preposition at i adds.
func (p phrase) complement(i int) int {
	tokens := p.sentence.Tokens()
	last := i - 1
	for ; i <= p.limit; i++ {
		t := tokens[i]
		number := t.UPOS == "NUM" || t.UPOS == "SYM"
		if number || t.UPOS != "ADP" && t.UPOS != "SCONJ" && !inBase(tokens, i) && !writtenAsName(tokens, i) || opensAnother(tokens, last, i) {
			break
		}
		if nominal(t) || writtenAsName(tokens, i) {
			last = i
		}
	}
	return last
}

// list returns the last token of a list that goes on at the comma at i:
// "officials, residents and medics". A determiner or a name after the comma is
// an apposition, not a list.
func (p phrase) list(i int) int {
	tokens := p.sentence.Tokens()
	if i+1 > p.limit || tokens[i].Lower != "," || tokens[i+1].UPOS == "DET" || tokens[i+1].UPOS == "PROPN" {
		return -1
	}
	last, joined := -1, false
	for i++; i <= p.limit && (inBase(tokens, i) || tokens[i].Lower == ","); i++ {
		joined = joined || tokens[i].UPOS == "CCONJ"
		if nominal(tokens[i]) {
			last = i
		}
	}
	if !joined {
		return -1
	}
	return last
}

// beside returns the apposition that follows a phrase: "the mayor, Ana Prado".
func (p phrase) beside() phrase {
	tokens := p.sentence.Tokens()
	at := p.last + 1
	if !p.ok || at >= p.limit || tokens[at].Lower != "," && tokens[at].Lower != "(" {
		return phrase{}
	}
	if t := tokens[at+1]; t.XPOS == "WP" || t.XPOS == "WDT" || t.XPOS == "WRB" || t.UPOS == "VERB" || t.UPOS == "ADP" {
		return phrase{}
	}
	return readPhrase(p.sentence, tokenRange{at + 1, p.limit})
}

// author returns the author of a document: "a report by the army", "figures
// from the ministry".
func (p phrase) author() (phrase, bool) {
	if !p.ok || !names().document[lang.Plain(p.headToken().Lemma)] {
		return phrase{}, false
	}
	tokens := p.sentence.Tokens()
	for i := p.head + 1; i < p.limit; i++ {
		switch tokens[i].Lower {
		case "by", "from":
			a := readPhrase(p.sentence, tokenRange{i + 1, p.limit})
			return a, a.ok && a.headToken().UPOS != "PRON"
		case ",", "(":
			return phrase{}, false
		}
	}
	return phrase{}, false
}

func (p phrase) tokens() []lang.Token { return p.sentence.Tokens()[p.first : p.last+1] }

func (p phrase) headToken() lang.Token { return p.sentence.Tokens()[p.head] }

func (p phrase) text() string {
	tokens := p.tokens()
	return p.sentence.Document().Text[tokens[0].Start:tokens[len(tokens)-1].End]
}

// joined tells whether several are named: "residents and medics".
func (p phrase) joined() bool {
	for _, t := range p.tokens() {
		if t.UPOS == "CCONJ" && t.Lower == "and" {
			return unicode.IsLower(firstRune(p.headToken().Form))
		}
	}
	return false
}
