package figure

import (
	"slices"
	"strings"

	"recount"
)

// PeopleNoun tells whether a noun counts people, by its lemma or its form in
// small letters: soldier, teachers, casualties, chairmen. It is a first guess by
// a word list and endings; syntax may know better.
func PeopleNoun(noun string) bool {
	v := words()
	noun = strings.TrimSuffix(strings.ToLower(noun), "'s")
	if v.people["person"][noun] {
		return true
	}
	return endsIn(noun, v.endings) && !v.people["not"][noun] && !v.people["not"][strings.TrimSuffix(noun, "s")]
}

// endsIn tells whether word ends in one of endings.
func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// people tells whether the token names people; names of peoples need a capital.
func (s *scanner) people(t *token) bool {
	if t.class != word {
		return false
	}
	if PeopleNoun(t.lower) {
		return true
	}
	return t.capital && endsIn(t.lower, s.v.demonyms)
}

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
		return !s.v.kinds["not zero"][s.tok(c.first-1).lower] && !s.v.kinds["not zero"][s.tok(c.end).lower] && !s.is(c.end, "-")
	}
	return true
}

// oneCounts tells whether "one" counts: one person died, killing one; not one
// of the, no one, one another, one woman shouted.
func (s *scanner) oneCounts(c *candidate) bool {
	next := s.tok(c.end)
	if c.open < c.first && !s.is(c.open, "some", "about", "around") {
		return true
	}
	if s.v.kinds["not one"][next.lower] || s.is(c.first-1, "no", "any", "every", "this", "that", "the", "which", "each", "number", "some", "only") && !PeopleNoun(next.lower) {
		return false
	}
	if s.hyphen(c.end) || s.hyphen(c.first-1) || strings.HasSuffix(next.lower, "ing") {
		return false
	}
	if s.v.people["before"][s.tok(c.first-1).lower] && (next.class == mark || PeopleNoun(next.lower)) || s.v.people["after"][next.lower] {
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
		if s.v.people["before"][t.lower] || s.v.kinds["event"][t.lower] {
			return true
		}
	}
	for k := c.end; k < c.end+8; k++ {
		t := s.tok(k)
		if t.class == mark || t.line {
			break
		}
		if s.v.people["after"][t.lower] && !s.is(k, "who", "whose") || s.v.kinds["event"][t.lower] {
			return true
		}
		if s.is(k, "and", "or") && (s.role(k+1, unitWord) != nil && !s.is(k+1, "one") || s.digitsAt(k+1)) {
			return true
		}
	}
	return false
}

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
	switch s.noun(k) {
	case yes:
		return recount.UnitPeople
	case no:
		return recount.UnitItems
	}
	if s.peopleAround(c) {
		return recount.UnitPeople
	}
	return recount.UnitItems
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
		if t.class == mark && t.lower != "-" || t.line || t.class == digits && t.gap || s.v.people["stop"][t.lower] {
			break
		}
		if t.class != word || s.v.kinds["number adjective"][t.lower] {
			continue
		}
		if got == yes && (s.v.people["after"][t.lower] || !plural(t)) {
			if s.v.people["after"][t.lower] {
				break
			}
			if !strings.HasSuffix(t.lower, "ed") && !strings.HasSuffix(t.lower, "ing") {
				continue
			}
			break
		}
		switch {
		case s.people(t):
			got = yes
		case plural(t):
			got = no
		case got == unknown && n > 0 && (strings.HasSuffix(t.lower, "ed") || strings.HasSuffix(t.lower, "ing")):
			continue
		}
	}
	return got
}

// plural tells whether the token looks like a noun in the plural.
func plural(t *token) bool {
	return strings.HasSuffix(t.lower, "s") && !strings.HasSuffix(t.lower, "ss") && !strings.HasSuffix(t.lower, "'s") && !strings.HasSuffix(t.lower, "us")
}

// peopleAround tells whether the words beside a number without a noun speak of
// people: killing 12, four were killed, including five.
func (s *scanner) peopleAround(c *candidate) bool {
	next := s.tok(c.noun)
	if s.is(c.noun, "who", "was") || s.verb(next) && !s.v.kinds["things verb"][next.lower] {
		return true
	}
	for k := c.open - 1; k >= 0 && k >= c.open-9; k-- {
		t := s.tok(k)
		if s.v.people["before"][t.lower] && k >= c.open-5 || s.people(t) {
			return true
		}
		if t.line || s.is(k, ".", ";") {
			break
		}
	}
	for k := c.close; k < c.close+5; k++ {
		t := s.tok(k)
		if t.line || s.is(k, ".", ";") {
			break
		}
		if s.v.people["after"][t.lower] || s.is(k, "them", "whose") {
			return true
		}
	}
	return s.lastUnit == recount.UnitPeople && s.noun(c.close) == unknown
}

// vagueMoney makes money of "spent millions", "worth billions", "billions in
// aid", where no currency stands by; the currency is the report's own.
func (s *scanner) vagueMoney(c *candidate) {
	if c.base < 1e6 && c.scale < 1e6 {
		return
	}
	k := c.end
	if s.is(k, "more") {
		k++
	}
	spent := s.v.moneyVerb[s.tok(c.open-1).lower] && (s.v.people["stop"][s.tok(k).lower] || s.tok(k).class == mark)
	given := s.is(k, "in", "of") && (s.v.moneyNoun[s.tok(k+1).lower] || s.v.moneyNoun[s.tok(k+2).lower])
	if spent || given {
		c.kind, c.unit, c.rule = Money, s.currency("$").code, c.rule+", money by its verb"
	}
}
