package name

import (
	"embed"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed bodies.txt outlets.txt spelling.txt words.txt
var files embed.FS

// class tells how a kind of body stands to its country's government.
type class string

// The classes of words.txt.
const (
	state class = "state" // speaks for the government
	civil class = "civil" // speaks for no side
	armed class = "armed" // a side of its own
	self  class = "self"  // each speaks for themselves
)

// office is a line of the section [office] of words.txt.
type office struct {
	key  string
	kind string // the kind of body that the holder speaks for; empty where the words around tell
	one  bool   // one person at a time holds it
}

// vocabulary is words.txt, each section under the form in which it is asked.
type vocabulary struct {
	classes map[string]class           // kind -> class
	kinds   map[string]string          // name of a body -> kind
	before  map[string]string          // words before "officials" -> kind
	kin     map[[2]string]bool         // two kinds that may be one voice
	roles   map[string]string          // noun -> kind, "-", "?" or "."
	offices map[string]office          // name of an office
	given   map[string]string          // short or full first name, folded -> full
	compass map[string]string          // adjective or noun -> noun
	words   map[string]map[string]bool // the other sections: plain lists
}

var vocab = sync.OnceValue(func() vocabulary {
	v := vocabulary{
		map[string]class{},
		map[string]string{},
		map[string]string{},
		map[[2]string]bool{},
		map[string]string{},
		map[string]office{},
		map[string]string{},
		map[string]string{},
		map[string]map[string]bool{},
	}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		v.add(e)
	}
	return v
})

func (v vocabulary) add(e lexicon.Entry) {
	key := e.Field(0)
	switch e.Section {
	case "kind":
		v.classes[key] = class(e.Field(1))
		putAll(v.kinds, e.Field(2), key)
		putAll(v.before, e.Field(3), key)
	case "kin":
		v.kin[[2]string{key, e.Field(1)}], v.kin[[2]string{e.Field(1), key}] = true, true
	case "role":
		v.roles[key] = e.Field(1)
	case "office":
		o := office{key, e.Field(1), e.Field(2) == "one"}
		if o.kind == "-" {
			o.kind = ""
		}
		putAll(v.offices, e.Field(3), o)
	case "given":
		v.given[fold(key)] = fold(key)
		for _, short := range list(e.Field(1)) {
			v.given[fold(short)] = fold(key)
		}
	case "compass":
		v.compass[key] = key
		putAll(v.compass, e.Field(1), key)
	default:
		if v.words[e.Section] == nil {
			v.words[e.Section] = map[string]bool{}
		}
		v.words[e.Section][key] = true
	}
}

// is tells whether a word stands in a plain section of words.txt.
func is(section, word string) bool { return vocab().words[section][word] }

func putAll[T any](m map[string]T, field string, value T) {
	for _, form := range list(field) {
		m[form] = value
	}
}

func list(field string) []string {
	if field == "" || field == "-" {
		return nil
	}
	return strings.Split(field, "; ")
}
