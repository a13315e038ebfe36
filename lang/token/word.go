package token

import "strings"

// scanWord appends the tokens of the word at byte i and returns the end of the
// last.
func (s *splitter) scanWord(i, limit int) int {
	end := s.run(i, limit)
	for part := i; ; {
		next := s.joint(i, part, end, limit)
		if next == 0 {
			break
		}
		part, end = next, s.run(next, limit)
	}
	switch {
	case s.isPath(i, end, limit):
		return s.add(i, s.address(end, limit))
	case end < limit && s.text[end] == '$' && s.words.dollar.has(s.text[i:end]):
		return s.add(i, end+1)
	}
	return s.scanUnit(i, end, limit)
}

// isPath tells that the word [i, end) is the host of an address with a path.
func (s *splitter) isPath(i, end, limit int) bool {
	if end+1 >= limit || s.text[end] != '/' || !strings.Contains(s.text[i:end], ".") {
		return false
	}
	after, _ := classAt(s.text, end+1)
	first, _ := classAt(s.text, i)
	return after != space && first == letter
}

// scanUnit appends the word [i, end), a number apart from the unit or currency
// that is written to it: 5.6|bn, 155|mm, Rs|500.
func (s *splitter) scanUnit(i, end, limit int) int {
	at := i
	first, _ := classAt(s.text, i)
	if first == letter {
		for at < end && ascii[s.text[at]] == letter {
			at++
		}
		if at < end && ascii[s.text[at]] == digit && s.words.currency.has(s.text[i:at]) {
			s.add(i, at)
			return s.scanUnit(at, end, limit)
		}
		return s.scanStop(i, end, limit)
	}
	for at < end && ascii[s.text[at]] != letter {
		at++
	}
	if at < end && s.isUnit(s.text[at:end]) {
		s.add(i, at)
		i = at
	}
	if end < limit && s.text[end] == '.' && isDotted(s.text[i:end+1]) {
		return s.add(i, end+1) // 5p.m.
	}
	return s.scanClitic(i, end)
}

// isUnit tells that word, written to the end of a number, is a unit, or any
// word of four letters or more that lacks its space: 5million.
func (s *splitter) isUnit(word string) bool {
	if s.words.unit.has(word) {
		return true
	}
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return len(word) >= 4
}

// scanStop appends the word [i, end) with the full stop after it, if it is an
// abbreviation.
func (s *splitter) scanStop(i, end, limit int) int {
	if end < limit && (s.text[end] == '.' && s.isAbbreviation(i, end) ||
		s.text[end] == '!' && s.words.shout.has(s.text[i:end])) {
		return s.add(i, end+1)
	}
	return s.scanClitic(i, end)
}

// isAbbreviation tells that the full stop after the word [i, end) belongs to
// the word, whether or not it ends a sentence as well.
func (s *splitter) isAbbreviation(i, end int) bool {
	if strings.HasPrefix(s.text[end:], "...") {
		return false // an ellipsis
	}
	word := s.text[i : end+1]
	switch {
	case isDotted(word):
		return true
	case s.words.number.hasTitle(word):
		return s.numberAhead(end + 1)
	case len(word) == 2 && isUpperAt(word, 0):
		return s.isInitial(end)
	}
	return s.words.title.hasTitle(word) || s.words.either.hasTitle(word)
}

// isDotted tells that word, or what follows its last hyphen, is made of one or
// two letters before each of at least two full stops: U.S., a.m., Ph.D.
func isDotted(word string) bool {
	word = word[strings.LastIndexByte(word, '-')+1:]
	parts, length := 0, 0
	for i := range len(word) {
		switch {
		case word[i] != '.':
			length++
		case length == 0 || length > 2:
			return false
		default:
			parts, length = parts+1, 0
		}
		if ascii[word[i]] == digit {
			return false
		}
	}
	return parts > 1
}

// isInitial tells that the capital letter before byte end stands for a name: a
// name follows, not the end of the paragraph or the beginning of a sentence.
func (s *splitter) isInitial(end int) bool {
	if last := len(s.tokens) - 1; last >= 0 && s.form(last) == "&" {
		return true
	}
	at := s.skipSpace(end + 1)
	if at >= s.end {
		return false
	}
	word := s.text[at:s.run(at, min(at+MaxBytes, s.end))]
	if word == "" {
		return strings.IndexByte(",;&", s.text[at]) >= 0
	}
	if len(word) == 1 && strings.HasPrefix(s.text[at+1:], ".") {
		return true // the next initial
	}
	return isUpperAt(word, 0) && !s.words.opener.hasTitle(word)
}

// skipSpace returns the first byte from i on that is not white space in the
// same paragraph.
func (s *splitter) skipSpace(i int) int {
	for i < s.end {
		kind, size := classAt(s.text, i)
		if kind != space {
			break
		}
		i += size
	}
	return i
}

// numberAhead tells that a number follows byte i.
func (s *splitter) numberAhead(i int) bool {
	at := s.skipSpace(i)
	kind, _ := classAt(s.text[:s.end], at)
	return kind == digit
}

// scanClitic appends the word [i, end), divided before its clitics and where
// words.txt says so, and returns end.
func (s *splitter) scanClitic(i, end int) int {
	if n := s.words.divided(s.text[i:end]); n > 0 {
		s.add(i, i+n)
		return s.add(i+n, end)
	}
	if at := s.clitic(i, end); at > i {
		s.scanClitic(i, at)
		return s.add(at, end)
	}
	return s.add(i, end)
}

// isDecade tells that word is a number such as 1960 or 60, with which an
// apostrophe and s make a decade.
func isDecade(word string) bool {
	if len(word) != 2 && len(word) != 4 || word[len(word)-1] != '0' {
		return false
	}
	return strings.Trim(word, "0123456789") == ""
}

// longestClitic is the most bytes that a clitic has, its apostrophe garbled.
const longestClitic = len("â€™ve")

// clitic returns the byte at which the last clitic of the word [i, end)
// begins, or i.
func (s *splitter) clitic(i, end int) int {
	for at := end - 1; at > i && at >= end-longestClitic; at-- {
		size := apostrophe(s.text, at)
		if size == 0 || at+size > end {
			continue
		}
		rest := s.text[at+size : end]
		switch {
		case rest == "s" && isDecade(s.text[i:at]):
			return i
		case s.words.clitic.hasLower(rest):
			return at
		case (rest == "t" || rest == "T") && (s.text[at-1]|0x20) == 'n':
			return at - 1
		}
		return i
	}
	return i
}
