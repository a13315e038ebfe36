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

// firstValue returns the value of the first digits from token i to end, or of
// the words: nine o'clock, twenty-first.
func (s *scanner) firstValue(i, end int) float64 {
	words := 0.0
	for k := i; k < end; k++ {
		if s.digitsAt(k) {
			return s.tok(k).value
		}
		for _, r := range []role{ordinalWord, tenWord, unitWord} {
			if m := s.role(k, r); m != nil {
				words += m.value
				break
			}
		}
	}
	return words
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
	end := k
	for s.digitsAt(k) && (groups <= 1 || s.tok(k).glued()) {
		groups, end = groups+1, k+1
		if !s.hyphen(k + 1) {
			break
		}
		k += 2
	}
	if groups >= 3 {
		return end
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
	return next.class == mark && next.lower != "-" || next.line || s.v.has("stop", next)
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

// footnote reads the number in [6].
func (s *scanner) footnote(i int) int {
	if s.digitsAt(i) && s.is(i-1, "[") && s.is(i+1, "]") {
		return i + 1
	}
	return i
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
	if next := s.form(i + 1); strings.ContainsAny(next, "0123456789") {
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
		if s.v.has("zero noun", t) {
			return true
		}
		if !s.v.has("zero between", t) {
			return false
		}
	}
	return false
}

// single tells whether "a single" stands at token i and counts.
func (s *scanner) single(i int) bool {
	return s.is(i, "a") && s.is(i+1, "single") && s.tok(i+2).class == word && !s.tok(i+2).line &&
		!s.in("single not", i+2)
}
