package attribution

import (
	"cmp"
	"strings"
	"unicode"

	"recount"
	"recount/lang"
)

// voice is whoever speaks, as far as one sentence tells.
type voice struct {
	name   string               // the phrase that names them, without appositions and clauses
	kind   recount.ClaimantKind //
	office string               // what they are, where a name stands beside it
	title  string               // the title before the name
	side   string               // whose they are: "Israeli", "South Korea"
	head   lang.Token           // the head of the phrase
	plural bool
	vague  bool // a pronoun or a noun that refers back: see resolve
	some   bool // so many of them: "300 rebels", who are not the rebels that speak
}

// voiceOf reads the source that tokens of a sentence make.
func voiceOf(s *lang.Sentence, source tokenRange) voice {
	if start := lang.DatelineEnd(s.Tokens()); start <= source.last {
		source.first = max(source.first, start)
	}
	p := readPhrase(s, source)
	beside := p.beside()
	if author, ok := p.author(); ok {
		return author.voice()
	}
	v := p.voice()
	switch {
	case beside.ok && isAcronym(beside.text()) && v.head.UPOS == "PROPN":
		v.kind, v.office = recount.Organisation, ""
	case v.kind == recount.Person && beside.ok && !beside.isName():
		v.office = beside.text()
	case v.kind == recount.Official && !v.plural && beside.ok && beside.isName():
		if named := beside.voice(); named.kind == recount.Person || !beside.isBody() {
			return named.inRole(p.text(), v.side, recount.Person)
		}
	case beside.ok && p.isRole() && beside.isName() && !beside.possesses():
		return beside.voice().inRole(p.text(), v.side, recount.Organisation)
	}
	return v
}

// inRole returns a voice with the role that the phrase before its name tells:
// "the operator, NordRail".
func (v voice) inRole(role, side string, kind recount.ClaimantKind) voice {
	v.office, v.side = role, cmp.Or(v.side, side)
	v.kind, v.vague = kind, false
	return v
}

// isRole tells whether a phrase says what a body is, and not which: "the
// operator", "the company".
func (p phrase) isRole() bool {
	return p.refersBack() && (names().body[p.headToken().Lower] || names().body[lang.Plain(p.headToken().Lemma)])
}

// possesses tells whether what follows a phrase belongs to it: "Norland's".
func (p phrase) possesses() bool {
	tokens := p.sentence.Tokens()
	return p.last < p.limit && tokens[p.last+1].XPOS == "POS"
}

// isName tells whether the head of a phrase is written as a name.
func (p phrase) isName() bool {
	t := p.headToken()
	return t.UPOS == "PROPN" || t.UPOS != "PRON" && p.head > 0 && unicode.IsUpper(firstRune(t.Form))
}

// isBody tells whether a phrase names a body or an outlet.
func (p phrase) isBody() bool {
	tokens := p.tokens()
	head := p.head - p.first
	return isOutlet(tokens, head) || isState(tokens, head) || holdsBody(tokens) || isAcronym(tokens[head].Form)
}

// voice reads a single phrase.
func (p phrase) voice() voice {
	if !p.ok {
		return voice{}
	}
	tokens := p.tokens()
	v := voice{name: p.text(), head: p.headToken(), side: p.side()}
	v.plural = v.head.XPOS == "NNS" || v.head.XPOS == "NNPS" || v.head.Lower == "police" || p.joined()
	v.kind = kindOf(tokens[:p.head-p.first+1], p.head-p.first)
	v.title = p.titleBefore(v.kind)
	v.office = v.title
	if name := p.nameAfterTitle(); name > 0 {
		v.kind = recount.Person
		v.office = p.sentence.Document().Text[tokens[0].Start:p.sentence.Tokens()[name-1].End]
		v.title = v.office
	}
	v.vague = p.refersBack()
	v.some = tokens[0].UPOS == "NUM" && v.plural
	return v
}

// refersBack tells whether a phrase says too little to name anyone by itself:
// a pronoun, or "the" with a bare noun for a person or a body.
func (p phrase) refersBack() bool {
	t, first := p.headToken(), p.tokens()[0]
	if t.UPOS == "PRON" {
		return true
	}
	bare := p.last == p.head && p.first == p.head-1
	if names().title[lang.Plain(t.Lemma)] != "" {
		bare = p.last == p.head && p.first >= p.head-maxModifiers
	}
	if t.UPOS != "NOUN" && t.UPOS != "ADJ" && !p.titleAlone() || !bare {
		return false
	}
	if first.Lower != "the" && first.Lower != "this" && first.Lower != "that" {
		return false
	}
	lemma := lang.Plain(t.Lemma)
	return names().unnamed[lemma] || names().body[lemma] || names().title[lemma] != ""
}

// maxModifiers is how many words may stand before a title that refers back:
// "the U.S. president".
const maxModifiers = 3

// titleAlone tells whether a title is written as a name, but without one: "the
// President".
func (p phrase) titleAlone() bool {
	return names().title[p.headToken().Lower] != "" && p.first < p.head
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// nameAfterTitle returns where a person's name begins in what "of" adds to a
// title, "Secretary of State Ann Moore", and 0 where none does.
func (p phrase) nameAfterTitle() int {
	tokens := p.sentence.Tokens()
	if t := p.headToken(); t.UPOS != "PROPN" || names().title[t.Lower] == "" || tokens[p.first].UPOS == "DET" {
		return 0
	}
	for i := p.head + 3; i < p.last; i++ {
		if tokens[i].Type == "person" && tokens[i].UPOS == "PROPN" && tokens[i-1].UPOS == "PROPN" && tokens[i+1].UPOS == "PROPN" {
			return i
		}
	}
	return 0
}

// titleBefore returns what stands before a person's name in a phrase: "Interior
// Minister", "police Lieutenant Colonel".
func (p phrase) titleBefore(kind recount.ClaimantKind) string {
	if kind != recount.Person {
		return ""
	}
	tokens := p.tokens()
	last := -1
	for i, t := range tokens[:len(tokens)-1] {
		if names().title[strings.Trim(t.Lower, ".")] != "" {
			last = i
		}
	}
	first := 0
	for first < last && tokens[first].UPOS == "DET" {
		first++
	}
	if last < 0 {
		return ""
	}
	return p.sentence.Document().Text[tokens[first].Start:tokens[last].End]
}
