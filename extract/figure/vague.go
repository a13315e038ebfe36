package figure

// vague reads several, a few hundred, dozens, tens of thousands.
func (s *scanner) vague(i int) (number, bool) {
	if alone, end, ok := s.v.few.at(s.toks, i); ok {
		n, ok := s.few(i, end, alone)
		pair := n.vague == "couple" && n.end == end && !s.is(end-1, "of") && !s.is(end, "more")
		return n, ok && !pair // a couple were arrested
	}
	p := s.role(i, pluralWord)
	if p == nil {
		return number{}, false
	}
	n := number{first: i, end: i + 1, value: p.value, scale: p.value, base: p.value, vague: s.tok(i).lower}
	s.chain(&n)
	if n.end == i+1 && !s.pluralCounts(i) {
		return number{}, false
	}
	return n, true
}

// few reads the round number behind a word like several, if there is one.
func (s *scanner) few(i, end int, alone string) (number, bool) {
	n := number{first: i, end: end, scale: 1, vague: s.tok(end - 1).lower, base: 1}
	for k := end - 1; k > i && s.is(k, "of"); k-- {
		n.vague = s.tok(k - 1).lower
	}
	round := false
	for _, r := range []role{pluralWord, dozenWord, hundredWord, magnitudeWord} {
		if m := s.role(end, r); m != nil {
			n.value, n.base, n.scale, n.end, round = m.value, m.value, m.value, end+1, true
			break
		}
	}
	if round {
		s.chain(&n)
		return n, true
	}
	n.value, _ = digitsValue(alone)
	return n, alone != "-"
}

// chain reads the "of thousands" of "tens of thousands", and the "thousand" of
// "several hundred thousand".
func (s *scanner) chain(n *number) {
	for {
		k := n.end
		if s.is(k, "of") {
			k++
		}
		m := s.role(k, magnitudeWord)
		if p := s.role(k, pluralWord); m == nil && p != nil && p.value >= 100 && k > n.end {
			m = p
		}
		if m == nil || n.value > largest {
			return
		}
		n.value, n.base, n.scale, n.end = n.value*m.value, n.base*m.value, m.value, k+1
	}
}

// pluralCounts tells whether tens and scores at token i count something: both
// words have other senses (test scores, scores twice).
func (s *scanner) pluralCounts(i int) bool {
	switch s.tok(i).lower {
	case "tens":
		return s.is(i+1, "of")
	case "scores":
		return s.is(i+1, "of") && !s.is(i+2, "the") && s.tok(i+2).class == word || s.in("people after", i+1) || s.is(i+1, "more", "were", "have")
	}
	return true
}
