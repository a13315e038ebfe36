package figure

import (
	"math"
)

// isAge: 27-year-old, aged 27, 27 years old, ages of 10 and 15, a man, 21, was.
func (s *scanner) isAge(c *candidate) bool {
	if c.kind == Money || c.kind == Percent {
		return false
	}
	k := c.end
	for s.is(k, "-") {
		k++
	}
	if s.is(k, "year", "years", "month", "months", "week", "weeks", "day", "days") {
		k++
		if s.is(k, "-") {
			k++
		}
		if s.is(k, "old", "olds") || s.is(k, "of") && s.is(k+1, "age") {
			return true
		}
	}
	at := c.open
	if s.is(at-1, "between", "from", "about", "around") {
		at--
	}
	if s.is(at-1, "aged", "age", "ages") || s.is(at-1, "of", "at") && s.is(at-2, "age", "ages") {
		return true
	}
	if s.is(c.open, "under", "over", "above", "below") && c.open == c.first-1 && c.kind == Count && c.value <= 100 &&
		(s.people(s.tok(at-1)) || s.is(at-1, "those", "anyone", "everyone", "nobody")) {
		return true // voters under 30
	}
	if s.is(at-1, "and", "to", "or", "-") && s.last == Age && s.lastEnd == at-1 {
		return true
	}
	if s.is(at-1, "was", "is", "turned", "turns") && s.is(at-2, "he", "she", "who") && c.kind == Count && c.value < 110 {
		return s.tok(c.end).class == mark || s.is(c.end, "when", "and", "at")
	}
	return s.isCommaAge(c)
}

// isCommaAge: Rahman, 27, … and (27) behind a name or a person's noun.
func (s *scanner) isCommaAge(c *candidate) bool {
	if !c.written || !c.bare() || c.value > 110 || c.value != math.Trunc(c.value) || c.value2 != nil {
		return false
	}
	k := c.first - 1
	if s.is(k, "”", "\"", "’", "'", ")") {
		k--
	}
	comma := s.is(k, ",") && s.is(c.end, ",", ".", ";", ")", "(", "and", "who", "from")
	if s.is(k, ",") && c.value > 1 && s.is(c.end, "was", "is", "has", "had") {
		comma = true
	}
	bracket := s.is(k, "(") && s.is(c.end, ")")
	if !comma && !bracket {
		return false
	}
	t := s.tok(k - 1)
	if t.class != word || s.v.has("month", t) || s.v.has("weekday", t) {
		return false
	}
	return t.capital || t.lower == "age" || s.v.has("person", t)
}
