package attribution

import (
	"embed"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed names.txt reserve.txt
var files embed.FS

// nameLists are the sections of names.txt.
type nameLists struct {
	unnamed, body, outlet, outletName, document, hearer, place, namedBody, people, anyBody, function, hearsay, time, occasion, reckoning map[string]bool
	title                                                                                                                                map[string]string // title -> the word it stands for
	pronoun                                                                                                                              map[string]string // pronoun -> what it can stand for
}

var names = sync.OnceValue(func() *nameLists {
	n := &nameLists{
		unnamed: map[string]bool{}, body: map[string]bool{}, outlet: map[string]bool{}, outletName: map[string]bool{},
		document: map[string]bool{}, hearer: map[string]bool{}, place: map[string]bool{}, namedBody: map[string]bool{}, people: map[string]bool{}, time: map[string]bool{}, anyBody: map[string]bool{}, function: map[string]bool{},
		hearsay: map[string]bool{}, occasion: map[string]bool{}, reckoning: map[string]bool{}, title: map[string]string{}, pronoun: map[string]string{},
	}
	sets := map[string]map[string]bool{
		"unnamed": n.unnamed, "body": n.body, "outlet": n.outlet, "outlet name": n.outletName, "document": n.document,
		"hearer": n.hearer, "place": n.place, "named body": n.namedBody, "people": n.people, "time": n.time, "any body": n.anyBody, "function": n.function, "hearsay": n.hearsay, "occasion": n.occasion, "reckoning": n.reckoning,
	}
	for _, e := range lexicon.MustRead(files, "names.txt") {
		word := e.Fields[0]
		switch e.Section {
		case "title":
			n.title[word] = word
			if full := e.Field(1); full != "" {
				n.title[word] = full
			}
		case "pronoun":
			n.pronoun[word] = e.Field(1)
		default:
			sets[e.Section][word] = true
		}
	}
	return n
})

// IsOccasion tells whether a noun, by its lemma, names an occasion on which
// people speak: an interview, a briefing.
func IsOccasion(lemma string) bool { return names().occasion[lemma] }

// words returns the lower-case words of a phrase without articles and
// possessive endings, for look-up.
func words(phrase string) []string {
	var out []string
	for _, w := range strings.Fields(phrase) {
		w = strings.Trim(strings.TrimSuffix(w, "'s"), ".,;:()\"'")
		if w != "" && w != "the" && w != "a" && w != "an" {
			out = append(out, w)
		}
	}
	return out
}
