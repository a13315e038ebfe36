package token

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the scanner.
type class uint8

const (
	symbol class = iota // punctuation, signs, control characters, broken UTF-8
	space
	letter // letters, marks, joiners, the underscore
	digit  // digits and vulgar fractions
)

// ascii is the class of each ASCII character; other bytes are symbols.
var ascii = [256]class{
	'\t': space, '\n': space, '\v': space, '\f': space, '\r': space, ' ': space,
	'_': letter,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit,
	'5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter,
	'H': letter, 'I': letter, 'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter,
	'O': letter, 'P': letter, 'Q': letter, 'R': letter, 'S': letter, 'T': letter, 'U': letter,
	'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter,
	'h': letter, 'i': letter, 'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter,
	'o': letter, 'p': letter, 'q': letter, 'r': letter, 's': letter, 't': letter, 'u': letter,
	'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
}

// classAt returns the class of the character at byte i of text and its length
// in bytes; past the end it is a space of no length.
func classAt(text string, i int) (class, int) {
	if i >= len(text) {
		return space, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, size := Decode(text[i:])
	switch {
	case r == utf8.RuneError:
		return symbol, size
	case r == 'º', r == 'ª': // degrees and ordinals, letters to Unicode
		return symbol, size
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		return letter, size
	case unicode.IsSpace(r):
		return space, size
	case unicode.IsDigit(r), isFraction(r):
		return digit, size
	}
	return symbol, size
}

// isFraction tells that r is a vulgar fraction such as ½.
func isFraction(r rune) bool {
	return '¼' <= r && r <= '¾' || '⅐' <= r && r <= '⅞'
}

// runeAt returns the character at byte i of text, or 0 past the end.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	r, _ := Decode(text[i:])
	return r
}

// isUpperAt tells that a capital letter stands at byte i of text.
func isUpperAt(text string, i int) bool { return unicode.IsUpper(runeAt(text, i)) }

// isLowerAt tells that a small letter stands at byte i of text.
func isLowerAt(text string, i int) bool { return unicode.IsLower(runeAt(text, i)) }

// apostrophe returns the length of the apostrophe at byte i of text, else 0.
func apostrophe(text string, i int) int {
	if i < len(text) {
		switch r, size := Decode(text[i:]); r {
		case '\'', '’', '‘', 'ʼ':
			return size
		}
	}
	return 0
}
