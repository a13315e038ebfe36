// Package reserve reads how far a text stands behind a figure: the words that
// hedge it ("an estimated", "feared", "believed to") and whether a statement
// of someone else's refers back to it ("the army denied the figure").
//
// The words are data (words.txt); testdata holds the examples.
package reserve

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed words.txt
var files embed.FS

// words maps a section of words.txt to its words.
var words = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		all[e.Section] = append(all[e.Section], strings.Fields(e.Field(0))...)
	}
	return all
})

// listed tells whether a section has a word.
func listed(section, word string) bool { return slices.Contains(words()[section], word) }

// lists tells whether a section has a token, by its form or what it can be the
// form of.
func lists(section string, t lang.Token) bool {
	if listed(section, t.Lower) || listed(section, lang.Plain(t.Lemma)) {
		return true
	}
	return t.UPOS == "VERB" && slices.ContainsFunc(lang.VerbLemmas(t.Lower), func(l string) bool { return listed(section, l) })
}
