package attribution

import (
	"unicode"

	"recount"
	"recount/extract/attribution/roles"
	"recount/lang"
)

// takeName takes the name in commas right behind a source to it, where the cue
// follows: "the regional governor, Petra Sand, said".
func takeName(d *draft) {
	tokens := d.sentence.Tokens()
	comma := d.source.last + 1
	if !d.hasSource() || comma >= d.cue-2 || tokens[comma].Lower != "," || !unicode.IsLower(firstRune(tokens[d.source.last].Form)) {
		return
	}
	p := readPhrase(d.sentence, tokenRange{comma + 1, d.cue - 1})
	if !p.ok || p.first != comma+1 || !p.isName() || tokens[p.last+1].Lower != "," || !reaches(tokens, p.last+2, d.cue) {
		return
	}
	d.source.last = p.last
	d.Source = []recount.Span{d.sentence.Span(d.source.first, p.last)}
}

// reaches tells whether nothing but adverbs and auxiliaries stands between
// token from and a cue.
func reaches(tokens []lang.Token, from, cue int) bool {
	for _, t := range tokens[from:cue] {
		if t.UPOS != "ADV" && t.UPOS != "AUX" {
			return false
		}
	}
	return true
}

// amidName tells whether a word tagged as a verb stands between a name and a
// title or a noun for a speaker, and so is a noun: "UN aid chief Ann Moore", "EU
// trade officials". A plain verb after a name in the singular would end in "s",
// and no verb has a title without an article for its object.
func amidName(tokens []lang.Token, i int) bool {
	if i == 0 || i+2 >= len(tokens) || tokens[i-1].UPOS != "PROPN" || tokens[i].UPOS != "VERB" || !unicode.IsLower(firstRune(tokens[i].Form)) {
		return false
	}
	next := tokens[i+1]
	if names().title[next.Lower] != "" && tokens[i+2].UPOS == "PROPN" {
		return true
	}
	plain := tokens[i].XPOS == "VB" || tokens[i].XPOS == "VBP"
	return plain && tokens[i-1].XPOS == "NNP" && names().unnamed[lang.Plain(next.Lemma)]
}

// reclaimName gives to a source what belongs to its name: the name before it that
// a word tagged as a verb cut off, and the last name behind a first one.
func reclaimName(s *lang.Sentence, by []roles.Role) {
	tokens, tree := s.Tokens(), s.Tree()
	for i := 1; i < len(tokens); i++ {
		if i+1 < len(tokens) && by[i+1] == roles.Source && by[i] != roles.Cue && amidName(tokens, i) {
			by[i-1], by[i] = roles.Source, roles.Source
		}
		if by[i] == roles.Content && by[i-1] == roles.Source && tree.Is(i, "flat") && tree.Head[i] == i-1 && tokens[i].UPOS == "PROPN" && tokens[i-1].UPOS == "PROPN" {
			by[i] = roles.Source
		}
	}
}

// opensName tells whether a word tagged as none opens a name of two words that
// is known: "United Nations".
func opensName(tokens []lang.Token, i int) bool {
	if i+1 >= len(tokens) || !unicode.IsUpper(firstRune(tokens[i].Form)) || tokens[i+1].UPOS != "PROPN" {
		return false
	}
	pair := tokens[i].Lower + " " + tokens[i+1].Lower
	return names().place[pair] || names().namedBody[pair]
}
