package name

import "strings"

// kindOf reads what is left of a description once its owner is known.
func kindOf(words []word, owner party) party {
	if p := kindNamed(words); p.kind != "" {
		_, spoken := vocab().roles[words[len(words)-1].key]
		p.named = !spoken || is("collective", words[len(words)-1].key)
		if vocab().classes[p.kind] == self && p.qual == "" {
			p.named = false // "a monitoring group"
		}
		return p.of(owner)
	}
	words = withoutLoose(words)
	rest, role := withoutRole(words)
	if role == "" {
		return named(words, owner)
	}
	p := kindBefore(rest)
	switch {
	case p.kind != "" && len(rest) > 0:
	case len(rest) > 0 && capitalised(rest):
		p, n := ownerOrName(rest, owner)
		if n == len(rest) {
			if kind := vocab().roles[role]; len(kind) > 1 {
				p.kind = kind
			}
			p.named = false
			return p
		}
	default:
		p.kind = vocab().roles[role]
	}
	return p.spokenBy(role, owner)
}

// spokenBy settles whom somebody who bears only a role speaks for.
func (p party) spokenBy(role string, owner party) party {
	switch p.kind {
	case "-":
		p.kind = "government"
	case "?":
		p.kind = ""
		if owner.empty() {
			return party{}
		}
	case ".":
		return party{none: true}
	}
	if stateless()[owner.qual] && owner.kind == "" {
		owner.named = false // "a Hamas fighter"
		return owner
	}
	p.named = is("collective", role) && owner.kind == "" && p.kind == role
	return p.of(owner)
}

// of gives a body its owner.
func (p party) of(owner party) party {
	switch {
	case p.qual != "":
	case owner.town != "" && is("of town", p.kind):
		p.qual = owner.town
	default:
		p.qual = owner.qual
	}
	if owner.side != "" && p.side == "" {
		p.side = owner.side
	}
	if p.kind == "government" && p.qual != "" {
		p.kind = ""
	}
	switch vocab().classes[p.kind] {
	case self, civil:
		p.side, p.none = "", true
	case armed:
		p.side = p.body()
	}
	return p
}

// setApart takes in the words before a kind: capitals name the place of the
// body ("Mumbai police"), small letters a part of it ("northern command").
func (p party) setApart(words []word) party {
	words = withoutLooseAll(words)
	switch {
	case len(words) == 0:
	case capitalised(words):
		if in, n := owner(words); n == len(words) && in.kind == "" {
			return p.of(in)
		}
		p.qual = area(forms(words))
	default:
		p.extra = orgKey(words)
	}
	return p
}

// withoutLooseAll drops loose words to the last, also those with capitals.
func withoutLooseAll(words []word) []word {
	for len(words) > 0 && (loose(words[0]) || is("loose small", words[0].key)) {
		words = words[1:]
	}
	return words
}

func capitalised(words []word) bool {
	for _, w := range words {
		if !w.capital() && !is("small", w.key) {
			return false
		}
	}
	return len(words) > 0
}

// withoutRole parts a description from the noun at its end that tells in what
// role somebody speaks: "officials", "rescue workers".
func withoutRole(words []word) (rest []word, role string) {
	for n := min(2, len(words)); n > 0; n-- {
		at := len(words) - n
		if _, ok := vocab().roles[keys(words[at:])]; ok {
			return words[:at], keys(words[at:])
		}
	}
	return words, ""
}

// ownerOrName reads the name before a role: "H-P spokeswoman", "Kherson
// officials".
func ownerOrName(words []word, whose party) (party, int) {
	if p, n := owner(words); n == len(words) {
		return p, n
	}
	p := party{qual: orgKey(words)}
	if !whose.empty() {
		p.side = whose.side
	}
	return p, len(words)
}

// named reads a body of no listed kind: its name is its key.
func named(words []word, owner party) party {
	key := orgKey(words)
	switch outlet, listed := outletNames().keys[outletKey(forms(words))]; {
	case listed:
		return party{kind: outlet, named: true, none: true}
	case key == "":
		return owner
	case len(words) == 1 && is("anaphor", words[0].key), !words[0].capital():
		return party{side: owner.side}
	case owner.qual != "":
		p := owner
		p.extra, p.named = key, true
		if isOfNone(words) {
			return p.ofNone()
		}
		return p
	}
	return party{qual: key, named: true}
}

// isOfNone tells whether the noun of a body, the last before "for" or "of",
// is one of those that speak for no side: "Center for Policy Research".
func isOfNone(words []word) bool {
	for i, w := range words {
		if i > 0 && (w.key == "for" || w.key == "of") {
			return is("of none", words[i-1].key)
		}
	}
	return is("of none", words[len(words)-1].key)
}

// orgKey is the key of a body by its name: its words brought to one spelling,
// without small ones, legal forms, and what follows those.
func orgKey(words []word) string {
	var kept []string
	for i, w := range words {
		if i > 0 && is("legal", w.key) {
			break
		}
		if is("small", w.key) && !isAcronym(w.form) {
			continue
		}
		if letters := strings.ReplaceAll(w.form, "-", ""); isAcronym(letters) && len(letters) < len(w.form) {
			kept = append(kept, strings.ToLower(letters)) // "H-P"
			continue
		}
		for part := range strings.SplitSeq(w.key, "-") {
			if isAcronym(w.form) {
				kept = append(kept, part)
			} else if f := fold(part); f != "" {
				kept = append(kept, f)
			}
		}
	}
	return strings.Join(kept, "-")
}
