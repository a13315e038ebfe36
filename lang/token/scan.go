package token

import (
	"strings"
	"unicode/utf8"
)

// scan appends the tokens of one paragraph.
func (s *splitter) scan(p span) {
	s.end = p.end
	for i := p.start; i < p.end; {
		kind, size := classAt(s.text, i)
		switch kind {
		case space:
			i += size
		case letter, digit:
			i = s.scanWord(i, s.limit(i, p.end))
		default:
			i = s.scanSymbol(i, s.limit(i, p.end))
		}
	}
}

// limit returns how far a token that begins at byte i may reach.
func (s *splitter) limit(i, end int) int {
	if end-i <= MaxBytes {
		return end
	}
	limit := i + MaxBytes
	for limit > i+MaxBytes-utf8.UTFMax && !utf8.RuneStart(s.text[limit]) {
		limit--
	}
	return limit
}

// add appends the token [start, end) and returns its end.
func (s *splitter) add(start, end int) int {
	s.tokens = append(s.tokens, Token{start, end})
	return end
}

// run returns the end of the letters and digits from byte i on.
func (s *splitter) run(i, limit int) int {
	for i < limit {
		kind, size := classAt(s.text, i)
		if kind < letter {
			break
		}
		i += size
	}
	return min(i, limit)
}

// touches tells that the character before byte i is a letter or digit.
func (s *splitter) touches(i int) bool {
	if i == 0 {
		return false
	}
	r, size := utf8.DecodeLastRuneInString(s.text[:i])
	if r == utf8.RuneError {
		return false
	}
	kind, _ := classAt(s.text, i-size)
	return kind >= letter
}

// scanSymbol appends the token that begins with the symbol at byte i, and
// returns its end.
func (s *splitter) scanSymbol(i, limit int) int {
	c := s.text[i]
	switch {
	case c == '@' && s.touches(i):
		if end := s.scanMail(i, limit); end > 0 {
			return end
		}
	case c == '@' || c == '#':
		if kind, _ := classAt(s.text, i+1); kind == letter {
			return s.add(i, s.run(i+1, limit))
		}
	case c == ':' && strings.HasPrefix(s.text[i:], "://") && s.touches(i):
		if end := s.scanScheme(i, limit); end > 0 {
			return end
		}
	case c == '.' && !s.touches(i):
		if kind, _ := classAt(s.text, i+1); kind == digit {
			return s.scanNumber(i, limit)
		}
	}
	if end := s.sign(i, limit); end > 0 {
		return s.add(i, end)
	}
	if size := apostrophe(s.text, i); size > 0 && !s.touches(i) {
		if end := s.elided(i, i+size, limit); end > 0 {
			return s.add(i, end)
		}
	}
	return s.add(i, s.symbolEnd(i, limit))
}

// symbolEnd returns the end of the symbol at byte i: some count as one token
// when they are repeated.
func (s *splitter) symbolEnd(i, limit int) int {
	first, size := Decode(s.text[i:])
	end, same := i+size, string(first)
	switch first {
	case '!', '?':
		same = "!?"
	case '.', '…':
		same = ".…"
	case '-', '=', '+', '*', '~', '#', '$', '<', '>', '—':
	case '\'', '`':
		if strings.HasPrefix(s.text[end:limit], same) {
			end++
		}
		return end
	default:
		return min(end, limit)
	}
	for end < limit {
		r, size := Decode(s.text[end:limit])
		if !strings.ContainsRune(same, r) {
			break
		}
		end += size
	}
	return min(end, limit)
}

// sign returns the end of a sign made of several symbols that stands alone at
// byte i, or 0.
func (s *splitter) sign(i, limit int) int {
	if c := s.text[i]; c != ':' && c != ';' && c != '=' || s.touches(i) {
		return 0
	}
	for end := i + 2; end <= min(limit, i+len(":-)")); end++ {
		after, _ := classAt(s.text, end)
		if after <= space && s.words.sign.has(s.text[i:end]) {
			return end
		}
	}
	return 0
}

// elided returns the end of a token that begins with the apostrophe at byte i
// (’90s, ’em, or a clitic with a space before it), or 0; at is the byte after
// the apostrophe.
func (s *splitter) elided(i, at, limit int) int {
	end := s.run(at, limit)
	word := s.text[at:end]
	switch {
	case end < limit && s.text[end] == '-':
	case s.words.elided.hasLower(word):
		return end
	case s.words.clitic.hasLower(word) && runeAt(s.text, i) != '‘':
		return end
	case len(word) == 3 && word[2] == 's' && ascii[word[0]] == digit && ascii[word[1]] == digit:
		return end
	}
	return 0
}

// scanNumber appends a number that begins with its decimal point.
func (s *splitter) scanNumber(i, limit int) int {
	return s.scanUnit(i, s.run(i+1, limit), limit)
}

// extend makes the last token reach to end.
func (s *splitter) extend(end int) int {
	s.tokens[len(s.tokens)-1].End = end
	return end
}
