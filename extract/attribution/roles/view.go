package roles

import (
	"recount/extract/attribution/force"
	"recount/lang"
)

// View is a sentence as the models see it, with the hashes of its words taken
// once.
type View struct {
	Tokens []lang.Token
	Tree   *lang.Tree
	Quoted []bool // by token: within quotation marks
	First  bool   // the sentence opens the text: most often its title

	lemma, lower, upos, xpos, kind, rel, force []uint64
}

// NewView prepares a sentence; it is tagged and parsed where it was not yet.
func NewView(s *lang.Sentence, quoted []bool) *View {
	v := &View{Tokens: s.Tokens(), Tree: s.Tree(), Quoted: quoted, First: s.Index == 0}
	n := len(v.Tokens)
	all := make([]uint64, 7*n)
	v.lemma, v.lower, v.upos = all[:n], all[n:2*n], all[2*n:3*n]
	v.xpos, v.kind, v.rel = all[3*n:4*n], all[4*n:5*n], all[5*n:6*n]
	v.force = all[6*n:]
	for i, t := range v.Tokens {
		v.lemma[i], v.lower[i] = hash(lang.Plain(t.Lemma)), hash(t.Lower)
		v.upos[i], v.xpos[i] = hash(t.UPOS), hash(t.XPOS)
		v.kind[i], v.rel[i] = hash(t.Type), hash(v.Tree.Rel[i])
		v.force[i] = hash(string(force.Of(t)))
	}
	return v
}

// Candidate tells whether token i can head a cue at all: cues are headed by
// content words, a few prepositions, and colons and dashes.
func (v *View) Candidate(i int) bool {
	switch v.Tokens[i].UPOS {
	case "VERB", "NOUN", "ADJ", "AUX":
		return true
	case "ADP", "SCONJ", "ADV", "PROPN":
		return true
	case "PUNCT":
		return v.Tokens[i].Lower == ":" || v.Tokens[i].Lower == "-"
	}
	return false
}

// hash is FNV-1a with a final mix, stable between runs: weights are found by
// it.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// mix spreads the bits of h (the finaliser of SplitMix64), so that its low
// bits serve as an index.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// join makes one feature of several parts; the first tells the template.
func join(template uint64, parts ...uint64) uint64 {
	h := mix(template + 0x9e3779b97f4a7c15)
	for _, p := range parts {
		h = mix(h*31 + p)
	}
	return h
}
