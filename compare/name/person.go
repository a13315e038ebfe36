package name

import (
	"strings"

	"recount/internal/country"
)

// person is a claimant's name parted from what is said of who that is.
type person struct {
	name   []word // "Volodymyr Zelensky"
	before []word // "Ukraine's president"
	after  []word // ", a spokesman for the agency"
}

// parsePerson parts a claimant into the name and the words around it. The name
// is empty where the words describe a person without naming one.
func parsePerson(words []word) person {
	head, after := beforeComma(words)
	start := nameStart(head)
	p := person{before: head[:start], after: after}
	for _, w := range head[start:] {
		if !w.capital() && !is("particle", w.key) {
			break
		}
		if !is("suffix", w.key) {
			p.name = append(p.name, w)
		}
	}
	if len(p.name) > 0 && is("particle", p.name[0].key) && len(p.name) == 1 {
		p.name = nil
	}
	return p
}

// nameStart returns the index at which the name begins: behind the last title,
// office, possessive or small word, and behind a people's adjective.
func nameStart(words []word) int {
	start := 0
	for i, w := range words {
		if n := titleAt(words, i); n > 0 && i+n < len(words) {
			start = max(start, i+n)
		}
		particle := is("particle", w.key)
		if w.owner && i+1 < len(words) || !w.capital() && !(particle && i+1 < len(words)) {
			start = max(start, i+1)
		}
	}
	if n := leadsName(words[start:]); n > 0 && len(words)-start-n >= 2 {
		return start + n
	}
	return start
}

// leadsName returns how many words a people's adjective or a body takes that
// stand before a name. The name of a country is none of them: it may be a
// person's ("Israel", "Jordan").
func leadsName(words []word) int {
	if _, n := knownAt(words); n > 0 {
		return n
	}
	for n := min(len(words), 2); n > 0; n-- {
		if _, ok := country.Demonym(forms(words[:n])); ok {
			return n
		}
	}
	return 0
}

// titleAt returns how many words of a title or office begin at word i.
func titleAt(words []word, i int) int {
	for n := min(longestOffice, len(words)-i); n > 0; n-- {
		key := keys(words[i : i+n])
		if _, ok := vocab().offices[key]; ok || is("title", key) {
			return n
		}
	}
	if is("loose", words[i].key) || is("loose small", words[i].key) || words[i].key == "secretary" {
		return 1
	}
	return 0
}

// key is the key of the person: the words of the name, each brought to one
// spelling; empty where there is no name.
func (p person) key() string {
	var kept []string
	for i, w := range p.name {
		parts := strings.Split(w.key, "-")
		for j, part := range parts {
			article := is("article", part) && (j+1 < len(parts) || i+1 < len(p.name) && w.capital() && i > 0)
			if article {
				continue
			}
			kept = joinName(kept, fold(part))
		}
	}
	if len(kept) > 1 {
		if full, ok := vocab().given[kept[0]]; ok {
			kept[0] = full
		}
	}
	return strings.Join(kept, "-")
}

// joinName appends a word of a name; "Abd" and "Abdel" become one word with
// the next.
func joinName(kept []string, folded string) []string {
	if folded == "" {
		return kept
	}
	if n := len(kept); n > 0 && isServant(kept[n-1]) {
		kept[n-1] = "abdul" + folded
		return kept
	}
	if isServant(folded) {
		return append(kept, folded)
	}
	for _, servant := range []string{"abdul", "abdel", "abdal"} {
		if rest, ok := strings.CutPrefix(folded, servant); ok && len(rest) > 2 {
			return append(kept, "abdul"+rest)
		}
	}
	return append(kept, folded)
}

// isServant tells whether a word is the first part of a name such as "Abd
// al-Rahman", "Abdel Fattah".
func isServant(folded string) bool {
	switch folded {
	case "abd", "abdul", "abdel", "abdal":
		return true
	}
	return false
}
