package figure

import (
	"math"
)

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
		return part(i, i+1, m.value), true
	}
	if s.is(i, "half") {
		return part(i, i+1, 0.5), s.halfCounts(i)
	}
	if s.digitsAt(i) && s.is(i+1, "/") && s.digitsAt(i+2) {
		return s.slashed(i)
	}
	if s.is(i, "quarter") && s.role(i+1, magnitudeWord) != nil {
		return part(i, i+1, 0.25), true
	}
	var up float64
	k := i + 1
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
	n := part(i, k+1, up/p.value)
	n.article = s.is(i, "a")
	return n, true
}

// part is the number of a share read from tokens first to end.
func part(first, end int, value float64) number {
	return number{first: first, end: end, value: value, scale: 1, part: true}
}

// slashed reads 3/4, which no date or path is.
func (s *scanner) slashed(i int) (number, bool) {
	up, down := s.tok(i).value, s.tok(i+2).value
	n := part(i, i+3, up/down)
	n.written = true
	even := s.tok(i+1).glued() == s.tok(i+2).glued()
	return n, even && up < down && down <= 100 && !s.is(i+3, "/") && !s.is(i-1, "/")
}

// halfCounts tells whether the half at token i is a share or an amount, not the
// half of a match, an hour or a brother.
func (s *scanner) halfCounts(i int) bool {
	if s.round(i+1) != nil {
		return true
	}
	if s.in("no half behind", i-1) || s.in("half of one only behind", i-1) && !s.is(i+1, "of") {
		return s.is(i-1, "a") && s.tok(i+1).class != word
	}
	if s.is(i+1, "a", "-") && s.round(i+2) != nil {
		return true
	}
	if s.in("half before", i+1) {
		return !s.in("half in time", i+2)
	}
	_, _, bounded := s.v.before.before(s.toks, i)
	return bounded && !s.is(i+1, "an", "-", "past") && !s.in("half in time", i+1)
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
	if s.is(k+1, "a") && s.round(k+2) != nil { // a half a million
		return true
	}
	return s.round(k+1) != nil || !s.is(i, "a") && !s.is(k, "second", "half") && s.tok(k+1).line
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
	n := part(i, k+1, up/down)
	n.written = s.digitsAt(i)
	return n, true
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
	m := s.round(k)
	if m == nil || s.is(n.end, "of") && k == n.end+1 {
		return n
	}
	n.value, n.scale, n.part, n.end, n.article = n.value*m.value, m.value, false, k+1, true
	return n
}

// abstract tells whether a fraction is spoken of as a number, a share of
// nothing: it counts a noun, stands alone on its line, or behind an equals sign.
func (s *scanner) abstract(n number) bool {
	next := s.tok(n.end)
	if n.written && next.class == word && !next.line && !s.in("stop", n.end) && !s.in("people after", n.end) {
		return true // 1/8 point
	}
	if s.role(n.first, partSign) != nil {
		return !s.is(n.end, "of", "the")
	}
	ends := next.line || next.class == mark && !s.is(n.end, "-")
	return ends && (s.tok(n.first).line || s.is(n.first-1, "is", "equals", "=", "plus", "times"))
}

// ofOnePercent reads half of one percent behind a part.
func (s *scanner) ofOnePercent(a *amount) bool {
	one := s.tok(a.end + 1)
	if !s.is(a.end, "of") || !s.is(a.end+1, "one", "a") && (one.class != digits || one.value != 1) {
		return false
	}
	_, end, ok := s.v.percent.at(s.toks, a.end+2)
	if ok {
		a.kind, a.unit, a.end, a.unitEnd = Percent, percentUnit, end, end
	}
	return ok
}
