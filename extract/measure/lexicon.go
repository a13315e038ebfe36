package measure

import (
	"embed"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

//go:embed words.txt stage.txt subject.txt
var files embed.FS

// The classes of things counted that words.txt tells apart.
const (
	anything = "any"
	people   = "people"
	items    = "items"
	vehicles = "vehicles"
	weapons  = "weapons"
	work     = "work"
	units    = "units"
	money    = "money"
	percent  = "percent"
)

// sense is one meaning of a word: the measure that it tells of a class, where
// particle, if any, stands with it.
type sense struct {
	measure  recount.Measure
	class    string
	particle string
}

// words maps a role (a section of words.txt) and a lemma to its senses.
type words map[string]map[string][]sense

var lexicons = sync.OnceValue(func() words {
	all := words{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		if all[e.Section] == nil {
			all[e.Section] = map[string][]sense{}
		}
		for word := range strings.FieldsSeq(e.Field(2)) {
			lemma, particle, _ := strings.Cut(word, "_")
			all[e.Section][lemma] = append(all[e.Section][lemma], sense{
				measure: recount.Measure(e.Field(0)), class: e.Field(1), particle: particle,
			})
		}
	}
	return all
})

// has tells whether a section lists the lemma.
func (w words) has(section, lemma string) bool { return len(w[section][lemma]) > 0 }

// find returns the first sense of a lemma in a section that fits one of the
// classes, in the order of the classes. with tells whether a particle stands
// with the word; senses with a particle come before those without.
func (w words) find(section, lemma string, classes []string, with func(particle string) bool) (sense, bool) {
	senses := w[section][lemma]
	for _, particles := range []bool{true, false} {
		for _, class := range classes {
			for _, s := range senses {
				if s.class == class && (s.particle != "") == particles && (s.particle == "" || with(s.particle)) {
					return s, true
				}
			}
		}
	}
	return sense{}, false
}
