package place

import (
	"slices"

	"recount/internal/country"
	"recount/lang"
)

// mention is a phrase of a sentence that names a place, by name or by a common
// noun.
type mention struct {
	Place
	sentence    *lang.Sentence
	first, last int    // tokens of the phrase
	head        int    // the token that heads it
	kind        string // country, town, unknown, adverb, a section of regions.txt or a common kind
	prep        string // preposition before it; "" for none
	names       []name // in it; the one that it is called by first
	named       Place  // the place named elsewhere in the report that a reference stands for
	dateline    bool   // it says where the report was filed, not where things happened
}

// find returns the phrases of a sentence that name places, in the order of
// the text. They do not overlap.
func (r *Report) find(s *lang.Sentence) []mention {
	sc := newScan(r, s)
	var found []mention
	for i := 0; i < len(sc.tokens); {
		m, next, ok := sc.mentionAt(i)
		if ok {
			found = absorb(found, m)
			found = sc.join(found)
		}
		i = max(next, i+1)
	}
	found = slices.DeleteFunc(found, func(m mention) bool { return !sc.counts(m) })
	for i := range found {
		found[i].sentence = s
		sc.share(found, i)
	}
	sc.markDateline(found)
	return found
}

// mentionAt returns the phrase whose core begins at token i, extended to the
// left.
func (sc *scan) mentionAt(i int) (m mention, next int, ok bool) {
	if n, next, ok := sc.nameAt(i); ok {
		m := mention{first: n.first, last: n.last, head: n.last, kind: n.kind, names: []name{n}}
		m.first = sc.phraseStart(n.first, false)
		return m, next, true
	} else if next > i+1 {
		return mention{}, next, false
	}
	if m, ok := sc.people(i); ok {
		return m, i + 1, true
	}
	if is("adverb", sc.tokens[i].Lower) {
		return mention{first: i, last: i, head: i, kind: "adverb"}, i + 1, true
	}
	first, kind := common(sc.tokens, i)
	if kind == "" || !sc.headsPhrase(i) {
		return mention{}, i + 1, false
	}
	return mention{first: sc.phraseStart(first, true), last: i, head: i, kind: kind}, i + 1, true
}

// people returns the adjective of a country at token i where it describes no
// person: "a Thai school bus", not "two Thai students". It is no place, but
// says in which country a thing is.
func (sc *scan) people(i int) (mention, bool) {
	code, ok := country.Demonym(sc.tokens[i].Form)
	if !ok || i+1 == len(sc.tokens) || sc.gap(i+1) != 1 {
		return mention{}, false
	}
	head := i
	for j := i + 1; j < len(sc.tokens) && (sc.tokens[j].IsNoun() || sc.tokens[j].UPOS == "ADJ"); j++ {
		head = j
	}
	if kind := sc.tokens[head].Type; head == i || sc.tokens[head].UPOS != "NOUN" || kind == "person" || kind == "organization" {
		return mention{}, false
	}
	m := mention{first: i, last: i, head: i, kind: adjective}
	m.Country = code
	return m, true
}

// adjective is the kind of mentions that are adjectives of countries.
const adjective = "adjective"

// headsPhrase tells whether the common noun at token i heads its phrase, and
// does not only describe the noun that follows ("state television").
func (sc *scan) headsPhrase(i int) bool {
	if i+1 == len(sc.tokens) {
		return true
	}
	next := sc.tokens[i+1]
	if i > 0 && sc.tokens[i-1].Lower == "the" && is("anaphor", sc.tokens[i].Lower) && sc.preposition(i) != "" {
		return true
	}
	return next.UPOS != "NOUN" && (next.Form != "-" || sc.gap(i+1) > 0)
}

// maxBefore bounds the words before the core of a phrase.
const maxBefore = 7

// phraseStart returns the first token of the phrase whose core begins at token
// i. A common noun takes its article and everything in between; a name only
// words that pick a part of it.
func (sc *scan) phraseStart(i int, commonNoun bool) int {
	start := i
	for j := i - 1; j >= 0 && i-j <= maxBefore; j-- {
		t := sc.tokens[j]
		switch {
		case t.UPOS == "DET" || t.UPOS == "NUM" || t.XPOS == "PRP$":
			if commonNoun {
				return j
			}
			return start
		case is("part", t.Lower) || t.UPOS == "ADJ" && sc.capital(j):
			start = j
		case t.Form == "-" && j+1 == start:
		case commonNoun && (t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.XPOS == "VBN" && sc.opensPhrase(j)):
			start = j
		case commonNoun && t.XPOS == "POS" && j > 0:
		default:
			return start
		}
	}
	return start
}

// opensPhrase tells whether a participle at token j stands at the beginning of
// a phrase: "in besieged areas", "the flooded regions".
func (sc *scan) opensPhrase(j int) bool {
	return j > 0 && (sc.tokens[j-1].UPOS == "ADP" || sc.tokens[j-1].UPOS == "DET")
}

// counts tells whether a phrase says where: a name does, a common noun only
// with a preposition of place or a name in it.
func (sc *scan) counts(m mention) bool {
	if len(m.names) > 0 || m.kind == "adverb" || m.kind == adjective {
		return true
	}
	return sc.preposition(m.first) != ""
}

// share gives a mention its preposition, or that of the mention it is
// coordinated with: "in India and Bangladesh".
func (sc *scan) share(found []mention, i int) {
	m := &found[i]
	if m.prep = sc.preposition(m.first); m.prep != "" || i == 0 {
		return
	}
	before := found[i-1]
	for j := before.last + 1; j < m.first; j++ {
		if t := sc.tokens[j]; t.UPOS != "CCONJ" && t.Form != "," && t.UPOS != "DET" {
			return
		}
	}
	m.prep = before.prep
}

// markDateline marks the place at the head of a paragraph that a dash or an
// agency in brackets sets off from the text: "KABUL, Afghanistan (Reuters) -".
func (sc *scan) markDateline(found []mention) {
	if len(found) == 0 || found[0].first > 1 || found[0].prep != "" || sc.titled {
		return
	}
	const reach = 9
	for j := found[0].last + 1; j < min(len(sc.tokens), found[0].last+reach); j++ {
		switch lang.Plain(sc.tokens[j].Form) {
		case "-", "--":
			found[0].dateline = sc.gap(j) > 0
			return
		case "(", ")", ",", ".":
		default:
			if !sc.tokens[j].IsNoun() {
				return
			}
		}
	}
}
