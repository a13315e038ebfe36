package figure

import (
	"strings"

	"recount"
)

// boundBefore reads more than, at least, nearly … before c; of two in a row
// ("up to about 40") the one that says more counts.
func (s *scanner) boundBefore(c *candidate) {
	k := c.open
	for range 2 {
		if _, start, ok := s.v.filler.before(s.toks, k); ok && !s.tok(k).line {
			if _, _, bounded := s.v.before.before(s.toks, start); bounded {
				k = start
			}
		}
		value, start, ok := s.v.before.before(s.toks, k)
		small := c.vague != "" && c.value < 10 && k-start == 1 // presided over several
		if !ok || s.tok(k).line || small || !s.isBound(start, k, c) {
			break
		}
		s.setBound(c, value, "before")
		c.open, k = start, start
	}
	if k != c.open || c.bound != recount.Exact && c.bound != recount.Vague {
		return
	}
	if value, start, ok := s.v.verb.before(s.toks, k); ok && !s.tok(k).line && s.verbBounds(c, start) {
		s.setBound(c, value, "verb "+s.tok(start).lower)
		c.open = start
	}
}

// setBound gives c the bound that the data file says, unless it has a stronger
// one. An approximation does not weaken a bound, and neither touches a range.
func (s *scanner) setBound(c *candidate, says, rule string) {
	name, side, _ := strings.Cut(says, " ")
	b := recount.Bound(name)
	if c.ranged || b == recount.About && (c.bound != recount.Exact && c.bound != recount.Vague || c.vague != "" && !c.article) {
		return
	}
	c.bound, c.rule, c.below = b, rule+": "+name, side == "below"
}

// isBound tells whether the phrase from token start to end bounds a number, or
// is a plain preposition: talks about 20 prisoners, the row over 5 islands.
func (s *scanner) isBound(start, end int, c *candidate) bool {
	if s.is(start, "up") && s.is(start+1, "to") {
		return !s.is(start-1, "back", "edging", "edged", "inching", "inched", "moved", "moving", "went", "going", "goes", "gone", "crept", "shot", "shoots", "climbed", "climbs", "soared", "jumped", "risen", "rises")
	}
	if s.is(start, "north") {
		return c.kind == Money
	}
	if s.is(end-1, "over") && end-start == 1 && s.concerns(start, c) {
		return false
	}
	if end-start > 1 {
		return true
	}
	switch s.tok(start).lower {
	case "over", "about", "around", "under", "above", "below", "near", "short":
		return !s.in("preposition after", start-1) || s.tok(start).line
	case "some", "perhaps", "maybe":
		return s.tok(start).class == word
	}
	return true
}

// concerns tells whether the "over" at token i tells what something was about and
// not how much a sum or share is: before an article ("over a $2 million debt"),
// before what a sum describes ("over $2 million fraud"), or behind how long
// somebody was put away for it ("for nine years over $2 million").
func (s *scanner) concerns(i int, c *candidate) bool {
	if c.kind != Money && c.unit != recount.UnitPercent {
		return false
	}
	article := c.open == i+2 && s.is(i+1, "a", "an") && s.tok(c.open).class != word
	term := s.in("term", i-1) && (s.is(i-3, "for", "to") || s.is(i-4, "for", "to"))
	return article || term || s.in("matter", max(c.end, c.unitEnd))
}

// verbBounds tells whether the verb at token start bounds the number of c: the
// toll passed 500, not the house passed two bills.
func (s *scanner) verbBounds(c *candidate, start int) bool {
	if s.in("verb not before", c.end) || s.is(start-1, "the", "this", "half", "quarter", "its", "in", "over", "these") {
		return false
	}
	if strings.HasSuffix(s.tok(start-1).lower, "'s") {
		return false
	}
	return c.unit != "" || c.value >= 100 || c.value >= 20 && !s.is(start, "top")
}

// boundAfter reads or more, at least, -plus … behind c, also behind one to three
// words of the noun: 38 people or more.
func (s *scanner) boundAfter(c *candidate) {
	k := max(c.end, c.unitEnd)
	if value, end, ok := s.v.after.at(s.toks, c.end); ok && s.endsBound(c.end, end) {
		s.setBound(c, value, "after")
		c.close, c.noun = end, end
		return
	}
	if c.bound != recount.Exact || c.ranged {
		return
	}
	for n := 0; n <= 3; n, k = n+1, k+1 {
		if value, end, ok := s.v.afterNoun.at(s.toks, k); ok && s.endsBound(k, end) {
			s.setBound(c, value, "after")
			c.close = end
			return
		}
		if t := s.tok(k); t.class != word || t.line || s.v.has("stop", t) {
			return
		}
	}
}

// endsBound tells whether the phrase from token k to end really closes the
// figure: no number follows ("10 at least 5"), and words that have other senses
// stand where these are not meant.
func (s *scanner) endsBound(k, end int) bool {
	if s.tok(k).line || s.starts(end) && s.tok(end).class != mark && !s.is(end, "no", "a", "an") {
		return false
	}
	switch s.tok(k).lower {
	case "plus", "+":
		return s.tok(k).glued() || !s.is(end, "a", "an", "the")
	case "odd":
		return s.tok(end).class == word
	case "and":
		return s.is(k+1, "above", "over", "up") || s.tok(end).class == mark || s.is(end, "in")
	case "maximum", "upwards":
		return true
	}
	return true
}
