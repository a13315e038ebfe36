// Package country knows the names of countries, their peoples and capitals
// (countries.txt), and those of areas, seas, parts of the world and seats of
// government (regions.txt), with other spellings of towns.
package country

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"recount/internal/lexicon"
)

//go:embed countries.txt regions.txt
var files embed.FS

// Country is a line of countries.txt.
type Country struct {
	Code     string // ISO 3166-1 alpha-2
	GeoNames int    // id in GeoNames
}

// countryNames holds every word that stands for a country, as written.
type countryNames struct {
	names    map[string]Country // names of the country itself
	peoples  map[string]string  // adjectives and people
	capitals map[string]string
	called   map[string]string // code -> the country's usual name
}

var countries = sync.OnceValue(func() countryNames {
	c := countryNames{map[string]Country{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, e := range lexicon.MustRead(files, "countries.txt") {
		if err := c.add(e); err != nil {
			panic(err)
		}
	}
	return c
})

func (c countryNames) add(e lexicon.Entry) error {
	code := e.Field(0)
	var id int
	if _, err := fmt.Sscan(e.Field(1), &id); err != nil {
		return e.Errorf("%q is no GeoNames id", e.Field(1))
	}
	c.names[e.Field(2)], c.called[code] = Country{code, id}, e.Field(2)
	for _, name := range list(e.Field(3)) {
		c.names[name] = Country{code, id}
	}
	for _, people := range list(e.Field(4)) {
		put(c.peoples, people, code)
		put(c.peoples, people+"s", code)
	}
	for _, capital := range list(e.Field(5)) {
		put(c.capitals, capital, code)
	}
	return nil
}

// put records that name stands for code, or for nothing where it already
// stands for another.
func put(m map[string]string, name, code string) {
	if old, ok := m[name]; ok && old != code {
		code = ""
	}
	m[name] = code
}

func list(field string) []string {
	if field == "" || field == "-" {
		return nil
	}
	return strings.Split(field, "; ")
}

// Named returns the country whose own name, usual or other, a name is.
func Named(name string) (Country, bool) { return get(countries().names, name) }

// Usual returns the usual name of the country that has a code, or "".
func Usual(iso2 string) string { return countries().called[iso2] }

// Of returns the ISO 3166-1 alpha-2 code of the country that a name stands for:
// the country's own name, its capital, an area within it, or the seat of its
// government ("the Kremlin", "Downing Street").
func Of(name string) (iso2 string, ok bool) {
	if c, ok := get(countries().names, name); ok {
		return c.Code, true
	}
	if code, _ := get(countries().capitals, name); code != "" {
		return code, true
	}
	r, _ := Area(name)
	return r.Country, r.Country != ""
}

// Demonym returns the ISO 3166-1 alpha-2 code of the country whose adjective
// or people a word is: "Syrian", "North Koreans", "Dutch".
func Demonym(word string) (iso2 string, ok bool) {
	code, _ := get(countries().peoples, word)
	return code, code != ""
}

// IsCapital tells whether a name is that of a capital, be it of one country or
// of several.
func IsCapital(name string) bool {
	_, ok := get(countries().capitals, name)
	return ok
}

// get looks a name up as the data spells it: without article, with plain
// apostrophes, and where all its letters are capitals also with capitals at
// the beginnings of words only.
func get[T any](m map[string]T, name string) (T, bool) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	name = strings.ReplaceAll(name, "’", "'")
	value, ok := m[name]
	if !ok && allCapitals(name) {
		value, ok = m[title(name)]
	}
	return value, ok
}

// allCapitals tells whether a name is too long for an acronym and has no small
// letter.
func allCapitals(name string) bool {
	return len(name) > 4 && strings.IndexFunc(name, unicode.IsLower) < 0
}

func title(name string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		was := inside
		inside = unicode.IsLetter(r)
		if was {
			return unicode.ToLower(r)
		}
		return r
	}, name)
}
