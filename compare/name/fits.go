package name

import (
	"slices"
	"strings"
)

// fits tells whether a name may be short for a fuller one.
func (n *node) fits(m *node) bool {
	if clash(n.side.get(), m.side.get()) {
		return false
	}
	if n.person || m.person {
		return n.person && m.person && n.fitsPerson(m) || isShort(n, m)
	}
	return n.fitsBody(m)
}

// fitsPerson tells whether one person may bear both names.
func (n *node) fitsPerson(m *node) bool {
	if bodiesClash(n.body.get(), m.body.get()) && whole(n.line) < 2 {
		return false
	}
	switch {
	case len(n.tokens) == 1 && len(m.tokens) == 1:
		return n.line == m.line
	case len(n.tokens) == 1:
		return bareFits(n.tokens[0], m.tokens)
	}
	return runOf(n.tokens, m.tokens) || sameWords(n.tokens, m.tokens) || sameEnds(n.tokens, m.tokens)
}

// bareFits tells whether a name by itself is part of a full one: its last
// word, or any other but a common first name.
func bareFits(bare string, full []string) bool {
	if bare == full[len(full)-1] {
		return true
	}
	if len(bare) < 2 || vocab().given[bare] != "" {
		return false
	}
	return slices.Contains(full, bare)
}

// runOf tells whether a full name has the words of another in their order, one
// behind the other.
func runOf(short, full []string) bool {
	for i := 0; i+len(short) <= len(full); i++ {
		if slices.Equal(short, full[i:i+len(short)]) {
			return true
		}
	}
	return false
}

// sameWords tells whether two names are written of the same words: with the
// family name first, or with words written as one.
func sameWords(a, b []string) bool {
	switch {
	case letters(a) != letters(b):
		return false
	case strings.Join(a, "") == strings.Join(b, ""):
		return true
	case len(a) != len(b):
		return false
	}
	for i := range a {
		if !slices.Contains(b, a[i]) || !slices.Contains(a, b[i]) {
			return false
		}
	}
	return true
}

func letters(tokens []string) int {
	n := 0
	for _, token := range tokens {
		n += len(token)
	}
	return n
}

// sameEnds tells whether two names share the last word, and the first or its
// initial, and nothing between speaks against it.
func sameEnds(a, b []string) bool {
	if a[len(a)-1] != b[len(b)-1] || !sameOrInitial(a[0], b[0]) {
		return false
	}
	inner, other := a[1:len(a)-1], b[1:len(b)-1]
	if len(inner) == 0 || len(other) == 0 {
		return true
	}
	if len(inner) != len(other) {
		return false
	}
	for i := range inner {
		if !sameOrInitial(inner[i], other[i]) {
			return false
		}
	}
	return true
}

func sameOrInitial(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// fitsBody tells whether one body may bear both names: the bare kind and the
// kind with its country, initials and the whole, the beginning and the whole.
func (n *node) fitsBody(m *node) bool {
	switch _, kind := cutBody(m.line); {
	case n.line == "government":
		return isState(m.line)
	case len(n.tokens) == 1 && n.line == n.body.get() && kind == n.line:
		return true
	case len(n.tokens) == 1:
		return isShort(n, m)
	}
	return len(m.tokens) > len(n.tokens) && slices.Equal(n.tokens, m.tokens[:len(n.tokens)])
}

// isShort tells whether a name is what another may be called for short.
func isShort(n, m *node) bool {
	if len(n.tokens) > 1 || len(n.line) < 2 || listed()[n.line] {
		return false
	}
	return m.nouns[n.line] || n.acronym && (initials(m.tokens) == n.line || m.shorts[n.line])
}

// initials are the first letters of a name of two words or more.
func initials(tokens []string) string {
	if len(tokens) < 2 {
		return ""
	}
	var b strings.Builder
	for _, token := range tokens {
		if token != "" {
			b.WriteByte(token[0])
		}
	}
	return b.String()
}

// shortOf returns the initials of a name as written: those of its words with
// capitals ("the Independent Election Commission": iec).
func shortOf(words []word) string {
	var letters []byte
	for _, w := range words {
		if w.capital() && !w.owner && w.key != "" {
			letters = append(letters, w.key[0])
		}
	}
	if len(letters) < 3 {
		return ""
	}
	return string(letters)
}

// isState tells whether a key is the code of a country.
func isState(key string) bool {
	return len(key) == 2 && key[0] >= 'a' && key[0] <= 'z' && key[1] >= 'a' && key[1] <= 'z' && key != "un" && key != "eu"
}

// cutBody parts the key of a body into whose it is and its kind.
func cutBody(key string) (qual, kind string) {
	at := strings.LastIndexByte(key, '-')
	if at < 0 {
		if vocab().classes[key] != "" {
			return "", key
		}
		return key, ""
	}
	return key[:at], key[at+1:]
}

// clash tells whether two sides are known and different.
// Rebels of no country in particular may be any country's.
func clash(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	qualA, kindA := cutBody(a)
	qualB, kindB := cutBody(b)
	v := vocab()
	if v.classes[kindA] != armed || v.classes[kindB] != armed || qualA != "" && qualB != "" && qualA != qualB {
		return true
	}
	return kindA != kindB && !v.kin[[2]string{kindA, kindB}]
}
