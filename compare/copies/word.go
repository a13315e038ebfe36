package copies

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"recount/lang"
)

// word is one word of a report as comparing sees it.
type word struct {
	key        uint64  // hash of its stem
	start, end int     // bytes in the text
	weight     float32 // how rare it is in English, 0 for common words: see frequency.go
	number     bool    // it is written in digits
	quoted     bool    // it stands between quotation marks
}

// Stem brings a token to what its spellings and commonest endings share:
// small letters, no apostrophes, no commas in numbers, no -s, -ed and -ing. It
// is empty for what is no word. It is exported for internal/countwords.
func Stem(form string) string {
	plain := plainWord(form)
	if plain == "s" || plain == "" {
		return "" // a genitive, which some collections lose
	}
	if plain[0] >= '0' && plain[0] <= '9' {
		return plain
	}
	return cutEnding(plain)
}

// plainWord is the letters and digits of a form in small letters; a point
// stays where it stands between digits.
func plainWord(form string) string {
	if isPlain(form) {
		return form
	}
	form = lang.Plain(form)
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		if r == '.' && form[0] >= '0' && form[0] <= '9' {
			return r
		}
		return -1
	}, form)
}

// isPlain tells that a form is small ASCII letters throughout, as most are.
func isPlain(form string) bool {
	for i := range len(form) {
		if form[i] < 'a' || form[i] > 'z' {
			return false
		}
	}
	return true
}

// cutEnding takes off one ending of inflection. It errs, but always the same
// way on both sides.
func cutEnding(w string) string {
	const shortest = 4 // bytes that must be left
	for _, ending := range []string{"ies", "ing", "ed", "es", "s"} {
		stem, found := strings.CutSuffix(w, ending)
		if !found || len(stem) < shortest {
			continue
		}
		if ending == "s" && (strings.HasSuffix(stem, "s") || strings.HasSuffix(stem, "u")) {
			return w
		}
		if ending == "ies" {
			return stem + "y"
		}
		return strings.TrimSuffix(stem, "e")
	}
	if len(w) > shortest {
		return strings.TrimSuffix(w, "e")
	}
	return w
}

// newWord makes the word of a token, and false where it is none.
func newWord(text string, start, end int) (word, bool) {
	stem := Stem(text[start:end])
	if stem == "" {
		return word{}, false
	}
	first, _ := utf8.DecodeRuneInString(stem)
	w := word{key: xxh3.HashString(stem), start: start, end: end, number: unicode.IsDigit(first)}
	w.weight = weightOf(stem, w.number)
	return w, true
}
