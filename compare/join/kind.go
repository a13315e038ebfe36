package join

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/compare/story"
	"recount/internal/country"
	"recount/internal/lexicon"
)

//go:embed acts.txt kinds.txt weights.txt
var files embed.FS

// Classes of nouns that rules of this package name.
const (
	people  = "people"
	child   = "child"
	fighter = "fighter" // against an army
	soldier = "soldier" // of an army
)

type nouns struct {
	class map[string]string // stem -> class
	end   map[string]bool
	toll  map[string]bool
	total map[string]bool

	local        map[string]bool // kinds of bodies that count what happens in their town
	rise, reach  map[string]bool // stems of words before a figure that has risen: with "to", without
	riseBehind   []string        // phrases behind one
	former       map[string]bool // words between "from" and the beginning of a change
	base         map[string]bool // words before a figure that another is measured against
	further      map[string]bool // before and behind one told as more than others
	furtherAfter map[string]bool
}

var kinds = sync.OnceValue(func() nouns {
	n := nouns{class: map[string]string{}, toll: map[string]bool{}, total: map[string]bool{}}
	for _, e := range lexicon.MustRead(files, "kinds.txt") {
		switch e.Section {
		case "end":
			n.end = setOf(e.Field(0))
		case "rise":
			n.rise = setOf(e.Field(0))
		case "reach":
			n.reach = setOf(e.Field(0))
		case "rise behind":
			n.riseBehind = append(n.riseBehind, e.Field(0))
		case "former":
			n.former = setOf(e.Field(0))
		case "local":
			n.local = setOf(e.Field(0))
		case "base":
			n.base = setOf(e.Field(0))
		case "further":
			n.further = setOf(e.Field(0))
		case "further after":
			n.furtherAfter = setOf(e.Field(0))
		case "toll":
			addStems(n.toll, e.Field(0))
		case "total":
			addStems(n.total, e.Field(0))
		default:
			for _, noun := range strings.Fields(e.Field(1)) {
				n.class[stem(noun)] = e.Field(0)
			}
		}
	}
	return n
})

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

func addStems(set map[string]bool, nouns string) {
	for _, noun := range strings.Fields(nouns) {
		set[stem(noun)] = true
	}
}

func stem(noun string) string {
	word, _ := story.Word(noun)
	return word
}

// IsToll tells whether a counted phrase names the count itself, "death toll",
// and not who is counted.
func IsToll(counted string) bool { return kinds().toll[head(counted)] }

// namesTotal tells whether a counted phrase names a running total.
func namesTotal(counted string) bool { return kinds().total[head(counted)] }

// Kind tells what a counted phrase counts: the class of its head noun, else the
// noun's stem. Persons without a noun are people. It is empty where nothing is
// counted: for money and shares of nothing named.
func Kind(counted, unit string, subject recount.Subject) string {
	noun := head(counted)
	switch class := kinds().class[noun]; {
	case subject.Age == child:
		return child
	case class != "":
		return class
	case unit == recount.UnitPeople && (noun == "" || endsInDemonym(counted)):
		return people
	}
	return noun
}

// endsInDemonym tells whether a phrase counts people by their country alone:
// "North Koreans", "12 Iraqi".
func endsInDemonym(counted string) bool {
	words := strings.FieldsFunc(counted, breaksWord)
	for n := min(2, len(words)); n > 0; n-- {
		if _, ok := country.Demonym(strings.Join(words[len(words)-n:], " ")); ok {
			return true
		}
	}
	return false
}

// head returns the stem of the noun that a counted phrase is about: the last
// before the words that only tell more of it.
func head(counted string) string {
	n := kinds()
	noun := ""
	for _, word := range strings.FieldsFunc(strings.ToLower(counted), breaksWord) {
		if n.end[word] && noun != "" || n.class[noun] == child {
			break
		}
		if stem, ok := story.Word(word); ok {
			noun = stem
		}
	}
	return noun
}

func breaksWord(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
