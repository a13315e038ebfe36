package figure

import (
	"math"
	"strings"

	"recount"
)

// kindRule recognises one kind of number that is no figure of the ledger.
type kindRule struct {
	name string
	kind Kind
	test func(*scanner, *candidate) bool
}

// kindRules are tried in their order; the first that holds names the kind.
var kindRules = []kindRule{
	{"score or vote", Score, (*scanner).isScore},
	{"table of numbers", Ticker, (*scanner).inTable},
	{"part of a name", Name, (*scanner).inName},
	{"letters behind", Name, (*scanner).hasLetters},
	{"calibre", Name, (*scanner).isCalibre},
	{"parent of", Name, (*scanner).isParentOf},
	{"hyphened name", Name, (*scanner).isHyphenName},
	{"street", Address, (*scanner).isAddress},
	{"age", Age, (*scanner).isAge},
	{"duration", Duration, (*scanner).isDuration},
	{"year", Date, (*scanner).isYear},
	{"behind a name", Name, (*scanner).afterName},
	{"share price", Ticker, (*scanner).isTicker},
	{"denominator", Base, (*scanner).isBase},
	{"times as many", Multiple, (*scanner).isMultiple},
	{"distance of a place", Distance, (*scanner).isPlace},
	{"height of a place", Distance, (*scanner).isHeight},
}

// classify settles kind and unit of c, or drops it.
func (s *scanner) classify(c *candidate) {
	for _, r := range kindRules {
		if r.test(s, c) {
			c.kind, c.rule = r.kind, r.name
			if r.kind != Distance && r.kind != Ticker {
				c.unit = ""
			}
			return
		}
	}
	if c.kind == Count {
		c.drop = !s.counts(c)
		s.vagueMoney(c)
		if c.kind == Count {
			c.unit = s.countUnit(c)
		}
	}
}

// isScore: 3-1, a 9-2 win, by 9 votes to 4.
func (s *scanner) isScore(c *candidate) bool {
	if s.hyphen(c.end) && s.is(c.end+1, "to") && s.hyphen(c.end+2) {
		if b, ok := s.number(c.end + 3); ok { // a 5-to-4 ruling
			c.value2, c.said2, c.end = &b.value, &b.value, b.end
			return true
		}
	}
	if !c.written || c.kind != Count || c.value >= 1000 {
		return false
	}
	if c.ranged && c.open == c.first {
		if !s.is(c.first+1, "-", "–") || *c.value2 > 200 {
			return false
		}
		return s.digitsAt(c.end) || s.is(c.end, "(") && s.hyphen(c.end+2) ||
			s.in("score", c.first-1) || s.in("score", c.end) || s.hyphen(c.end)
	}
	second := s.tok(c.end + 1)
	dash := s.is(c.end, "-", "–") && s.tok(c.end).glued() && second.glued()
	if !dash || second.class != digits || second.value > c.value {
		return false
	}
	c.value2, c.said2, c.end = &second.value, &second.value, c.end+2
	return true
}

// inTable: numbers beside numbers, with nothing but bars between.
func (s *scanner) inTable(c *candidate) bool {
	if !c.written || c.vague != "" || c.ranged {
		return false
	}
	core := c.end - 1
	for core > c.first && !s.digitsAt(core) {
		core--
	}
	side := func(i int) bool { return s.is(i, "|") || s.digitsAt(i) && !s.tok(i).glued() && !s.yearAt(i) }
	before := c.first - 1
	if !s.decimal(core) {
		return false
	}
	if !s.tok(c.first).line && side(before) {
		return side(c.end) || s.tok(c.end).line || s.tok(c.end).capital
	}
	return side(c.end) && !s.tok(c.end).line && s.decimal(c.end)
}

// decimal tells whether token i is written with a decimal point, or a bar.
func (s *scanner) decimal(i int) bool {
	t := s.tok(i)
	return s.is(i, "|") || t.class == digits && t.value != math.Trunc(t.value)
}

// isTicker: IBM 0.21 %, (16369.03 up 58.06 points).
func (s *scanner) isTicker(c *candidate) bool {
	if c.kind != Percent || !c.written || !s.is(c.end-1, "%") || !s.tok(c.end-1).gap {
		return false
	}
	t := s.tok(c.first - 1)
	if t.class != word || t.end-t.start < 2 {
		return false
	}
	form := s.text[t.start:t.end]
	return form == strings.ToUpper(form) && t.end-t.start <= 5
}

// isBase: per 100,000 people, for every 1,000 births.
func (s *scanner) isBase(c *candidate) bool {
	return c.kind == Count && s.is(c.open-1, "per", "every", "each") && c.bound == recount.Exact
}

// isMultiple: three times as many, 6.5 times earnings, tenfold.
func (s *scanner) isMultiple(c *candidate) bool {
	return c.kind == Count && (s.is(c.end, "times") && s.in("compare", c.end+1) || s.is(c.end, "x", "-") && s.is(c.end+1, "fold"))
}

// isPlace: 20 km east of, 30 miles from.
func (s *scanner) isPlace(c *candidate) bool {
	if c.kind != Measure || !lengths[c.unit] {
		return false
	}
	k := c.unitEnd
	if s.is(k, ")") {
		k++
	}
	if s.is(k, "(") { // 20 km (12 miles) east
		for n := 0; n < 8 && !s.is(k, ")"); n++ {
			k++
		}
		k++
	}
	if s.is(k, "to", "further", "due", "or", "so", "just") {
		k++
	}
	if s.is(k, "the") {
		k++
	}
	return s.in("bearing", k)
}

// isHeight: at a height of 2,200 m, 7,200-foot Mount Zigana.
func (s *scanner) isHeight(c *candidate) bool {
	if c.kind != Measure || !lengths[c.unit] {
		return false
	}
	if s.hyphen(c.end) && s.tok(c.unitEnd).capital {
		return true
	}
	of := c.open - 1
	if s.is(of, "of") {
		of--
	}
	if s.is(c.open-1, "within") || s.in("height", of) {
		return true
	}
	return s.is(c.open-1, "(") && s.lastKind(c) == Distance
}

// lengths are the units that can say how far off a place is.
var lengths = set{"km": true, "m": true, "miles": true, "feet": true, "yards": true, "nautical miles": true, "cm": true}

// lastKind returns the kind of the expression before c, where it stands close.
func (s *scanner) lastKind(c *candidate) Kind {
	if c.open-s.lastEnd <= 3 {
		return s.last
	}
	return ""
}
