package token

import "unicode/utf8"

// joint tells whether the word that began at byte i, whose last part is
// [part, end), goes on after the character at end: it returns where, or 0.
func (s *splitter) joint(i, part, end, limit int) int {
	if end >= limit {
		return 0
	}
	c := s.text[end]
	next := end + 1
	if c >= utf8.RuneSelf {
		if next = end + apostrophe(s.text, end); next == end {
			return 0
		}
		c = '\''
	}
	after, _ := classAt(s.text, next)
	if next >= limit || after < letter || !s.joins(c, i, span{part, end}, next, limit) {
		return 0
	}
	return next
}

// joins tells whether the sign c holds together the part before it and the
// letter or digit at next.
func (s *splitter) joins(c byte, i int, part span, next, limit int) bool {
	digitBefore := ascii[s.text[part.end-1]] == digit
	digitAfter := ascii[s.text[next]] == digit
	switch c {
	case '\'':
		return !digitAfter
	case '*':
		return !digitAfter && !digitBefore
	case ',':
		return digitBefore && digitAfter && !s.isReference(i, next, limit)
	case ':', '/':
		return digitBefore && digitAfter
	case '.':
		return digitBefore && digitAfter || s.stopJoins(part, next, limit)
	case '-':
		if digitAfter && digitBefore {
			return part.start > i && s.text[part.start-1] == '-' || s.isSerial(i, part, limit)
		}
		return s.hyphenJoins(i, part, next, limit)
	case '&':
		return part.end-part.start <= 3 && s.run(next, limit)-next <= 3
	}
	return false
}

// isReference tells that the comma before next divides numbers in square
// brackets, such as [13,14], rather than the digits of one number.
func (s *splitter) isReference(i, next, limit int) bool {
	return i > 0 && (s.text[i-1] == '[' || s.text[i-1] == ',') && s.run(next, limit)-next != 3
}

// stopJoins tells whether the full stop between part and next is inside an
// abbreviation or a name, rather than a full stop that lacks its space.
func (s *splitter) stopJoins(part span, next, limit int) bool {
	start := part.end
	for start > part.start && ascii[s.text[start-1]] == letter {
		start--
	}
	before, after := part.end-start, s.run(next, limit)-next
	switch {
	case before == 1 && after <= 2, before == 2 && after == 1 && isUpperAt(s.text, start):
		return ascii[s.text[next]] == letter
	}
	return s.text[part.start:part.end] == "www" || s.domainAhead(next, limit)
}

// hyphenJoins tells whether the hyphen between part and next is inside a word:
// after a prefix, or before a suffix.
func (s *splitter) hyphenJoins(i int, part span, next, limit int) bool {
	if part.start == i && part.end-part.start > 1 && isUpperAt(s.text, part.end-1) {
		return false // an acronym: UN-backed
	}
	if part.start == i && s.words.prefix.hasLower(s.text[part.start:part.end]) {
		return true
	}
	return s.words.suffix.has(s.text[next:s.run(next, limit)])
}

// isSerial tells that the digits from byte i on are groups of a telephone
// number or of a date, not the ends of a range: 713-853-3989, 2024-12-18.
func (s *splitter) isSerial(i int, part span, limit int) bool {
	if i != part.start {
		return false
	}
	groups, at, last := 1, part.end, 0
	for at+1 < limit && s.text[at] == '-' && ascii[s.text[at+1]] == digit {
		groups++
		start := at + 1
		at = s.run(start, limit)
		last = at - start
	}
	if groups > 2 {
		return true
	}
	return part.end-i == 3 && last == 4 && s.text[at-2:at] != "00"
}
