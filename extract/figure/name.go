package figure

import (
	"strings"
)

// inName: Channel 4, Resolution 242, F-16s, Boeing 777, Big 12.
func (s *scanner) inName(c *candidate) bool {
	if c.kind == Percent || c.kind == Money {
		return false
	}
	if k := c.first; s.tok(k).glued() {
		if s.hyphen(k-1) && s.tok(k-2).class == word && s.tok(k-2).capital {
			return s.tok(k-2).numeral == nil && !s.month(k-2)
		}
		if s.is(k-1, "#", "@", "_", "/", "=") {
			return true
		}
	}
	if s.in("name after", c.end) && s.tok(c.end).capital {
		return true
	}
	return c.bare() && !s.tok(c.first).line && s.behindNameWord(c)
}

// behindNameWord: Channel 4, page 12, number one, the top 10.
func (s *scanner) behindNameWord(c *candidate) bool {
	k := c.first
	if s.is(k-1, "top") || s.hyphen(k-1) && s.is(k-2, "top", "last") {
		return true
	}
	if s.hyphen(k-1) || s.is(k-1, ".") && s.in("abbreviated", k-2) {
		k--
	}
	_, start, ok := s.v.nameBefore.before(s.toks, k)
	if !ok {
		return false
	}
	proper := c.written || s.tok(c.first).capital
	if proper && s.tok(start).capital {
		return true
	}
	return s.in("name before small", start) && (proper || s.is(start, "number", "category", "phase", "stage", "level"))
}

// afterName: Nord Stream 1, Project Zero: behind a capital that is not the
// line's style, with nothing to count behind it.
func (s *scanner) afterName(c *candidate) bool {
	if !c.bare() || c.value >= 50 || c.end > c.first+1 || s.tok(c.first).line || s.hyphen(c.end) {
		return false
	}
	if !c.written && !s.tok(c.first).capital || !s.properName(c.first-1) || s.headline(c.first) {
		return false
	}
	next := s.tok(c.end)
	counted := plural(next) || s.people(next) || s.v.has("people after", next) || s.verb(next)
	return next.class != word || next.line || !counted
}

// properName tells whether token i looks like the end of a name: a capital
// inside its sentence that is no weekday, month or verb.
func (s *scanner) properName(i int) bool {
	t := s.tok(i)
	if t.class != word || !t.capital || t.line || strings.HasSuffix(t.lower, "'s") || s.is(i-1, ".", "”", "\"", "“") {
		return false
	}
	return !s.month(i) && !s.v.has("weekday", t) && !s.v.has("people before", t)
}

// verb tells whether the token is a form of be or have, or looks like a verb in
// the past.
func (s *scanner) verb(t *token) bool {
	return t.lower == "were" || t.lower == "are" || t.lower == "have" || t.lower == "had" || strings.HasSuffix(t.lower, "ed")
}

// headline tells whether the words around token i all begin with capitals, as
// in a title or a text set in capitals.
func (s *scanner) headline(i int) bool {
	for _, way := range []int{-1, 1} {
		for k, n := i+way, 0; n < 8; k, n = k+way, n+1 {
			t := s.tok(k)
			if t.line && way > 0 {
				break
			}
			if t.class == word && t.end-t.start > 4 && !t.capital {
				return false
			}
			if t.line {
				break
			}
		}
	}
	return true
}

// hasLetters: 49ers, 737s.
func (s *scanner) hasLetters(c *candidate) bool {
	t := s.tok(c.end)
	_, _, duration := s.v.duration.at(s.toks, c.end)
	return c.kind == Count && !duration && t.class == word && t.glued() && s.digitsAt(c.end-1)
}

// isCalibre: 155mm shells, a 9mm pistol.
func (s *scanner) isCalibre(c *candidate) bool {
	if c.unit == "" && c.kind == Count && s.text[s.tok(c.first).start] == '.' {
		return true
	}
	if c.unit != "mm" {
		return false
	}
	if s.v.lists["calibre mm"][s.form(c.first)] {
		return true
	}
	for k := c.unitEnd; k < c.unitEnd+3; k++ {
		if s.in("calibre", k) {
			return true
		}
	}
	return false
}

// isHyphenName: two-state solution, four-star general, 18-wheel truck.
func (s *scanner) isHyphenName(c *candidate) bool {
	if !s.hyphen(c.end) || c.open < c.first && c.kind != Count {
		return false
	}
	next := s.tok(c.end + 1).lower
	if next == "point" && !s.in("point name", c.end+2) && !s.in("point name", c.end+3) {
		return false
	}
	return c.kind == Count && s.v.lists["hyphen name"][next] && !s.v.lists["hyphen count"][next]
}

// isAddress: 10 Downing Street, 16-18 Industrial Avenue.
func (s *scanner) isAddress(c *candidate) bool {
	if !c.written || c.kind != Count || c.open < c.first {
		return false
	}
	if s.is(c.end, "block") && s.is(c.end+1, "of") {
		return true
	}
	if s.is(c.end, "n", "s", "e", "w") && s.tok(c.end).capital && s.is(c.end+1, ".") {
		return true // 561 N. Center
	}
	for k := c.end; k < c.end+4; k++ {
		t := s.tok(k)
		if !t.capital || t.line {
			return false
		}
		if k > c.end && s.v.has("street", t) {
			return true
		}
	}
	return false
}

// isParentOf: a father of two, which describes the father.
func (s *scanner) isParentOf(c *candidate) bool {
	return c.bare() && s.is(c.first-1, "of") && s.is(c.first-2, "father", "mother", "parent", "dad", "mum", "mom", "grandmother", "grandfather")
}
