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

// inName: Channel 4, Resolution 242, F-16s, Boeing 777, Big 12.
func (s *scanner) inName(c *candidate) bool {
	k := c.first
	if c.sign || c.kind == Percent || c.kind == Money {
		return false
	}
	if s.tok(k).glued() {
		if s.is(k-1, "-", "‑") && s.tok(k-1).glued() && s.tok(k-2).class == word && s.tok(k-2).capital {
			return s.tok(k-2).numeral == nil && !s.month(k-2)
		}
		if s.is(k-1, "#", "@", "_", "/", "=") {
			return true
		}
	}
	if s.v.kinds["name after"][s.tok(c.end).lower] && s.tok(c.end).capital {
		return true
	}
	if c.open < c.first || c.scale > 1 || c.vague != "" || c.part || s.tok(k).line {
		return false
	}
	at := k
	if s.is(at-1, "top") || s.is(at-1, "-") && s.is(at-2, "top") {
		return true
	}
	if s.is(at-1, ".", "-") && !s.tok(at-1).gap {
		at--
	}
	_, start, ok := s.v.nameBefore.before(s.toks, at)
	if !ok {
		return false
	}
	t := s.tok(start)
	written := s.tok(k).class == digits || s.tok(k).capital
	if t.capital && written {
		return true
	}
	return s.v.kinds["name before small"][t.lower] && at-start == 1 && (written || s.is(start, "number", "category", "phase", "stage", "day", "level"))
}

// afterName: Nord Stream 1, Project Zero: behind a capital that is not the
// line's style, with nothing to count behind it.
func (s *scanner) afterName(c *candidate) bool {
	before, next := s.tok(c.first-1), s.tok(c.end)
	if c.kind != Count || c.open < c.first || c.scale > 1 || c.vague != "" || c.part || s.tok(c.first).line || s.hyphen(c.end) || s.v.people["before"][before.lower] {
		return false
	}
	if !before.capital || before.line || before.class != word || s.is(c.first-2, ".", "”", "\"", "“") || c.end > c.first+1 || s.headline(c.first) {
		return false
	}
	if s.month(c.first-1) || s.v.kinds["weekday"][before.lower] {
		return false
	}
	if !c.written && !s.tok(c.first).capital {
		return false
	}
	if c.value >= 50 || strings.HasSuffix(before.lower, "'s") || next.class == word && !next.line && (plural(next) || s.people(next) || s.v.people["after"][next.lower] || s.verb(next)) {
		return false
	}
	return true
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
	return !s.tok(c.first).line && side(before) && (side(c.end) || s.tok(c.end).line || s.tok(c.end).capital) ||
		side(c.end) && !s.tok(c.end).line && s.decimal(core) && s.decimal(c.end)
}

// decimal tells whether token i is written with a decimal point, or a bar.
func (s *scanner) decimal(i int) bool {
	t := s.tok(i)
	return s.is(i, "|") || t.class == digits && t.value != math.Trunc(t.value)
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
	if s.v.kinds["calibre mm"][s.text[s.tok(c.first).start:s.tok(c.first).end]] {
		return true
	}
	for k := c.unitEnd; k < c.unitEnd+3; k++ {
		if s.v.kinds["calibre"][s.tok(k).lower] {
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
	if next == "point" && !s.v.kinds["point name"][s.tok(c.end+2).lower] && !s.v.kinds["point name"][s.tok(c.end+3).lower] {
		return false
	}
	return c.kind == Count && s.v.kinds["hyphen name"][next] && !s.v.kinds["hyphen count"][next]
}

// isAddress: 10 Downing Street, 16-18 Industrial Avenue.
func (s *scanner) isAddress(c *candidate) bool {
	if !c.written || c.kind != Count || c.open < c.first {
		return false
	}
	if s.is(c.end, "block") && s.is(c.end+1, "of") || s.is(c.end, "n", "s", "e", "w") && s.tok(c.end).capital && s.is(c.end+1, ".") {
		return true
	}
	for k := c.end; k < c.end+4; k++ {
		t := s.tok(k)
		if !t.capital || t.line {
			return false
		}
		if k > c.end && s.v.kinds["street"][t.lower] {
			return true
		}
	}
	return false
}

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
	if !c.written || c.kind != Count || c.value > 110 || c.value != math.Trunc(c.value) || c.value2 != nil || c.open < c.first {
		return false
	}
	k := c.first - 1
	if s.is(k, "”", "\"", "’", "'", ")") {
		k--
	}
	comma := s.is(k, ",") && (s.is(c.end, ",", ".", ";", ")", "(", "and", "who", "from") || c.value > 1 && s.is(c.end, "was", "is", "has", "had"))
	bracket := s.is(k, "(") && s.is(c.end, ")")
	if !comma && !bracket {
		return false
	}
	t := s.tok(k - 1)
	if t.class != word || s.v.kinds["month"][t.lower] || s.v.kinds["weekday"][t.lower] {
		return false
	}
	return t.capital || t.lower == "age" || s.v.people["person"][t.lower]
}

// isDuration: three days, a 24-hour truce, two more weeks, 20 consecutive years.
func (s *scanner) isDuration(c *candidate) bool {
	if c.kind != Count && !(c.kind == Measure && c.unit == "m") {
		return false
	}
	k := c.end
	if s.hyphen(k) {
		k++
	}
	if s.is(k, "of") && c.vague != "" {
		k++
	}
	if s.is(k, "of") && s.is(k+1, "the") && s.is(k+2, "past", "last", "next", "first", "previous") {
		return true
	}
	for range 3 {
		if _, _, ok := s.v.duration.at(s.toks, k); ok && !s.tok(k).line {
			return true
		}
		if !s.v.kinds["duration between"][s.tok(k).lower] {
			return false
		}
		k++
	}
	return false
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
			s.v.kinds["score"][s.tok(c.first-1).lower] || s.v.kinds["score"][s.tok(c.end).lower] || s.hyphen(c.end)
	}
	if dash := s.is(c.end, "-", "–") && s.tok(c.end).glued() && s.tok(c.end+1).glued() && s.digitsAt(c.end+1); dash && s.tok(c.end+1).value <= c.value {
		c.value2 = &s.tok(c.end + 1).value
		c.said2 = c.value2
		c.end += 2
		return true
	}
	return false
}

// isYear: 2014, from 2008 to 2012.
func (s *scanner) isYear(c *candidate) bool {
	if c.kind != Count || c.scale != 1 || !s.yearAt(c.first) || c.value2 != nil && *c.value2 > 2100 || c.end > c.first+3 {
		return false
	}
	if s.is(c.open-1, "since", "until", "by", "before", "after", "from") {
		return true
	}
	if c.bound != recount.Exact && c.bound != recount.Range && c.open < c.first {
		return c.bound == recount.About && s.is(c.open, "around", "circa", "about")
	}
	next := s.tok(c.end)
	if s.is(c.first-1, "the") || math.Mod(c.value, 100) != 0 && s.tok(c.first).value >= 1950 && !s.people(next) {
		return true
	}
	if s.v.kinds["year before"][s.tok(c.first-1).lower] || s.month(c.first-1) || next.class != word || next.line {
		return true
	}
	counted := plural(next) || PeopleNoun(next.lower) && !s.v.kinds["number adjective"][next.lower]
	return next.capital || !counted || s.v.people["stop"][next.lower]
}

// isTicker: IBM 0.21 %, (16369.03 up 58.06 points).
func (s *scanner) isTicker(c *candidate) bool {
	if c.kind != Percent || !c.written || !s.tok(c.end-1).gap {
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
	return c.kind == Count && (s.is(c.end, "times") && s.v.kinds["compare"][s.tok(c.end+1).lower] || s.is(c.end, "x", "-") && s.is(c.end+1, "fold"))
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
	return s.v.kinds["bearing"][s.tok(k).lower]
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
	if s.is(c.open-1, "within") || s.v.kinds["height"][s.tok(of).lower] {
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
