package place

import (
	"embed"
	"strconv"
	"strings"
	"sync"

	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed nouns.txt
var files embed.FS

// nouns is nouns.txt: section -> word -> second field.
var nouns = sync.OnceValue(func() map[string]map[string]string {
	sections := map[string]map[string]string{}
	for _, e := range lexicon.MustRead(files, "nouns.txt") {
		if sections[e.Section] == nil {
			sections[e.Section] = map[string]string{}
		}
		sections[e.Section][e.Field(0)] = e.Field(1)
	}
	return sections
})

// commonKinds are the sections of nouns.txt that hold common nouns for places.
var commonKinds = []string{"facility", "settlement", "district", "province", "area", "country", "sea", "compass"}

// commonKind returns the section that lists a common noun, or "".
func commonKind(noun string) string {
	for _, kind := range commonKinds {
		if is(kind, noun) {
			return kind
		}
	}
	return ""
}

func is(section, word string) bool {
	_, ok := nouns()[section][word]
	return ok
}

// titlePrecision returns the precision of a place that a title word such as
// "province" makes of a name.
func titlePrecision(word string) (precision int, ok bool) {
	field, ok := nouns()["title"][word]
	if !ok {
		return 0, false
	}
	precision, _ = strconv.Atoi(field)
	return precision, true
}

// common returns the kind of the common noun that ends at token i, and its
// first token, which is before i in "polling station". Kind is "" for none.
func common(tokens []lang.Token, i int) (first int, kind string) {
	if is("compass", tokens[i].Lower) && i+1 < len(tokens) && tokens[i+1].Lower == "of" {
		return i, "compass"
	}
	if u := tokens[i].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
		return i, ""
	}
	if i > 0 {
		if kind = commonKind(tokens[i-1].Lower + " " + singular(tokens[i])); kind != "" {
			return i - 1, kind
		}
	}
	if is("compass", tokens[i].Lower) && i > 0 && tokens[i-1].UPOS == "NOUN" || tokens[i].UPOS == "PROPN" && tokens[i].Form != tokens[i].Lower {
		return i, "" // "data center"; "the House"
	}
	if tokens[i].UPOS == "ADJ" && !is("compass", tokens[i].Lower) {
		return i, ""
	}
	return i, commonKind(singular(tokens[i]))
}

func singular(t lang.Token) string {
	if t.Lemma != "" && is(commonKind(t.Lemma), t.Lemma) {
		return t.Lemma
	}
	if commonKind(t.Lower) != "" {
		return t.Lower
	}
	return strings.TrimSuffix(strings.TrimSuffix(t.Lower, "s"), "'")
}
