package figure

import "math"

// sum adds up the words of a number: three hundred and two, 4 thousand 3 hundred
// and 21, two and a half million.
type sum struct {
	total float64 // of the magnitudes already closed
	open  float64 // below the next magnitude
	piece float64 // the last word added to open, which dozen multiplies
	last  role    // of the last word; 0 at the start
	unit  float64 // value of the last magnitude
}

// value of everything read.
func (a *sum) value() float64 { return a.total + a.open }

// add takes one word; ok is false where it cannot go on the same number.
func (a *sum) add(r role, v float64) bool {
	switch r {
	case unitWord:
		if a.last == unitWord || a.last == tenWord && (v < 1 || v > 9) || a.last == dozenWord {
			return false
		}
		a.open, a.piece = a.open+v, v
	case tenWord:
		if a.last == unitWord || a.last == tenWord || a.last == dozenWord {
			return false
		}
		a.open, a.piece = a.open+v, v
	case hundredWord:
		if a.last == hundredWord || a.open == 0 {
			return false
		}
		a.open *= v
	case dozenWord:
		if a.piece == 0 || a.last == dozenWord {
			return false
		}
		a.open += a.piece * (v - 1)
	case magnitudeWord:
		return a.close(v)
	}
	a.last = r
	return true
}

// close multiplies what is open by a magnitude and adds it to the total.
func (a *sum) close(v float64) bool {
	switch {
	case a.open == 0 && a.last == magnitudeWord: // three lakh crore
		a.total *= v
	case a.open == 0 || a.unit != 0 && v >= a.unit:
		return false
	default:
		a.total += a.open * v
	}
	a.open, a.piece, a.last, a.unit = 0, 0, magnitudeWord, v
	return true
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
	case s.is(k, "a", "an") && s.round(k+1):
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
	if s.v.minus[s.tok(i).lower] {
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
	for v >= 1 && v < 1e12 && s.thousands(end) && (end > i+1 || s.tok(i).end-s.tok(i).start <= 3) && v == math.Trunc(v) {
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
		(whole == 3 || s.text[t.start+3] == '.') && (i < 2 || !s.v.kinds["month"][s.tok(i-2).lower])
}

// words adds the number words from token k on and returns where they end.
func (s *scanner) words(a *sum, k int) int {
	for {
		next := k
		if a.last != 0 && s.hyphen(next) {
			next++
		}
		and := s.is(next, "and") && (a.last == hundredWord || a.last == magnitudeWord || a.last == unitWord)
		if and {
			next++
		}
		if end, ok := s.andPart(a, next, and); ok {
			k = end
			continue
		}
		if and && a.last == unitWord || !s.addWord(a, next, and) {
			return k
		}
		k = next + 1
	}
}

// addWord adds the one word at token k.
func (s *scanner) addWord(a *sum, k int, and bool) bool {
	t := s.tok(k)
	if t.line && a.last != 0 {
		return false
	}
	if t.class == digits {
		small := t.value < 100 && and && a.last == hundredWord
		inner := t.value < 1000 && a.last == magnitudeWord && s.role(k+1, hundredWord) != nil
		return (small || inner) && a.add(unitWord, t.value)
	}
	for _, r := range []role{unitWord, tenWord, hundredWord, dozenWord, magnitudeWord} {
		m := s.role(k, r)
		if m == nil {
			continue
		}
		if and && r >= hundredWord {
			return false
		}
		return a.add(r, m.value)
	}
	return s.is(k, "dozens") && a.last == unitWord && a.add(dozenWord, 12)
}

// andPart reads the "and a half" of "two and a half million" or "a million and a
// half" at token k, behind its and.
func (s *scanner) andPart(a *sum, k int, and bool) (end int, ok bool) {
	if !and || s.is(k, "half") {
		return k, false
	}
	f, ok := s.fraction(k)
	if !ok && (s.is(k, "a", "one") && s.is(k+1, "half")) {
		f, ok = number{end: k + 2, value: 0.5}, true
	}
	if !ok {
		return k, false
	}
	if m := s.role(f.end, magnitudeWord); m != nil && a.last == magnitudeWord && m.value < a.unit {
		a.open = f.value
		return f.end, true
	}
	if a.last == magnitudeWord {
		a.total += f.value * a.unit
		return f.end, true
	}
	a.open += f.value
	return f.end, a.last == unitWord
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
