package place

import "slices"

// absorb appends m, which takes the place of mentions that lie within it: "a
// Gaza hospital", "Pakistan's Orakzai tribal area".
func absorb(found []mention, m mention) []mention {
	for len(found) > 0 && found[len(found)-1].last >= m.first {
		inner := found[len(found)-1]
		m.names = append(m.names, inner.names...)
		m.first = min(m.first, inner.first)
		found = found[:len(found)-1]
	}
	return append(found, m)
}

// join makes one phrase of the last two where the words between them say that
// they are: "the village of Desna", "the capital Kabul", "Russia's Kursk
// region", "Kabul, Afghanistan".
func (sc *scan) join(found []mention) []mention {
	if len(found) < 2 {
		return found
	}
	a, b := found[len(found)-2], found[len(found)-1]
	if a.kind == adjective || b.kind == adjective {
		return found
	}
	joined, ok := sc.joined(a, b)
	if !ok {
		return found
	}
	joined.first = a.first
	return append(found[:len(found)-2], joined)
}

// joined returns what two neighbours make together, and whether they make one.
func (sc *scan) joined(a, b mention) (mention, bool) {
	between := sc.tokens[a.last+1 : b.first]
	switch {
	case len(between) == 0:
		return headedBy(a, b), len(a.names) == 0 && (len(b.names) > 0 || b.kind == "compass")
	case between[0].Form == "of" && len(between) == 1:
		return sc.joinedByOf(a, b)
	case between[0].Form == "of" && len(between) == 2 && between[1].UPOS == "DET":
		return headedBy(a, b), sc.common(a)
	case len(between) > 1 || len(a.names) == 0:
		return b, false
	case between[0].XPOS == "POS":
		return inside(b, a), len(b.names) > 0
	case between[0].Form == ",":
		return sc.joinedByComma(a, b)
	}
	return b, false
}

// joinedByOf joins "the village of Desna", "the Gulf of Finland".
func (sc *scan) joinedByOf(a, b mention) (mention, bool) {
	switch {
	case sc.common(a):
		return headedBy(a, b), true
	case len(a.names) == 0 || a.names[0].title == "":
		return b, false
	case b.kind == "country":
		return followedBy(a, b), true
	}
	return inside(b, a), len(b.names) > 0 && commonKind(a.names[0].title) != ""
}

// joinedByComma joins "Kabul, Afghanistan" and "Ukraine's capital, Kyiv".
func (sc *scan) joinedByComma(a, b mention) (mention, bool) {
	if b.kind == "town" && a.names[0].kind == "country" && commonKind(sc.tokens[a.head].Lower) != "" {
		return inside(b, a), true
	}
	return followedBy(a, b), len(b.names) > 0 && contains(b.kind) && a.kind != "country" && !sc.speaks(b)
}

// speaks tells whether a name behind a comma begins what tells the speaker and
// not where: "12 killed in Borsk, US official says", "…, Ukraine says", "…,
// Ukraine's president said".
func (sc *scan) speaks(m mention) bool {
	rest := sc.tokens[m.last+1:]
	if len(rest) > 0 && rest[0].XPOS == "POS" {
		return true
	}
	for len(rest) > 0 && rest[len(rest)-1].UPOS == "PUNCT" {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return false
	}
	return rest[0].UPOS == "NOUN" || len(rest) == 1 && rest[0].XPOS == "VBZ"
}

// headedBy is b under the common noun a: "the village of Desna".
func headedBy(a, b mention) mention {
	joined := inside(b, a)
	joined.kind, joined.head = a.kind, a.head
	if a.kind == "settlement" || a.kind == "province" || a.kind == "district" {
		joined.kind = mainKind(b, a.kind)
	}
	return joined
}

// inside is b with the names of a behind its own.
func inside(b, a mention) mention {
	b.names = slices.Concat(b.names, a.names)
	return b
}

// followedBy is a with the names of b behind its own.
func followedBy(a, b mention) mention {
	a.last = b.last
	a.names = slices.Concat(a.names, b.names)
	return a
}

// common tells whether a common noun heads a mention: "village", "a Baltic port".
func (sc *scan) common(m mention) bool {
	return slices.Contains(commonKinds, m.kind) && (len(m.names) == 0 || m.names[0].last < m.head)
}

// mainKind is the kind of "the village of Desna": that of the name, unless the
// name is unknown.
func mainKind(b mention, common string) string {
	if b.kind == "unknown" || len(b.names) == 0 {
		return common
	}
	return b.kind
}

// contains tells whether a place of the kind may follow the comma after a town.
func contains(kind string) bool { return kind == "country" || kind == "area" || kind == "town" }
