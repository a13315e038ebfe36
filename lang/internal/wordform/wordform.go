// Package wordform reduces words to the shapes and pieces by which the
// tagger and the parser know words that they never saw.
package wordform

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recount/lang/token"
)

var typography = strings.NewReplacer(
	"“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "...")

// Plain returns form with typographic quotes, dashes and ellipses written as
// on a typewriter, as the treebanks mostly have them; garbled ones too.
func Plain(form string) string {
	for i := range len(form) {
		if form[i] >= utf8.RuneSelf {
			return typography.Replace(token.Mend(form))
		}
	}
	return form
}

// Lower returns form in lower case with every digit as 0.
func Lower(form string) string {
	form = strings.ToLower(form)
	if strings.IndexFunc(form, isOtherDigit) < 0 {
		return form
	}
	return strings.Map(func(r rune) rune {
		if isOtherDigit(r) {
			return '0'
		}
		return r
	}, form)
}

func isOtherDigit(r rune) bool { return '1' <= r && r <= '9' }

// Shape returns the kinds of form's characters: X and x for letters of upper
// and lower case, d for digits, u for what is not ASCII, other characters as
// they are. Runs longer than two are cut to two.
func Shape(form string) string {
	shape := make([]byte, 0, 16)
	for _, r := range form {
		kind := kindOf(r)
		if n := len(shape); n < 2 || shape[n-1] != kind || shape[n-2] != kind {
			shape = append(shape, kind)
		}
	}
	return string(shape)
}

func kindOf(r rune) byte {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	case unicode.IsDigit(r):
		return 'd'
	case r < utf8.RuneSelf:
		return byte(r)
	}
	return 'u'
}

// Prefix returns the first n characters of s, or s where it is shorter.
func Prefix(s string, n int) string {
	end := 0
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

// Suffix returns the last n characters of s, or s where it is shorter.
func Suffix(s string, n int) string {
	start := len(s)
	for ; n > 0 && start > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return s[start:]
}
