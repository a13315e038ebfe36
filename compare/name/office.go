package name

import (
	"slices"

	"recount/internal/country"
)

// longestOffice is the most words of an office in words.txt.
const longestOffice = 7

// held is an office that a description names.
type held struct {
	party
	key string // "ua-president"; empty where several may hold it at a time, or it is told that it is not held
}

// readOffice reads what a description tells of an office: "Ukraine's
// president", "White House spokesman", "director at Medical Aid".
func readOffice(words []word) held {
	head, _ := beforeComma(words)
	for len(head) > 0 && is("title", head[0].key) {
		head = head[1:]
	}
	if len(head) == 0 {
		return held{}
	}
	if at, n, ok := ministerAt(head); ok {
		return minister(head, at, n)
	}
	at, n, o := officeAt(head)
	if n == 0 {
		if _, people := country.Demonym(forms(head)); people {
			return held{} // a Nigerian does not speak for Nigeria
		}
		return held{party: describe(head)}
	}
	h := held{party: bodyOf(head[:at], head[at+n:])}
	if h.kind == "" && o.kind != "" && !h.none {
		h.kind = o.kind
		h.party = h.of(party{})
	}
	if gone(head[:at]) {
		return held{}
	}
	if o.one && !heldBy(head[:at]) && !h.none {
		h.key = join(h.qual, o.key)
	}
	h.named = false
	return h
}

// officeAt returns the office that comes first in the words, the longest name
// of it, one that a single person holds before others.
func officeAt(words []word) (at, n int, found office) {
	for i := range words {
		for m := min(longestOffice, len(words)-i); m > 0; m-- {
			o, ok := vocab().offices[keys(words[i:i+m])]
			if ok && (n == 0 || o.one && !found.one) {
				at, n, found = i, m, o
				break
			}
		}
	}
	return at, n, found
}

// bodyOf returns whose office it is by the words before and behind its name.
func bodyOf(before, behind []word) party {
	if len(withoutLooseAll(before)) > 0 {
		if p := describe(before); !p.empty() {
			return p
		}
		official := word{form: "official", key: "official"} // "presidential aide"
		if p := describe(append(slices.Clone(before), official)); !p.empty() && p.kind != "government" {
			return p
		}
	}
	if behind = beforeAnd(behind); len(behind) > 1 && isBelonging(behind[0].key) {
		if p := describe(behind[1:]); !p.empty() {
			return p
		}
		for i, w := range behind {
			if i > 0 && (w.key == "at" || w.key == "for") && i+1 < len(behind) {
				return describe(behind[i+1:])
			}
		}
	}
	return party{}
}

// beforeAnd cuts off what else somebody is: "member of the board and a friend
// of the family".
func beforeAnd(words []word) []word {
	for i := 1; i+1 < len(words); i++ {
		if words[i].key == "and" && !words[i+1].capital() {
			return words[:i]
		}
	}
	return words
}

func isBelonging(key string) bool {
	switch key {
	case "of", "for", "at", "with", "to":
		return true
	}
	return false
}

// ministerAt finds a minister of some matter: "interior minister", "minister
// of defence", "defence secretary".
func ministerAt(words []word) (at, n int, ok bool) {
	for i, w := range words {
		if w.key != "minister" && w.key != "secretary" || i > 0 && words[i-1].key == "prime" {
			continue
		}
		if i+2 < len(words) && words[i+1].key == "of" && vocab().kinds[words[i+2].key] != "" {
			return i, 3, true
		}
		if i > 0 && (w.key == "minister" || vocab().kinds[words[i-1].key] != "") && !is("not in office", words[i-1].key) {
			return i, 1, true
		}
	}
	return 0, 0, false
}

// minister reads the words around a minister as those around a ministry.
func minister(words []word, at, n int) held {
	ministry := word{form: "ministry", key: "ministry"}
	var body []word
	if n == 3 {
		body = append(append(append(body, words[:at]...), words[at+2]), ministry)
	} else {
		body = append(append(body, words[:at]...), ministry)
	}
	body = append(body, words[at+n:]...)
	if gone(words[:at]) {
		return held{}
	}
	h := held{party: describe(body)}
	if h.kind != "" && !heldBy(words[:at]) {
		h.key = join(h.qual, h.kind+"minister")
	}
	h.named = false
	return h
}

// gone tells whether words say that the office is held no more.
func gone(words []word) bool {
	for _, w := range words {
		switch w.key {
		case "former", "ex", "late", "then", "retired":
			return true
		}
	}
	return false
}

// heldBy tells whether words say that the bearer does not hold the office
// itself: "deputy", "acting".
func heldBy(words []word) bool {
	for _, w := range words {
		if is("not in office", w.key) {
			return true
		}
	}
	return false
}

func join(qual, key string) string {
	if qual == "" {
		return key
	}
	return qual + "-" + key
}
