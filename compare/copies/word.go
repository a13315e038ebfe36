package copies

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"recount/compare/story"
	"recount/lang"
)

// word is one word of a report as comparing sees it.
type word struct {
	key        uint64  // hash of its stem
	start, end int     // bytes in the text
	weight     float32 // how rare it is in English, 0 for common words
	number     bool    // it is written in digits
	quoted     bool    // it stands between quotation marks
}

// stemOf brings a token to what its spellings and endings share: its stem, without
// apostrophes and commas in numbers. It is empty for what is no word.
func stemOf(form string) string {
	plain := plainWord(form)
	if plain == "s" || plain == "" {
		return "" // a genitive, which some collections lose
	}
	if plain[0] >= '0' && plain[0] <= '9' {
		return plain
	}
	return story.Stem(plain)
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

// newWord makes the word of a token, whose place is yet to be told. Its key is 0
// where it is none.
func newWord(form string) word {
	stem := stemOf(form)
	if stem == "" {
		return word{}
	}
	first, _ := utf8.DecodeRuneInString(stem)
	w := word{key: xxh3.HashString(stem), number: unicode.IsDigit(first)}
	w.weight = weightOf(stem, w.number)
	return w
}

// common is the rarity up to which a word tells nothing of what a text is about:
// that of a word in two texts of three.
const common = 0.4

// rarestWeight is the weight of a word that the counted texts lack.
func rarestWeight() float32 { return float32(story.Rarity("") - common) }

// weightOf tells how much rarer a word is than a common one. Numbers of one or two
// digits and years are in every report, whatever it is about; longer numbers are
// as rare as any word.
func weightOf(stem string, number bool) float32 {
	rarest := rarestWeight()
	switch {
	case number && (len(stem) <= 2 || len(stem) == 4 && (stem[:2] == "19" || stem[:2] == "20")):
		return rarest / 4
	case number:
		return rarest
	case len(stem) < story.Shortest:
		return 0
	}
	return float32(max(0, story.Rarity(stem)-common))
}
