package figure

import (
	"math"
)

// number is a number as written: 1,000, two and a half million, dozens, a third.
type number struct {
	first, end int     // tokens
	value      float64 // the number said
	scale      float64 // of its last magnitude word: 1e6 in "2.5 million", else 1
	written    bool    // begins with digits
	part       bool    // a part of a whole: a third, half
	vague      string  // the word that leaves the amount open: dozens, several
	base       float64 // what that word multiplies: 12 for dozens, 100 for several hundred
	article    bool    // begins with a, an or half a
	bare       bool    // a magnitude word alone: million
}

// number reads the number that begins at token i.
func (s *scanner) number(i int) (number, bool) {
	if n, ok := s.vague(i); ok {
		return n, true
	}
	if n, ok := s.share(i); ok {
		return n, true
	}
	return s.plain(i)
}

// plain reads a number that says how many exactly: 1,000, 5.6bn, twelve, two and
// a half million, minus five point five.
func (s *scanner) plain(i int) (number, bool) {
	n := number{first: i, scale: 1}
	k, negative := s.negative(i)
	var a sum
	switch t := s.tok(k); {
	case t.class == digits:
		n.written = true
		a.open, k = s.spaced(k)
		a.piece, a.last = a.open, unitWord
	case s.is(k, "a", "an") && s.round(k+1) != nil:
		n.article = true
		a.open, a.piece, a.last, k = 1, 1, unitWord, k+1
	case s.role(k, unitWord) != nil, s.role(k, tenWord) != nil:
	case s.bareRound(k):
		n.bare = true
		a.open, a.piece, a.last = 1, 1, unitWord
	default:
		return n, false
	}
	n.end = s.words(&a, k)
	if n.written && n.end == k {
		n.end = s.short(&a, k)
	}
	n.value, n.scale = a.value(), max(a.unit, 1)
	n.end = s.decimals(&n, n.end)
	if negative {
		n.value = -n.value
	}
	if dozen := s.role(i+1, dozenWord); dozen != nil && n.article && n.end == i+2 {
		n.vague, n.base = s.tok(i+1).lower, n.value
	}
	return n, n.end > i
}

// negative reads the sign of a number: minus, or a hyphen with space before it.
func (s *scanner) negative(i int) (next int, negative bool) {
	if s.in("minus", i) {
		k := i + 1
		if s.is(k, "-") {
			k++
		}
		return k, true
	}
	t := s.tok(i)
	if s.is(i, "-", "−") && (t.gap || s.is(i-1, "(", "$")) && s.tok(i+1).class == digits && s.tok(i+1).glued() {
		return i + 1, true
	}
	return i, false
}

// bareRound tells whether a magnitude stands for one of it: a million-strong
// army, "the million marchers".
func (s *scanner) bareRound(i int) bool {
	if s.role(i, magnitudeWord) == nil && s.role(i, hundredWord) == nil && s.role(i, dozenWord) == nil || s.is(i, "score") {
		return false
	}
	if s.is(i-1, "-") {
		return false
	}
	return s.is(i+1, "strong") || s.is(i+1, "-") && s.is(i+2, "strong")
}

// spaced joins digits grouped by spaces, 1 234 567.89, and mixed fractions, 2½.
func (s *scanner) spaced(i int) (v float64, end int) {
	v, end = s.tok(i).value, i+1
	if f := s.role(end, partSign); f != nil {
		return v + f.value, end + 1
	}
	if f, ok := s.fraction(end); ok && f.written && !s.tok(end).line && !s.tok(end).glued() && v == math.Trunc(v) {
		return v + f.value, f.end
	}
	for v >= 1 && v < 1e12 && s.thousands(end) && (end > i+1 || s.width(i) <= 3) && v == math.Trunc(v) {
		v = v*1000 + s.tok(end).value
		end++
	}
	return v, end
}

// thousands tells whether token i is a group of three digits one space behind
// the digits before it, as in 10 000.
func (s *scanner) thousands(i int) bool {
	t, prev := s.tok(i), s.tok(i-1)
	if t.class != digits || t.line || t.glued() || !isDigit(s.text[t.start]) {
		return false
	}
	gap := s.text[prev.end:t.start]
	whole := t.end - t.start
	return (gap == " " || gap == "\u00a0" || gap == "\u202f" || gap == "\u2009") && whole >= 3 &&
		(whole == 3 || s.text[t.start+3] == '.') && (i < 2 || !s.in("month", i-2))
}

// short multiplies digits by a magnitude letter behind them: 5.6bn, 12k. The
// letters m and b must touch the digits; whether m means metres is settled where
// the unit is.
func (s *scanner) short(a *sum, k int) int {
	m := s.role(k, shortMagnitude)
	if m == nil || s.tok(k).line {
		return k
	}
	if t := s.tok(k); len(t.lower) == 1 && (!t.glued() || !s.shortMeans(k)) {
		return k
	}
	a.open, a.unit = a.open*m.value, m.value
	return k + 1
}

// shortMeans tells whether the single letter at token k, touching digits, is a
// magnitude: $3m, 35m people, 10M, 12k; not 37m long, 5k run, 4b.
func (s *scanner) shortMeans(k int) bool {
	if _, _, ok := s.moneyBefore(k - 2); ok {
		return true
	}
	next := s.tok(k + 1)
	switch s.tok(k).lower {
	case "m":
		if s.tok(k).capital {
			return true
		}
		if next.class == mark || next.line || next.class == digits || s.v.has("bearing", next) || s.v.has("length", next) {
			return false
		}
		return !s.is(k+1, "of") || s.is(k+2, "its", "their", "his", "her", "our", "the", "them", "these", "those")
	case "k":
		return !s.is(k+1, "run", "race", "runs", "races", "tv", "video", "display", "resolution", "screen")
	}
	return true
}

// decimals reads "point seventy-one", "point nought four" behind n.
func (s *scanner) decimals(n *number, k int) int {
	if !s.is(k, "point") || n.written {
		return k
	}
	place, got := 0.1, false
	value := n.value
	for k++; ; k++ {
		u := s.role(k, unitWord)
		if t := s.role(k, tenWord); t != nil {
			var tail sum
			end := s.words(&tail, k)
			return s.withDecimals(n, value+tail.value()*place/10, end)
		}
		if u == nil {
			break
		}
		got = true
		if u.value > 9 {
			place /= 10
		}
		value += u.value * place
		place /= 10
	}
	if !got {
		return n.end
	}
	return s.withDecimals(n, value, k)
}

// withDecimals sets the value read with its decimals, free of rounding noise.
func (s *scanner) withDecimals(n *number, value float64, end int) int {
	n.value = math.Round(value*1e9) / 1e9
	return end
}
