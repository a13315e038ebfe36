package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what kind of token the lexer found.
type class uint8

const (
	word   class = iota // letters, with the digits and apostrophes inside
	digits              // one number written in digits, with its grouping
	odd                 // digits that are no number: versions, dotted dates, very long runs
	mark                // one sign that is neither letter, digit nor space
)

// token is one piece of the text. Every byte that is not space belongs to one
// token.
type token struct {
	start, end int
	class      class
	gap        bool // space or the start of the text stands before it
	line       bool // first on its line
	capital    bool // has an upper-case letter
	lower      string
	value      float64  // of digits
	numeral    *numeral // of number words
	opens      bool     // a word that an expression may begin with, numerals aside
}

// glued tells that nothing stands between t and the token before it.
func (t *token) glued() bool { return !t.gap }

// lexer cuts a text into tokens.
type lexer struct {
	text string
	v    *vocabulary
	toks []token
	gap  bool
	line bool
}

// lexText returns the tokens of text, in one pass.
func lexText(text string, v *vocabulary) []token {
	l := lexer{text: text, v: v, toks: make([]token, 0, len(text)/5+8), gap: true, line: true}
	for i := 0; i < len(text); {
		i = l.next(i)
	}
	return l.toks
}

// next reads what begins at i and returns where it ends.
func (l *lexer) next(i int) int {
	c := l.text[i]
	switch {
	case c == '\n':
		l.gap, l.line = true, l.line || !l.wraps(i)
		return i + 1
	case c == ' ' || c == '\t' || c == '\r':
		l.gap = true
		return i + 1
	case isDigit(c), c == '.' && l.gap && i+1 < len(l.text) && isDigit(l.text[i+1]):
		return l.digits(i)
	case isLetter(c):
		return l.word(i)
	case c < utf8.RuneSelf:
		return l.add(i, i+1, mark)
	}
	r, size := utf8.DecodeRuneInString(l.text[i:])
	switch {
	case unicode.IsSpace(r):
		l.gap = true
		return i + size
	case unicode.IsLetter(r):
		return l.word(i)
	}
	return l.add(i, i+size, mark)
}

// wrapped is the length from which a line may be broken for its length alone.
const wrapped = 50

// wraps tells whether the line break at i only wraps a long line: what stands
// before it ends no sentence, and neither line is empty.
func (l *lexer) wraps(i int) bool {
	rest := strings.TrimLeft(l.text[i+1:], " \t\r")
	if rest == "" || rest[0] == '\n' || rest[0] == '-' || rest[0] == '*' || len(l.toks) == 0 {
		return false
	}
	start := strings.LastIndexByte(l.text[max(0, i-4*wrapped):i], '\n') + 1
	last := l.toks[len(l.toks)-1]
	return min(i, 4*wrapped)-start >= wrapped && (last.class != mark || last.lower == ",")
}

// add appends the token text[i:j] and returns j.
func (l *lexer) add(i, j int, c class) int {
	t := token{start: i, end: j, class: c, gap: l.gap, line: l.line}
	l.gap, l.line = false, false
	switch c {
	case word:
		r, _ := utf8.DecodeRuneInString(l.text[i:])
		t.capital = unicode.IsUpper(r) || strings.ContainsFunc(l.text[i+1:j], unicode.IsUpper)
		t.lower = lower(l.text[i:j])
		t.numeral = l.v.numerals[t.lower]
		t.opens = l.v.openers[t.lower]
	case mark:
		t.lower = l.text[i:j]
		t.numeral = l.v.numerals[t.lower]
	case digits:
		v, ok := digitsValue(l.text[i:j])
		t.value = v
		if !ok {
			t.class = odd
		}
	}
	l.toks = append(l.toks, t)
	return j
}

// lower folds a word as the lexicons spell it: small letters, and no full stops
// in abbreviations ("p.m." is "pm").
func lower(s string) string {
	if strings.IndexByte(s, '.') >= 0 && len(s) > 1 {
		s = strings.ReplaceAll(s, ".", "")
	}
	return strings.ToLower(strings.ReplaceAll(s, "’", "'")) // both return s itself where nothing changes
}

// word reads the word at i: letters with inner apostrophes, digits behind
// letters (MH370, S23) and stops in abbreviations (U.S., p.m.). A currency code
// with its sum (USD115) ends before the digits.
func (l *lexer) word(i int) int {
	if j := l.address(i); j > i {
		return l.add(i, j, word)
	}
	j := l.letters(i)
	if l.dotted(i, j) {
		return l.add(i, l.abbreviation(i), word)
	}
	if j < len(l.text) && isDigit(l.text[j]) && !l.v.isCode(l.text[i:j]) && !l.v.isCode(l.text[max(i-1, 0):j]) {
		for j < len(l.text) && (isDigit(l.text[j]) || isLetter(l.text[j])) {
			j++
		}
	}
	return l.add(i, j, word)
}

// address returns the end of a web address at i, or i: its digits say nothing.
func (l *lexer) address(i int) int {
	rest := l.text[i:]
	if !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return i
	}
	if end := strings.IndexAny(rest, " \t\r\n\"<>)"); end >= 0 {
		return i + end
	}
	return len(l.text)
}

// letters returns the end of the letters, marks and inner apostrophes at i.
func (l *lexer) letters(i int) int {
	for i < len(l.text) {
		c := l.text[i]
		if isLetter(c) || c == '\'' && i+1 < len(l.text) && isLetter(l.text[i+1]) {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			return i
		}
		r, size := utf8.DecodeRuneInString(l.text[i:])
		inner := r == '’' && i+size < len(l.text) && isLetter(l.text[i+size])
		if !inner && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
		i += size
	}
	return i
}

// dotted tells whether the one letter text[i:j] begins an abbreviation.
func (l *lexer) dotted(i, j int) bool {
	return j == i+1 && j+1 < len(l.text) && l.text[j] == '.' && isLetter(l.text[j+1]) &&
		(j+2 == len(l.text) || !isLetter(l.text[j+2]))
}

// abbreviation returns the end of letters with stops between them at i.
func (l *lexer) abbreviation(i int) int {
	for i+1 < len(l.text) && isLetter(l.text[i]) && l.text[i+1] == '.' {
		i += 2
	}
	if i < len(l.text) && isLetter(l.text[i]) && (i+1 == len(l.text) || !isLetter(l.text[i+1])) {
		i++
	}
	return i
}

// digits reads the number at i with its separators.
func (l *lexer) digits(i int) int {
	j := i
	for j < len(l.text) {
		size := separator(l.text[j:])
		if !isDigit(l.text[j]) && (size == 0 || j+size >= len(l.text) || !isDigit(l.text[j+size])) {
			break
		}
		if isDigit(l.text[j]) {
			j++
			continue
		}
		if l.text[j] == ',' && !grouped(l.text[j:]) {
			break
		}
		j += size
	}
	return l.add(i, j, digits)
}

// separator returns the length of the separator at the start of s, 0 for none.
func separator(s string) int {
	switch {
	case s[0] == ',', s[0] == '.', s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// grouped tells whether the comma at the start of s begins groups of digits as
// numbers have them: 1,000 and the Indian 12,34,567.
func grouped(s string) bool {
	for range longest / 3 {
		n := 1
		for n < len(s) && n <= 4 && isDigit(s[n]) {
			n++
		}
		if n == 4 {
			return true
		}
		if n != 3 || n == len(s) || s[n] != ',' {
			return false
		}
		s = s[n:]
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
