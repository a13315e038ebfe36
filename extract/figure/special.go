package figure

import (
	"strings"

	"recount"
)

// specials are tried in their order before any number is read. Each returns the
// token behind what it found, or i.
var specials = []struct {
	kind Kind
	rule string
	end  func(s *scanner, i int) int
}{
	{Time, "clock time", (*scanner).clock},
	{Date, "date", (*scanner).date},
	{Phone, "telephone", (*scanner).phone},
	{Ordinal, "ordinal", (*scanner).ordinal},
	{List, "list or picture number", (*scanner).listed},
	{List, "footnote", (*scanner).footnote},
	{Name, "version or key", (*scanner).version},
}

// special reads expressions that need no number grammar: times of day, dates,
// ordinals, versions, stated zeros. end is where reading goes on.
func (s *scanner) special(i int) (c candidate, end int, ok bool) {
	for _, read := range specials {
		if end := read.end(s, i); end > i {
			c = s.made(i, end, read.kind, read.rule)
			c.value = s.firstValue(i, end)
			c.said = c.value
			return c, end, true
		}
	}
	switch {
	case s.zero(i):
		c = s.made(i, i+1, Count, "stated zero")
	case s.single(i):
		c = s.made(i, i+2, Count, "a single")
		c.value, c.said = 1, 1
	default:
		return c, i, false
	}
	c.unit = s.countUnit(&c)
	return c, c.end, true
}

// made returns a candidate of the tokens from i to end.
func (s *scanner) made(i, end int, kind Kind, rule string) candidate {
	return candidate{
		amount: amount{number: number{first: i, end: end, scale: 1}, kind: kind, unitEnd: end},
		bound:  recount.Exact, rule: rule, open: i, close: end, noun: end,
	}
}

// firstValue returns the value of the first digits from token i to end.
func (s *scanner) firstValue(i, end int) float64 {
	for k := i; k < end; k++ {
		if s.tok(k).class == digits {
			return s.tok(k).value
		}
	}
	return 0
}

// version reads what digits begin that is no number: 1.2.3, 4x4, 3D, 4K.
func (s *scanner) version(i int) int {
	t := s.tok(i)
	if t.class == odd || t.class == digits && s.isKey(t) {
		return i + 1
	}
	if t.class != digits || s.tok(i+1).class != word || !s.tok(i+1).glued() {
		return i
	}
	if next := s.text[s.tok(i+1).start:s.tok(i+1).end]; strings.ContainsAny(next, "0123456789") {
		_, _, unit := s.v.measure.at(s.toks, i+1)
		if !unit {
			return i + 2
		}
	}
	switch s.tok(i + 1).lower {
	case "d", "g", "x", "s", "p", "c", "a", "e", "ds":
		if s.is(i+1, "s", "p") && !s.decade(i) && (s.is(i+1, "p") || t.value < 10) || s.is(i+1, "g") && t.value > 6 {
			return i
		}
		return i + 2
	}
	return i
}

// isKey tells whether digits are a key or a coordinate: a leading zero, or more
// than four decimals.
func (s *scanner) isKey(t *token) bool {
	form := s.text[t.start:t.end]
	_, decimals, _ := strings.Cut(form, ".")
	if len(form) > 10 && !strings.ContainsAny(form, ",.'") {
		return true
	}
	return len(form) > 1 && form[0] == '0' && isDigit(form[1]) || len(decimals) > 4 && !strings.Contains(decimals, ".")
}

// footnote reads the number in [6].
func (s *scanner) footnote(i int) int {
	if s.digitsAt(i) && s.is(i-1, "[") && s.is(i+1, "]") {
		return i + 1
	}
	return i
}

// decade tells whether "1990s" or "70s" stands at token i.
func (s *scanner) decade(i int) bool {
	t := s.tok(i)
	return t.class == digits && s.is(i+1, "s") && s.tok(i+1).glued() && t.value >= 10 && int(t.value)%10 == 0
}

// phone reads telephone numbers and other codes: three or more groups of digits
// joined by hyphens.
func (s *scanner) phone(i int) int {
	if s.localPhone(i) {
		return i + 3
	}
	groups, k := 0, i
	if s.is(i-1, "(") && s.is(i+1, ")") && s.digitsAt(i+2) && s.hyphen(i+3) {
		groups, k = 1, i+2
	}
	for s.digitsAt(k) && (groups <= 1 || s.tok(k).glued()) {
		groups++
		if !s.hyphen(k + 1) {
			k++
			break
		}
		k += 2
	}
	if groups >= 3 && s.digitsAt(k-1) {
		return k
	}
	return i
}

// localPhone tells whether a number like 555-0142, counting nothing, stands at
// token i.
func (s *scanner) localPhone(i int) bool {
	width := func(i int) int { return s.tok(i).end - s.tok(i).start }
	if !s.digitsAt(i) || width(i) != 3 || !s.hyphen(i+1) || !s.digitsAt(i+2) || width(i+2) != 4 {
		return false
	}
	next := s.tok(i + 3)
	return next.class == mark && next.lower != "-" || next.line || s.v.people["stop"][next.lower]
}

// clock reads times of day: 5 p.m., 5pm, 10:30, 0900 GMT, 9 o'clock.
func (s *scanner) clock(i int) int {
	if s.tok(i).class != digits && s.role(i, unitWord) == nil {
		return i
	}
	k := i + 1
	if s.dottedClock(i) && s.v.kinds["clock"][s.tok(k).lower] {
		return k + 1
	}
	minutes := s.is(k, ":", ".") && s.tok(k).glued() && s.digitsAt(k+1) && (s.tok(k+1).glued() || s.is(k+2, "am", "pm")) && s.tok(k+1).value < 60 && s.tok(i).value < 25
	if minutes {
		k += 2
		if s.is(k, ":") && s.digitsAt(k+1) {
			k += 2
		}
	}
	if s.v.kinds["clock"][s.tok(k).lower] && !s.tok(k).line {
		if minutes || s.fourDigits(i) || s.is(k, "am", "pm", "o'clock") && s.tok(i).value < 25 {
			return k + 1
		}
	}
	if minutes && s.tok(i+2).end-s.tok(i+2).start == 2 {
		return k
	}
	if s.tok(i).line && (s.fourDigits(i) && s.is(i+1, ":") || s.dottedClock(i) && (s.tok(i+1).line || s.is(i+1, "(") && s.dottedClock(i+2))) {
		return i + 1
	}
	if s.fourDigits(i) && (s.is(i+1, "(") && s.fourDigits(i+2) || s.is(i-1, "(") && s.v.kinds["weekday"][s.tok(i+1).lower]) {
		return i + 1
	}
	return i
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
	return t.class == digits && t.end-t.start == 4 && t.value < 2400 && int(t.value)%100 < 60 && s.text[t.start+1] != ',' && s.text[t.start+1] != '.'
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
	return (t.capital || s.small) && s.v.kinds["month"][t.lower]
}

// afterMonth reads the days and the year behind a month.
func (s *scanner) afterMonth(i int) int {
	k := i + 1
	if s.tok(k).glued() && s.is(k, "st", "nd", "rd", "th") {
		k++
	}
	for n := 0; n < 4 && s.is(k, "-", "–", "to", "and", "&") && s.digitsAt(k+1) && s.tok(k+1).value <= 31 && s.tok(k+1).end-s.tok(k+1).start <= 2 &&
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
	if !s.v.ordinals[s.tok(i).lower] {
		if ten := s.role(i, tenWord); ten != nil && s.hyphen(i+1) && s.v.ordinals[s.tok(i+2).lower] {
			return i + 3
		}
		return i
	}
	return i + 1
}

// listed reads the number of a list's item at the start of a line (1. 2)), and
// picture counters (1 of 15).
func (s *scanner) listed(i int) int {
	t := s.tok(i)
	if t.class != digits || t.value >= 1000 {
		return i
	}
	if t.line && s.is(i+1, ".", ")") && s.tok(i+1).glued() && s.tok(i+2).gap && s.tok(i+2).capital {
		return i + 2
	}
	if s.is(i+1, "of", "/") && s.digitsAt(i+2) && s.tok(i+2).value >= t.value {
		pictured := s.is(i-1, "photo", "image", "slide", "picture", "photos", "gallery", "part", "page")
		if pictured || s.is(i+1, "of") && (t.line || s.is(i-1, "(")) && (s.is(i+3, ".", ")", "|") || s.tok(i+3).line) {
			return i + 3
		}
	}
	return i
}

// zero tells whether the "no" at token i is a stated zero: no casualties.
func (s *scanner) zero(i int) bool {
	if !s.is(i, "no") {
		return false
	}
	for k := i + 1; k <= i+4; k++ {
		t := s.tok(k)
		if t.class != word || t.line {
			return false
		}
		if s.v.kinds["zero noun"][t.lower] {
			return true
		}
		if !s.v.kinds["zero between"][t.lower] {
			return false
		}
	}
	return false
}

// single tells whether "a single" stands at token i and counts.
func (s *scanner) single(i int) bool {
	return s.is(i, "a") && s.is(i+1, "single") && s.tok(i+2).class == word && !s.tok(i+2).line &&
		!s.v.kinds["single not"][s.tok(i+2).lower]
}
