package figure

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
	case a.open == 0 && a.last == magnitudeWord && a.total < largest: // three lakh crore
		a.total *= v
	case a.open == 0 || a.unit != 0 && v >= a.unit:
		return false
	default:
		a.total += a.open * v
	}
	a.open, a.piece, a.last, a.unit = 0, 0, magnitudeWord, v
	return true
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
