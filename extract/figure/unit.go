package figure

import (
	"strings"

	"recount"
)

// countUnit decides between people and items by the noun behind the number, or
// by the words around it where there is none.
func (s *scanner) countUnit(c *candidate) string {
	k := c.noun
	if s.is(k, "strong") || s.hyphen(k) && s.is(k+1, "strong") {
		return recount.UnitPeople
	}
	if s.hyphen(k) {
		return recount.UnitItems
	}
	if s.is(k, "out") && s.is(k+1, "of") {
		if n, ok := s.number(k + 2); ok {
			k = n.end
		}
	}
	if s.is(k, "of") {
		k++
	}
	if n, ok := s.number(k); ok {
		k = n.end // 27 of 31 drones
	}
	switch s.noun(k) {
	case yes:
		return recount.UnitPeople
	case no:
		return recount.UnitItems
	}
	if s.oneOfPeople(c, k) || s.peopleAround(c) {
		return recount.UnitPeople
	}
	return recount.UnitItems
}

// oneOfPeople tells whether one person is named by nation at token k: one
// Palestinian was shot.
func (s *scanner) oneOfPeople(c *candidate, k int) bool {
	t := s.tok(k)
	demonym := t.capital && endsIn(t.lower+"s", s.v.demonyms)
	return c.value == 1 && demonym && (s.endsPhrase(s.tok(k+1)) || s.verb(s.tok(k+1)))
}

// answer is what a noun phrase says of the unit.
type answer uint8

const (
	unknown answer = iota
	yes
	no
)

// noun reads the noun phrase at token k: its last noun decides, "14 police cars"
// are no people, "28 members of a family" are.
func (s *scanner) noun(k int) answer {
	for s.is(k, "the", "its", "their", "his", "her", "our", "these", "those", "more", "all", "other", "another") {
		k++
	}
	got := unknown
	for n := 0; n < 7; n, k = n+1, k+1 {
		t := s.tok(k)
		if got == unknown && n > 0 && s.is(k, "and", "or") {
			continue
		}
		another := t.class == digits && t.gap && (got != unknown || n == 0)
		if another || s.endsPhrase(t) {
			break
		}
		if t.class != word || s.v.has("number adjective", t) {
			continue
		}
		if got == yes && !plural(t) {
			if s.v.has("people after", t) || participle(t) {
				break
			}
			continue
		}
		if s.people(t) {
			got = yes
		} else if plural(t) {
			got = no
		}
	}
	return got
}

// endsPhrase tells whether no noun phrase goes past the token.
func (s *scanner) endsPhrase(t *token) bool {
	return t.class == mark && t.lower != "-" || t.line || s.v.has("stop", t)
}

// participle tells whether the token looks like one: wounded, living.
func participle(t *token) bool {
	return strings.HasSuffix(t.lower, "ed") || strings.HasSuffix(t.lower, "ing")
}

// plural tells whether the token looks like a noun in the plural.
func plural(t *token) bool {
	w, s := strings.CutSuffix(t.lower, "s")
	return s && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "'") && !strings.HasSuffix(w, "u")
}

// peopleAround tells whether the words beside a number without a noun speak of
// people: killing 12, four were killed, including five.
func (s *scanner) peopleAround(c *candidate) bool {
	next := s.tok(c.noun)
	if s.in("things verb", c.noun+1) || s.is(c.noun+1, "shot") && s.is(c.noun+2, "down") {
		return false
	}
	if s.is(c.noun, "who", "was") || s.verb(next) && !s.v.has("things verb", next) {
		return true
	}
	for k := c.open - 1; k >= 0 && k >= c.open-9; k-- {
		t := s.tok(k)
		if s.v.has("people before", t) && k >= c.open-5 || s.people(t) {
			return true
		}
		if t.line || s.is(k, ".", ";") {
			break
		}
	}
	for k := c.close; k < c.close+8; k++ {
		t := s.tok(k)
		if t.line || s.is(k, ".", ";") {
			break
		}
		if s.v.has("people after", t) || s.is(k, "them", "whose") {
			return true
		}
	}
	return s.lastUnit == recount.UnitPeople && s.noun(c.close) == unknown
}
