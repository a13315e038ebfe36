package join

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/compare/story"
	"recount/internal/lexicon"
)

//go:embed kinds.txt weights.txt
var files embed.FS

// Classes of nouns that rules of this package name.
const (
	people  = "people"
	child   = "child"
	fighter = "fighter"
)

type nouns struct {
	class map[string]string // stem -> class
	end   map[string]bool
}

var kinds = sync.OnceValue(func() nouns {
	n := nouns{map[string]string{}, map[string]bool{}}
	for _, e := range lexicon.MustRead(files, "kinds.txt") {
		if e.Section == "end" {
			for _, word := range strings.Fields(e.Field(0)) {
				n.end[word] = true
			}
			continue
		}
		for _, noun := range strings.Fields(e.Field(1)) {
			word, _ := story.Word(noun)
			n.class[word] = e.Field(0)
		}
	}
	return n
})

// Kind tells what a counted phrase counts: the class of its head noun, else the
// noun's stem. Persons without a noun are people. It is empty where nothing is
// counted: for money and shares of nothing named.
func Kind(counted, unit string, subject recount.Subject) string {
	n := kinds()
	head := ""
	for _, word := range strings.FieldsFunc(strings.ToLower(counted), breaksWord) {
		if n.end[word] && head != "" {
			break
		}
		if stem, ok := story.Word(word); ok {
			head = stem
		}
		if n.class[head] == child { // "school children killed", "13 children on a trip"
			break
		}
	}
	switch class := n.class[head]; {
	case subject.Age == child:
		return child
	case class != "":
		return class
	case head == "" && unit == recount.UnitPeople:
		return people
	}
	return head
}

func breaksWord(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }
