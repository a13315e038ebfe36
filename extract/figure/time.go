package figure

import (
	"math"
	"strings"

	"recount"
)

// clock reads times of day: 5 p.m., 5pm, 10:30, 0900 GMT, 9 o'clock.
func (s *scanner) clock(i int) int {
	if s.tok(i).class != digits && s.role(i, unitWord) == nil {
		return i
	}
	k := i + 1
	if s.dottedClock(i) && s.in("clock", k) {
		return k + 1
	}
	minutes := s.minutes(i)
	if minutes {
		k += 2
		if s.is(k, ":") && s.digitsAt(k+1) {
			k += 2
		}
	}
	if s.in("clock", k) && !s.tok(k).line {
		if minutes || s.fourDigits(i) || s.is(k, "am", "pm", "o'clock") && s.tok(i).value < 25 {
			return k + 1
		}
	}
	if minutes && s.width(i+2) == 2 {
		return k
	}
	if s.bareClock(i) {
		return i + 1
	}
	return i
}

// minutes tells whether the colon and the minutes of 10:30 follow token i.
func (s *scanner) minutes(i int) bool {
	if !s.is(i+1, ":", ".") || !s.tok(i+1).glued() || !s.digitsAt(i+2) {
		return false
	}
	return (s.tok(i+2).glued() || s.is(i+3, "am", "pm")) && s.tok(i+2).value < 60 && s.tok(i).value < 25
}

// bareClock tells whether digits without a colon are a time of day by what
// stands beside them: the entry of a live report (1300: …, 19.20), or a second
// time in brackets (at 1100 (0900 GMT)).
func (s *scanner) bareClock(i int) bool {
	if s.fourDigits(i) {
		entry := s.tok(i).line && s.is(i+1, ":")
		return entry || s.is(i+1, "(") && s.fourDigits(i+2) || s.is(i-1, "(") && s.in("weekday", i+1)
	}
	return s.dottedClock(i) && s.tok(i).line && (s.tok(i+1).line || s.is(i+1, "(") && s.dottedClock(i+2))
}

// dottedClock tells whether token i may be a time of day with a stop: 19.22.
func (s *scanner) dottedClock(i int) bool {
	t := s.tok(i)
	if t.class != digits || t.value >= 24 {
		return false
	}
	_, minutes, _ := strings.Cut(s.text[t.start:t.end], ".")
	return len(minutes) == 2 && minutes < "60"
}

// fourDigits tells whether token i may be a time of day without a colon: 0900.
func (s *scanner) fourDigits(i int) bool {
	t := s.tok(i)
	whole := s.width(i) == 4 && t.class == digits && isDigit(s.text[t.start+1]) && isDigit(s.text[t.start+2])
	return whole && t.value < 2400 && int(t.value)%100 < 60
}

// date reads 20 December, December 20, 14 and 15 May, 2024-12-20, 12/5/2014.
func (s *scanner) date(i int) int {
	t := s.tok(i)
	if t.class != digits {
		return i
	}
	if end := s.numericDate(i); end > i {
		return end
	}
	if s.is(i-1, "’", "'", "‘") && t.glued() && s.tok(i-1).gap && t.end-t.start == 2 {
		return i + 1 // ’08
	}
	if t.value < 1 || t.value > 31 || t.end-t.start > 2 {
		return i
	}
	k := i + 1
	if s.tok(k).glued() && s.is(k, "st", "nd", "rd", "th") {
		k++
	}
	for n := 0; n < 4 && s.is(k, "-", "–", "to", "and", "&", ",", "or") && s.digitsAt(k+1) && s.tok(k+1).value <= 31; n++ {
		k += 2
	}
	if s.is(k, "of") {
		k++
	}
	if s.month(k) && !s.tok(k).line {
		return s.pastYear(k + 1)
	}
	if s.month(i-1) || s.is(i-1, ".") && s.month(i-2) {
		return s.afterMonth(i)
	}
	return i
}

// month tells whether token i is the name of a month, with its capital.
func (s *scanner) month(i int) bool {
	t := s.tok(i)
	return (t.capital || s.small) && s.v.has("month", t)
}

// afterMonth reads the days and the year behind a month.
func (s *scanner) afterMonth(i int) int {
	k := i + 1
	if s.tok(k).glued() && s.is(k, "st", "nd", "rd", "th") {
		k++
	}
	for n := 0; n < 4 && s.is(k, "-", "–", "to", "and", "&") && s.digitsAt(k+1) && s.tok(k+1).value <= 31 && s.width(k+1) <= 2 &&
		(s.tok(k+2).class != word || s.is(k, "-", "–")); n++ {
		k += 2
	}
	return s.pastYear(k)
}

// pastYear skips a year, with a comma or "," before it.
func (s *scanner) pastYear(k int) int {
	y := k
	if s.is(y, ",") {
		y++
	}
	if s.yearAt(y) && !s.tok(y).line {
		return y + 1
	}
	if t := s.tok(k); s.digitsAt(k) && t.end-t.start == 2 && t.value >= 50 && !t.line && s.tok(k+1).class != word {
		return k + 1 // 29 MAR 89
	}
	return k
}

// yearAt tells whether token k is four digits that may be a year of news.
func (s *scanner) yearAt(k int) bool {
	t := s.tok(k)
	return t.class == digits && t.end-t.start == 4 && t.value >= 1500 && t.value < 2200 && s.text[t.start+1] != ','
}

// numericDate reads 2024-12-20, 12/5/2014, 9/11 and 2008/9.
func (s *scanner) numericDate(i int) int {
	sep := s.tok(i + 1).lower
	if sep != "-" && sep != "/" || !s.digitsAt(i+2) {
		return i
	}
	if s.is(i+3, sep) && s.yearAt(i+4) && s.tok(i).value <= 31 && s.tok(i+2).value <= 31 {
		return i + 5
	}
	if sep == "/" && s.tok(i).value == 9 && s.tok(i+2).value == 11 {
		return i + 3
	}
	if !s.tok(i+2).glued() || !s.tok(i+1).glued() {
		return i
	}
	three := s.is(i+3, sep) && s.digitsAt(i+4) && s.tok(i+4).glued()
	if three && (s.yearAt(i) || s.yearAt(i+4) || sep == "/") {
		return s.pastGlued(i + 5)
	}
	second := s.tok(i + 2)
	if s.yearAt(i) && !three && (second.end-second.start <= 2 || s.yearAt(i+2)) {
		return i + 3
	}
	return i
}

// pastGlued skips what stands behind a date without space: T10:38:07Z.
func (s *scanner) pastGlued(k int) int {
	if s.tok(k).class != word {
		return k
	}
	for k < len(s.toks) && s.tok(k).glued() {
		k++
	}
	return k
}

// ordinal reads 21st and third, and the decades of 1990s.
func (s *scanner) ordinal(i int) int {
	if s.digitsAt(i) && s.tok(i+1).glued() && s.is(i+1, "st", "nd", "rd", "th") || s.decade(i) {
		return i + 2
	}
	if s.role(i, ordinalWord) == nil {
		if ten := s.role(i, tenWord); ten != nil && s.hyphen(i+1) && s.role(i+2, ordinalWord) != nil {
			return i + 3
		}
		return i
	}
	return i + 1
}

// decade tells whether "1990s" or "70s" stands at token i.
func (s *scanner) decade(i int) bool {
	t := s.tok(i)
	return t.class == digits && s.is(i+1, "s") && s.tok(i+1).glued() && t.value >= 10 && int(t.value)%10 == 0
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
	if s.in("year before", c.first-1) || s.month(c.first-1) || next.class != word || next.line {
		return true
	}
	counted := plural(next) || PeopleNoun(next.lower) && !s.v.has("number adjective", next)
	return next.capital || !counted || s.v.has("stop", next)
}

// isDuration: three days, a 24-hour truce, two more weeks, 20 consecutive years.
func (s *scanner) isDuration(c *candidate) bool {
	if c.kind != Count && !c.part && !(c.kind == Measure && c.unit == "m") {
		return false
	}
	k := c.end
	if s.hyphen(k) {
		k++
	}
	if s.is(k, "of") && c.vague != "" {
		k++
	}
	if c.part && s.is(k, "of") && s.is(k+1, "a", "an") {
		_, _, ok := s.v.duration.at(s.toks, k+2)
		return ok // a quarter of a century
	}
	if s.is(k, "of") && s.is(k+1, "the") && s.is(k+2, "past", "last", "next", "first", "previous") {
		return true
	}
	for range 3 {
		if _, _, ok := s.v.duration.at(s.toks, k); ok && !s.tok(k).line {
			return true
		}
		if !s.in("duration between", k) {
			return false
		}
		k++
	}
	return false
}
