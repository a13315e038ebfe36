package join

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recount/compare/profile"
)

// names weighs the names that tell whose those counted are, "Airbus workers" and
// "Boeing workers". Nationalities that are known are weighed by country.
func (k *kinship) names() {
	if k.a.Subject.Country != "" && k.b.Subject.Country != "" {
		return
	}
	a, b := namesIn(k.a), namesIn(k.b)
	if len(a) > 0 && len(b) > 0 && !shareName(a, b) {
		k.oppose("other name")
	}
}

// bodies weighs who counted: the police of one town do not count the dead of
// another's crash.
func (k *kinship) bodies() {
	townA, kindA := localBody(k.a.Speaker.Body)
	townB, kindB := localBody(k.b.Speaker.Body)
	if kindA != "" && kindA == kindB && townA != townB {
		k.oppose("other town's body")
	}
}

// localBody parts the key of a body that is of one town alone, "tolna-police"; of
// others it returns nothing. A qualifier of two letters is a country.
func localBody(key string) (town, kind string) {
	cut := strings.LastIndexByte(key, '-')
	if cut <= len("us") || !kinds().local[key[cut+1:]] {
		return "", ""
	}
	return key[:cut], key[cut+1:]
}

// namesIn returns the words that begin with a capital in a counted phrase, up to
// those that only tell more of it: "troops deployed to Iraq" names none. A phrase
// in a title or at the start of its sentence tells nothing: any word of it may be
// in capitals.
func namesIn(p *profile.Profile) []string {
	if p.Title || strings.HasPrefix(p.Sentence, p.Figure) {
		return nil
	}
	var names []string
	for _, word := range strings.FieldsFunc(p.Counted, breaksWord) {
		if kinds().end[word] {
			break
		}
		if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
			names = append(names, strings.ToLower(word))
		}
	}
	return names
}

// shareName tells whether one name may be a form of another, "Norland" and
// "Norlandic", or its initials.
func shareName(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x[0] == y[0] && (min(len(x), len(y)) < nameStem || x[:nameStem] == y[:nameStem]) {
				return true
			}
		}
	}
	return false
}

// nameStem is how many bytes of a name its forms have in common.
const nameStem = 4
