package name

import (
	"cmp"
	"strings"
	"sync"
	"unicode"

	"recount/internal/lexicon"
)

// known is a body of bodies.txt.
type known struct {
	party
	acronym bool // only in capitals: "WHO", "IS"
}

// bodies maps the names of bodies.txt, as [keys] makes them.
var bodies = sync.OnceValue(func() map[string]known {
	all := map[string]known{}
	for _, e := range lexicon.MustRead(files, "bodies.txt") {
		p := party{side: e.Field(0), kind: squeeze(e.Field(1)), named: true}
		switch {
		case e.Section == "none":
			p.side, p.none = "", true
		case e.Field(1) == "=":
			p.qual, p.kind = squeeze(e.Field(0)), ""
			p.side = p.qual
		default:
			p.qual, p.side = strings.ToLower(squeeze(p.side)), squeeze(p.side)
		}
		if p.kind == "government" {
			p.kind = ""
		}
		for _, name := range list(e.Field(2)) {
			all[keys(withoutArticle(split(name)))] = known{p, isAcronym(name)}
		}
	}
	return all
})

// stateless holds whose the bodies are that are no state's: "un", "hamas".
var stateless = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, k := range bodies() {
		if whose := cmp.Or(k.qual, k.kind); !isState(whose) {
			all[whose] = true
		}
	}
	return all
})

// listed holds the keys of all bodies in bodies.txt: they are no initials of
// some other body.
var listed = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, k := range bodies() {
		all[k.body()] = true
	}
	return all
})

// squeeze leaves out the spaces and hyphens of a name.
func squeeze(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, " ", ""), "-", "")
}

// longestAcronym is the most letters of a name that is only known in capitals.
const longestAcronym = 6

// isAcronym tells whether a name is a few capitals: "WHO", "U.N.".
func isAcronym(name string) bool {
	letters := strings.ReplaceAll(name, ".", "")
	if len(letters) < 2 || len(letters) > longestAcronym {
		return false
	}
	for _, r := range letters {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// longestKnown is the most words of a name in bodies.txt.
const longestKnown = 14

// knownAt returns the body whose name begins the words, the longest one, and
// how many words that name has.
func knownAt(words []word) (p party, n int) {
	for n = min(len(words), longestKnown); n > 0; n-- {
		k, ok := bodies()[keys(words[:n])]
		if ok && (!k.acronym || inCapitals(words[:n])) && (n > 1 || words[0].capital()) {
			return k.party, n
		}
	}
	return party{}, 0
}

// inCapitals tells whether a name is written as an acronym, be it as a word as
// British papers do with those that are spoken as one: "NATO", "Nato".
func inCapitals(words []word) bool {
	const spoken = 4
	return isAcronym(forms(words)) || len(words) == 1 && len(words[0].form) >= spoken && words[0].capital()
}

func withoutArticle(words []word) []word {
	if len(words) > 1 && (words[0].key == "the" || words[0].key == "a" || words[0].key == "an") {
		return words[1:]
	}
	return words
}
