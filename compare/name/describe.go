package name

import "strings"

// describe tells whom a description speaks for: "Ukraine's northern military
// command", "a senior US military official", "police in Kyiv".
func describe(words []word) party {
	words, _ = beforeComma(withoutArticle(words))
	if len(words) > 1 && gone(words[:1]) {
		return party{none: true}
	}
	if p, n := knownAt(words); n > 0 && n == len(words) {
		return p
	}
	if p, ok := joint(words); ok {
		return p
	}
	if p, ok := roleOf(words); ok {
		return p
	}
	if p, ok := apposed(words); ok {
		return p
	}
	head, tail := beforeCut(words)
	head, after := beforeOwner(head)
	p := whose(withoutLoose(head))
	if p.qual == "" && !p.none && (p.kind != "" || p.empty()) {
		p = p.placedBy(after, tail)
	}
	return p
}

// joint reads a description of several speakers: "US and South Korean
// officials". They have a side where they share it, and no body.
func joint(words []word) (party, bool) {
	for i, w := range words {
		if w.key != "and" || i == 0 || i+1 == len(words) {
			continue
		}
		if !complete(words[:i]) || !complete(words[i+1:]) {
			return party{}, false // "Ministry of Trade and Industry"
		}
		left, right := describe(words[:i]), describe(words[i+1:])
		if left.empty() || right.empty() {
			return party{}, false
		}
		if left.side == right.side {
			return party{side: left.side, none: left.side == ""}, true
		}
		return party{none: true}, true
	}
	return party{}, false
}

// complete tells whether words before "and" describe somebody by themselves.
func complete(words []word) bool {
	words = withoutLoose(words)
	if _, n := owner(words); n == len(words) {
		return true
	}
	_, role := withoutRole(words)
	return role != "" || kindNamed(words).kind != ""
}

// apposed reads a body named behind what it is: "state news agency SANA", "the
// UN children's agency UNICEF".
func apposed(words []word) (party, bool) {
	at := len(words)
	for at > 0 && words[at-1].capital() {
		at--
	}
	if at == 0 || at == len(words) || words[at-1].owner || is("small", words[at-1].key) || is("cut", words[at-1].key) || is("loose", words[at-1].key) {
		return party{}, false
	}
	if _, ok := land(forms(words[at:])); ok || loose(words[at-1]) {
		return party{}, false
	}
	p := whose(words[at:])
	return p, p.named
}

// roleOf reads a role with what follows it: "residents of Musa Qala", "an
// official of the health ministry".
func roleOf(words []word) (party, bool) {
	for i := 1; i+1 < len(words); i++ {
		if !isBelonging(words[i].key) {
			continue
		}
		if _, ok := vocab().roles[words[i-1].key]; !ok {
			return party{}, false
		}
		head := whose(withoutLoose(words[:i]))
		if head.none || vocab().classes[head.kind] == self {
			in := word{key: "in"}
			return head.placedBy(nil, append([]word{in}, words[i+1:]...)), true
		}
		p := describe(words[i+1:])
		p.named = false
		return p, !p.empty()
	}
	return party{}, false
}

// beforeOwner parts a description from the country at its end: "Ministry of
// Health of Ukraine".
func beforeOwner(words []word) (head, owner []word) {
	for i := len(words) - 2; i > 0; i-- {
		if words[i].key != "of" {
			continue
		}
		name := withoutArticle(words[i+1:])
		if _, ok := land(forms(name)); ok {
			return words[:i], name
		}
	}
	return words, nil
}

// whose reads the country, area or body at the beginning, and the kind of body
// behind it.
func whose(words []word) party {
	p, n := owner(words)
	rest := words[n:]
	switch {
	case n == 0:
		return kindOf(rest, party{})
	case len(rest) == 0 || len(rest) == 1 && loose(rest[0]) && vocab().roles[rest[0].key] == "":
		p.named = true
		return p
	case p.kind != "" && !p.none || p.none:
		p.named = p.named && kindOf(rest, party{}).named // "White House spokesman"
		return p
	}
	if other, m := knownAt(withoutLoose(rest)); m > 0 && m == len(withoutLoose(rest)) && (other.side == p.side || other.none || other.kind == "" && stateless()[other.qual]) {
		return other
	}
	return kindOf(rest, p).from(words[n-1])
}

// from settles the side of a body of no listed kind by the word before its
// name: a possessive ("Turkey's Afad") tells whose it is, an adjective
// ("British Airways") does not.
func (p party) from(before word) party {
	if p.named && p.kind == "" && p.extra != "" && !before.owner && !is("of state", lastOf(p.extra)) {
		return p.ofNone()
	}
	return p
}

// ofNone is a body that speaks for no side: whose name it bears is no part of
// whose it is.
func (p party) ofNone() party {
	return party{qual: p.line(), named: true, none: true}
}

func lastOf(key string) string { return key[strings.LastIndexByte(key, '-')+1:] }

// placedBy completes a body by what stands behind it: "police in Kyiv", "the
// health ministry in Gaza".
func (p party) placedBy(after, tail []word) party {
	if len(after) > 0 {
		if in, ok := land(forms(after)); ok {
			return p.in(in)
		}
	}
	if len(tail) < 2 || tail[0].key != "in" && tail[0].key != "at" {
		return p
	}
	place := withoutArticle(tail[1:])
	if tail[0].key == "at" {
		if at := describe(place); !at.empty() {
			at.named = false
			return at
		}
	}
	for n := min(len(place), 4); n > 0; n-- {
		if in, ok := land(forms(place[:n])); ok {
			return p.in(in)
		}
	}
	if p.kind != "" && place[0].capital() {
		p.qual = area(forms(capitals(place)))
	}
	return p
}

func (p party) in(place party) party {
	if p.kind == "" {
		return p
	}
	p.qual, p.side = "", ""
	return p.of(place)
}

func capitals(words []word) []word {
	for i, w := range words {
		if !w.capital() {
			return words[:i]
		}
	}
	return words
}
