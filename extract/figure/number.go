package figure

import "math"

// number is a number as written: 1,000, two and a half million, dozens, a third.
type number struct {
	first, end int     // tokens
	value      float64 // the number said
	scale      float64 // of its last magnitude word: 1e6 in "2.5 million", else 1
	written    bool    // begins with digits
	part       bool    // a part of a whole: a third, half
	vague      string  // the word that leaves the amount open: dozens, several
	base       float64 // what that word multiplies: 12 for dozens, 100 for several hundred
	article    bool    // begins with a, an or half a
	bare       bool    // a magnitude word alone: million
}

// scanner holds one text while its numbers are read.
type scanner struct {
	text string
	toks []token
	v    *vocabulary
	opts Options

	small    bool   // the text has no capitals at all
	last     Kind   // of the expression before
	lastUnit string // and its unit
	lastEnd  int    // and the token behind it
}

// tok returns token i, or an empty one beyond the ends.
func (s *scanner) tok(i int) *token {
	if i < 0 || i >= len(s.toks) {
		return &beyond
	}
	return &s.toks[i]
}

// beyond stands for the tokens outside the text. It is never written to.
var beyond = token{class: mark, gap: true, line: true}

// is tells whether token i is one of these words or signs.
func (s *scanner) is(i int, forms ...string) bool {
	t := s.tok(i).lower
	for _, f := range forms {
		if t == f {
			return true
		}
	}
	return false
}

// role returns the numeral of that role that token i is, or nil.
func (s *scanner) role(i int, r role) *numeral {
	for n := s.tok(i).numeral; n != nil; n = n.also {
		if n.role == r {
			return n
		}
	}
	return nil
}

// hyphen tells that token i is a hyphen with nothing around it.
func (s *scanner) hyphen(i int) bool {
	return s.is(i, "-", "‑", "‐") && s.tok(i).glued() && s.tok(i+1).glued()
}

// number reads the number that begins at token i.
func (s *scanner) number(i int) (number, bool) {
	if n, ok := s.vague(i); ok {
		return n, true
	}
	if n, ok := s.share(i); ok {
		return n, true
	}
	return s.plain(i)
}

// vague reads several, a few hundred, dozens, tens of thousands.
func (s *scanner) vague(i int) (number, bool) {
	if alone, end, ok := s.v.few.at(s.toks, i); ok {
		n, ok := s.few(i, end, alone)
		pair := n.vague == "couple" && n.end == end && !s.is(end-1, "of") && !s.is(end, "more")
		return n, ok && !pair // a couple were arrested
	}
	p := s.role(i, pluralWord)
	if p == nil {
		return number{}, false
	}
	n := number{first: i, end: i + 1, value: p.value, scale: p.value, base: p.value, vague: s.tok(i).lower}
	s.chain(&n)
	if n.end == i+1 && !s.pluralCounts(i) {
		return number{}, false
	}
	return n, true
}

// few reads the round number behind a word like several, if there is one.
func (s *scanner) few(i, end int, alone string) (number, bool) {
	n := number{first: i, end: end, scale: 1, vague: s.tok(end - 1).lower, base: 1}
	for k := end - 1; k > i && s.is(k, "of"); k-- {
		n.vague = s.tok(k - 1).lower
	}
	round := false
	for _, r := range []role{pluralWord, dozenWord, hundredWord, magnitudeWord} {
		if m := s.role(end, r); m != nil {
			n.value, n.base, n.scale, n.end, round = m.value, m.value, m.value, end+1, true
			break
		}
	}
	if round {
		s.chain(&n)
		return n, true
	}
	n.value, _ = digitsValue(alone)
	return n, alone != "-"
}

// chain reads the "of thousands" of "tens of thousands", and the "thousand" of
// "several hundred thousand".
func (s *scanner) chain(n *number) {
	for {
		k := n.end
		if s.is(k, "of") {
			k++
		}
		m := s.role(k, magnitudeWord)
		if p := s.role(k, pluralWord); m == nil && p != nil && p.value >= 100 && k > n.end {
			m = p
		}
		if m == nil {
			return
		}
		n.value, n.base, n.scale, n.end = n.value*m.value, n.base*m.value, m.value, k+1
	}
}

// pluralCounts tells whether tens and scores at token i count something: both
// words have other senses (test scores, scores twice).
func (s *scanner) pluralCounts(i int) bool {
	switch s.tok(i).lower {
	case "tens":
		return s.is(i+1, "of")
	case "scores":
		return s.is(i+1, "of") && !s.is(i+2, "the") && s.tok(i+2).class == word || s.v.people["after"][s.tok(i+1).lower] || s.is(i+1, "more", "were", "have")
	}
	return true
}

// share reads parts of a whole: a third, two-thirds, half of, 3/4, one in five.
func (s *scanner) share(i int) (number, bool) {
	n, ok := s.fraction(i)
	if !ok {
		n, ok = s.outOf(i)
	}
	if !ok {
		return n, false
	}
	return s.partOfRound(n), true
}

// fraction reads a third, two-thirds, three quarters, half, ½, 3/4.
func (s *scanner) fraction(i int) (number, bool) {
	if m := s.role(i, partSign); m != nil {
		return number{first: i, end: i + 1, value: m.value, scale: 1, part: true}, true
	}
	if s.is(i, "half") {
		return number{first: i, end: i + 1, value: 0.5, scale: 1, part: true}, s.halfCounts(i)
	}
	if over, down := s.tok(i), s.tok(i+2); over.class == digits && down.class == digits && s.is(i+1, "/") {
		ok := s.tok(i+1).glued() == down.glued() && over.value < down.value && down.value <= 100 && !s.is(i+3, "/") && !s.is(i-1, "/")
		return number{first: i, end: i + 3, value: over.value / down.value, scale: 1, part: true, written: true}, ok
	}
	if s.is(i, "quarter") && s.role(i+1, magnitudeWord) != nil {
		return number{first: i, end: i + 1, value: 0.25, scale: 1, part: true}, true
	}
	up, k := 0.0, i+1
	switch u := s.role(i, unitWord); {
	case u != nil && u.value > 0:
		up = u.value
	case s.is(i, "a"):
		up = 1
	default:
		return number{}, false
	}
	if s.is(k, "-") {
		k++
	}
	p := s.role(k, partWord)
	if p == nil || (s.is(k, "halves", "half") && up != 1) || !s.partCounts(i, k) {
		return number{}, false
	}
	return number{first: i, end: k + 1, value: up / p.value, scale: 1, part: true, article: s.is(i, "a")}, true
}

// halfCounts tells whether the half at token i is a share or an amount, not the
// half of a match, an hour or a brother.
func (s *scanner) halfCounts(i int) bool {
	if s.is(i-1, "first", "second", "top", "bottom", "latter", "former", "other") && !s.round(i+1) {
		return false
	}
	if s.is(i-1, "better", "in", "year's", "northern", "southern", "eastern", "western", "the", "this", "a", "one", "and") &&
		!s.is(i+1, "of") && !s.round(i+1) {
		return s.is(i-1, "a") && s.tok(i+1).class != word
	}
	if s.round(i+1) || s.is(i+1, "a", "-") && s.round(i+2) {
		return true
	}
	if s.is(i+1, "of", "the", "its", "their", "his", "her", "our", "all", "those", "these", "were", "are", "have", "had", "was", "is", "them") {
		return !s.is(i+2, "hour", "time", "way", "century", "day", "year")
	}
	_, _, bounded := s.v.before.before(s.toks, i)
	return bounded && !s.is(i+1, "an", "-", "hour", "way", "past", "time", "day")
}

// round tells whether token i is a word like dozen or million.
func (s *scanner) round(i int) bool {
	return s.role(i, magnitudeWord) != nil || s.role(i, dozenWord) != nil || s.role(i, hundredWord) != nil
}

// partCounts tells whether "a third", "one quarter" at tokens i to k is a share:
// a third of, a third were, two-thirds; not a third man, a quarter century.
func (s *scanner) partCounts(i, k int) bool {
	plural := s.tok(k).lower[len(s.tok(k).lower)-1] == 's'
	if plural || s.is(k+1, "of", "were", "are", "is", "was", "have", "had") {
		return true
	}
	if s.tok(k+1).class == mark && !s.is(k+1, "-") {
		return !s.is(k+1, ",") || !s.tok(i).capital
	}
	if s.is(k+1, "a") && s.round(k+2) { // a half a million
		return true
	}
	return s.round(k+1) || !s.is(i, "a") && !s.is(k, "second", "half") && s.tok(k+1).line
}

// outOf reads one in five, three out of ten as a share.
func (s *scanner) outOf(i int) (number, bool) {
	up, ok := s.wholeSmall(i)
	k := i + 1
	if !ok || !s.is(k, "in") && !(s.is(k, "out") && s.is(k+1, "of")) {
		return number{}, false
	}
	out := s.is(k, "out")
	if k++; out {
		k++
	}
	if s.is(k, "every") {
		k++
	}
	down, ok := s.wholeSmall(k)
	if !ok || up >= down || !out && s.tok(k+1).class == mark && up != 1 || s.tok(k+1).numeral != nil {
		return number{}, false
	}
	if common := down <= 10 || down == 20 || down == 100; !common && up != 1 || up > 99 {
		return number{}, false
	}
	return number{first: i, end: k + 1, value: up / down, scale: 1, part: true, written: s.tok(i).class == digits}, true
}

// wholeSmall returns a whole number below 1000 written in one token.
func (s *scanner) wholeSmall(i int) (float64, bool) {
	t := s.tok(i)
	if t.class == digits {
		return t.value, t.value == math.Trunc(t.value) && t.value < 1000 && t.value > 0
	}
	if u := s.role(i, unitWord); u != nil {
		return u.value, u.value > 0
	}
	return 0, false
}

// partOfRound turns a part of a round number into a number of its own: half a
// million, a quarter of a million, two thirds of a million, half a dozen.
func (s *scanner) partOfRound(n number) number {
	k := n.end
	if s.is(k, "of") {
		k++
	}
	if s.is(k, "a", "-") {
		k++
	}
	m := s.role(k, magnitudeWord)
	if m == nil {
		m = s.role(k, dozenWord)
	}
	if m == nil {
		m = s.role(k, hundredWord)
	}
	if m == nil || s.is(n.end, "of") && k == n.end+1 {
		return n
	}
	n.value, n.scale, n.part, n.end, n.article = n.value*m.value, m.value, false, k+1, true
	return n
}
