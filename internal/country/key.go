package country

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key returns the form under which a name is looked up: lower case, without
// diacritics, apostrophes and points, hyphens as spaces, "saint" as "st".
func Key(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range norm.NFD.String(strings.ToValidUTF8(name, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'’‘ʻʼ`´.", r):
		case r == '-', r == '‑', r == '–', unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(special(unicode.ToLower(r)))
		}
	}
	words := strings.Fields(b.String())
	for i, w := range words {
		if w == "saint" {
			words[i] = "st"
		}
	}
	return strings.Join(words, " ")
}

// special makes plain the letters that have no decomposition.
func special(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł':
		return 'l'
	case 'ø':
		return 'o'
	case 'đ', 'ð':
		return 'd'
	}
	return r
}
