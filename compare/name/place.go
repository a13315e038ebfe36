package name

import (
	"strings"

	"recount/internal/country"
)

// Country returns the ISO 3166-1 alpha-2 code of the country that words stand
// for: its name, adjective, capital, an area of it, or a name for its
// government ("North Korea", "North Korean", "Pyongyang", "the Kremlin").
func Country(words string) (iso2 string, ok bool) {
	split := withoutArticle(split(words))
	name := forms(split)
	if code, ok := country.Demonym(name); ok {
		return code, true
	}
	if code, ok := country.Of(name); ok {
		return code, true
	}
	if p, n := knownAt(split); n > 0 && n == len(split) && len(p.side) == 2 && p.side == strings.ToUpper(p.side) {
		return p.side, true
	}
	return "", false
}

// PlaceKey returns a key for a place: the same for all spellings, and for "the
// Kursk region", "Russia's Kursk oblast" and "near Kursk". iso2 is the place's
// country, empty where not known. A whole country is its code, a part of it
// named by a direction "UA/east". A town and the district or province that
// bears its name share a key: [PlaceUnit] and GeoNames tell them apart.
func PlaceKey(place, iso2 string) string {
	words, container := placeWords(place)
	if iso2 == "" {
		iso2 = container
	}
	name, direction := directed(words, container != "", PlaceUnit(place) != "")
	key := spelt(name)
	if direction != "" {
		key = strings.TrimPrefix(key+"-"+direction, "-")
	}
	switch {
	case key == "":
		return iso2
	case iso2 == "":
		return key
	}
	return iso2 + "/" + key
}

// PlaceUnit returns the word that tells of what extent a place is, "region" or
// "city"; empty where the words have none.
func PlaceUnit(place string) string {
	head, _ := beforeComma(split(place))
	for _, w := range head {
		if is("place word", w.key) {
			return w.key
		}
	}
	return ""
}

// placeWords returns the words that name a place, without those that say what
// it is or how near, and the country that the words name beside it.
func placeWords(place string) (words []word, iso2 string) {
	head, after := beforeComma(split(place))
	if code, n := wholeCountry(after); n > 0 {
		iso2 = code
	}
	for i := 0; i < len(head); i++ {
		if code, n := wholeCountry(head[i:]); n > 0 {
			iso2, i = code, i+n-1
			continue
		}
		words = append(words, head[i])
	}
	return words, iso2
}

// directed parts the name among the words of a place from the direction within
// it, without words of extent and nearness. Where the place is a unit with a
// name ("the northern province of Logar") the direction says where the unit
// lies, and is left out.
func directed(words []word, ofCountry, unit bool) (name, direction string) {
	var kept []string
	for _, w := range words {
		c, ok := vocab().compass[w.key]
		switch {
		case is("near", w.key) || is("near small", w.key) && !w.capital() || is("place word", w.key):
		case ok && (ofCountry || !w.capital()):
			direction = c
		default:
			kept = append(kept, w.key)
		}
	}
	if unit && len(kept) > 0 {
		direction = ""
	}
	return strings.Join(kept, " "), direction
}

// wholeCountry returns the country whose name or adjective begins the words,
// and how many words that has. A capital is no country here, but a place.
func wholeCountry(words []word) (iso2 string, n int) {
	const longest = 5
	for n = min(len(words), longest); n > 0; n-- {
		if ownerAmong(words[:n-1]) {
			continue
		}
		name := forms(words[:n])
		if c, ok := country.Named(name); ok {
			return c.Code, n
		}
		if code, ok := country.Demonym(name); ok {
			return code, n
		}
	}
	return "", 0
}

// spelt brings a place's name to one spelling: that of the gazetteer where it
// lists another, then one for all transliterations.
func spelt(name string) string {
	key := country.Key(name)
	if other, ok := country.Spellings()[key]; ok {
		key = other
	}
	var kept []string
	for part := range strings.FieldsSeq(key) {
		if f := fold(part); f != "" && !is("article", part) {
			kept = append(kept, f)
		}
	}
	return strings.Join(kept, "-")
}
