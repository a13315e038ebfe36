package place

import (
	"slices"
	"strings"

	"recount/internal/country"
	"recount/lang"
)

// ofBody tells whether the name at token i ends that of a body or office:
// "Bank of England", "University of Kabul", "King of Jordan".
func (sc *scan) ofBody(i int) bool {
	for i > 0 && sc.tokens[i-1].UPOS == "DET" {
		i--
	}
	if i < 2 || sc.tokens[i-1].Lower != "of" || !sc.capital(i-2) || sc.titled {
		return false
	}
	switch head := sc.tokens[i-2]; {
	case is("body", head.Lower):
		return true
	case is("title", head.Lower), is("part", head.Lower), head.UPOS != "PROPN":
		return false
	default:
		kind := commonKind(head.Lower)
		return kind == "" || kind == "facility"
	}
}

// townHere tells whether the words around the name of a town show that the
// town is meant, and no person or body that is called the same.
func (sc *scan) townHere(n *name) bool {
	prep, kind := sc.preposition(n.first), sc.entity(n.first, n.last)
	if sc.withCountry(n.last) || sc.afterTown(n) {
		return true
	}
	if kind == "time" || kind == "organization" && prep == "" {
		return false
	}
	switch near := nearness(prep); {
	case prep == "on" || near == "way" || near == "of":
		return kind == "place" || kind != "organization" && sc.report.near(n.records)
	case near == "at" || near == "near":
		return true
	}
	return kind == "place" && sc.report.near(n.records)
}

// withCountry tells whether a comma and a country follow token i.
func (sc *scan) withCountry(i int) bool {
	if i+2 >= len(sc.tokens) || sc.tokens[i+1].Form != "," || !sc.capital(i+2) {
		return false
	}
	n, ok := sc.known(i+2, sc.runEnd(i+2))
	return ok && (n.kind == "country" || hasProvince(n.records))
}

// afterTown tells whether a name is that of a province behind a town in it:
// "Springfield, Illinois".
func (sc *scan) afterTown(n *name) bool {
	return n.first >= 2 && sc.tokens[n.first-1].Form == "," && sc.tokens[n.first-2].UPOS == "PROPN" && hasProvince(n.records)
}

func hasProvince(records []record) bool {
	return slices.ContainsFunc(records, record.isProvince)
}

// unknown returns the run of capitalised words from i to last as a name that
// the data lacks, where a title word or a preposition shows it to be a place.
func (sc *scan) unknown(i, last int) (name, bool) {
	n := name{first: i, last: last, kind: "unknown"}
	sc.takeTitle(&n)
	first, end := sc.tokens[i].Lower, sc.tokens[last].Lower
	if n.title == "" && last > i && is("title", first) {
		n.title = first
	} else if n.title == "" && last > i && is("title", end) {
		n.title = end
	}
	n.text = sc.words(i, last)
	if _, people := country.Demonym(n.text); people || acronym(n.text) || is("body", end) || sc.ofBody(i) || sc.tokens[last].UPOS != "PROPN" {
		return name{}, false
	}
	if _, before := sc.report.unknown[n.text]; before {
		return n, true
	}
	return n, n.title != "" && sc.entity(i, last) != "person" || sc.unknownHere(&n)
}

func (sc *scan) unknownHere(n *name) bool {
	prep, kind := sc.preposition(n.first), sc.entity(n.first, n.last)
	switch prep {
	case "in", "near", "outside", "around":
		return kind == "place" || kind == "" || kind == "person" && prep != "in"
	case "of":
		return kind == "place" || kind != "person" && sc.ofPlace(n.first)
	}
	return kind == "place" && prep != "" && prep != "on"
}

// ofPlace tells whether "of" and a common noun for a place stand before token
// i: "the streets of".
func (sc *scan) ofPlace(i int) bool {
	return i >= 2 && sc.tokens[i-1].Lower == "of" && commonKind(singular(sc.tokens[i-2])) != ""
}

// entity returns the type that the language model gives to the mention that
// tokens i to j head.
func (sc *scan) entity(i, j int) string {
	for ; j >= i; j-- {
		if t := sc.tokens[j].Type; t != "" {
			return t
		}
	}
	return ""
}

// byVerb stands for the preposition of a place that is the object of a verb of
// reaching or striking it.
const byVerb = "by verb"

// preposition returns the preposition of place before the phrase that holds
// token i, byVerb, or "" where the phrase is not said to be where.
func (sc *scan) preposition(i int) string {
	for i--; i >= 0; i-- {
		t := sc.tokens[i]
		if t.XPOS == "RP" {
			return ""
		}
		if t.UPOS == "ADP" || t.UPOS == "SCONJ" || is("preposition", t.Lower) {
			if i > 0 && is("preposition", sc.tokens[i-1].Lower+" "+t.Lower) {
				return sc.tokens[i-1].Lower + " " + t.Lower
			}
			if is("preposition", t.Lower) && !sc.namesBody(i) {
				return t.Lower
			}
			return ""
		}
		if t.UPOS == "VERB" && is("reach", t.Lemma) {
			return byVerb
		}
		if t.XPOS == "POS" {
			for i > 0 && sc.tokens[i-1].UPOS == "PROPN" {
				i--
			}
			continue
		}
		if !modifier(t) {
			return ""
		}
	}
	return ""
}

// namesBody tells whether a preposition brings in who speaks or whom somebody
// works for rather than where: "according to the ministry", "analysts at Brix".
func (sc *scan) namesBody(preposition int) bool {
	if preposition == 0 {
		return false
	}
	before := sc.tokens[preposition-1]
	switch sc.tokens[preposition].Lower {
	case "to":
		return before.Lower == "according"
	case "at":
		return is("affiliated", before.Lemma)
	}
	return false
}

// modifier tells whether a token may stand between a preposition and the name
// of a place: "in the northern port city of".
func modifier(t lang.Token) bool {
	switch t.UPOS {
	case "DET", "ADJ":
		return true
	case "NOUN", "PUNCT":
		return commonKind(t.Lower) != "" || strings.Trim(t.Lower, "-'\"") == ""
	}
	return false
}

// nearness returns what the data says of a preposition: at, near, way, of.
func nearness(preposition string) string {
	if preposition == byVerb {
		return "at"
	}
	return nouns()["preposition"][preposition]
}
