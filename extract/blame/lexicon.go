package blame

import (
	"embed"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed words.txt
var files embed.FS

// words maps a section of words.txt to the dictionary forms that it lists.
type words map[string]map[string]bool

var lexicons = sync.OnceValue(func() words {
	all := words{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		if all[e.Section] == nil {
			all[e.Section] = map[string]bool{}
		}
		for word := range strings.FieldsSeq(e.Field(0)) {
			all[e.Section][word] = true
		}
	}
	return all
})

// in tells whether one of the sections lists a word.
func (w words) in(word string, sections ...string) bool {
	for _, section := range sections {
		if w[section][word] {
			return true
		}
	}
	return false
}
