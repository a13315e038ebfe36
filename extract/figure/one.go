package figure

import (
	"strings"
)

// counts tells whether a bare number counts anything: "one" often does not, nor
// do numbers that stand for something said before.
func (s *scanner) counts(c *candidate) bool {
	if c.end-c.first > 1 || c.value2 != nil {
		return true
	}
	switch s.tok(c.first).lower {
	case "one":
		return s.oneCounts(c)
	case "zero", "nought", "naught":
		return !s.in("not zero", c.first-1) && !s.in("not zero", c.end) && !s.is(c.end, "-")
	}
	return true
}

// oneCounts tells whether "one" counts: one person died, killing one; not one
// of the, no one, one another, one woman shouted.
func (s *scanner) oneCounts(c *candidate) bool {
	next := s.tok(c.end)
	if s.is(c.first-1, "no", "not") {
		return false // no one was killed
	}
	if c.open < c.first && !s.is(c.open, "some", "about", "around") {
		return true
	}
	if s.is(c.end, "was", "is", "has", "had") {
		return s.in("people after", c.end+1) // one was killed
	}
	if s.in("people before", c.first-1) && s.is(c.end, "and", "in", "at", "on", "near", "as", "when") {
		return true // killed one and injured four
	}
	if s.v.has("not one", next) || s.in("not one before", c.first-1) && !PeopleNoun(next.lower) {
		return false
	}
	if s.hyphen(c.end) || s.hyphen(c.first-1) || strings.HasSuffix(next.lower, "ing") {
		return false
	}
	if s.in("people before", c.first-1) && (next.class == mark || PeopleNoun(next.lower)) || s.v.has("people after", next) {
		return true
	}
	return next.class == word && !next.line && s.eventNear(c)
}

// eventNear tells whether the words of the same clause around c say that
// something happened to those counted, or another number is counted with it.
func (s *scanner) eventNear(c *candidate) bool {
	for k := c.first - 1; k >= 0 && k >= c.first-4; k-- {
		t := s.tok(k)
		if t.class == mark || t.line {
			break
		}
		if s.v.has("people before", t) || s.v.has("event", t) {
			return true
		}
	}
	for k := c.end; k < c.end+8; k++ {
		t := s.tok(k)
		if t.class == mark || t.line {
			break
		}
		if s.v.has("people after", t) && !s.is(k, "who", "whose") || s.v.has("event", t) {
			return true
		}
		if s.is(k, "and", "or") && (s.role(k+1, unitWord) != nil && !s.is(k+1, "one") || s.digitsAt(k+1)) {
			return true
		}
	}
	return false
}
