package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recount/internal/country"
)

// countriesIn counts the countries that a text names: by name, people,
// capital, area or seat of government.
func countriesIn(text string) map[string]int {
	found := map[string]int{}
	for at := 0; at < len(text); {
		start, end := nextWord(text, at)
		if r, _ := utf8.DecodeRuneInString(text[start:end]); unicode.IsUpper(r) {
			code, last := longestCountry(text, start, end)
			if code != "" {
				found[code]++
			}
			end = last
		}
		at = max(end, at+1)
	}
	return found
}

// nextWord returns the first word at or after offset at: letters, marks, and
// the hyphens, apostrophes and points between letters ("U.S.", "Guinea-Bissau").
func nextWord(text string, at int) (start, end int) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	n := strings.IndexFunc(text[at:], inWord)
	if n < 0 {
		return len(text), len(text)
	}
	start = at + n
	for end = start; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !inWord(r) {
			next, _ := utf8.DecodeRuneInString(text[end+size:])
			if !strings.ContainsRune("-'’.", r) || !inWord(next) {
				break
			}
		}
		end += size
	}
	return start, end
}

// countryWords bounds the words of a name of a country.
const countryWords = 4

// longestCountry returns the country that the longest run of words from start
// names, and where that run ends; without a country, where the first word ends.
func longestCountry(text string, start, end int) (code string, last int) {
	last = end
	for range countryWords {
		name := strings.TrimSuffix(strings.TrimSuffix(text[start:end], "'s"), "’s")
		c, ok := countryOf(name)
		if !ok && end < len(text) && text[end] == '.' {
			c, ok = countryOf(text[start : end+1]) // "U.S."
		}
		if ok {
			code, last = c, end
		}
		next, nextEnd := nextWord(text, end)
		if next != end+1 || text[end] != ' ' {
			break
		}
		end = nextEnd
	}
	return code, last
}

// countryOf is [country.Of] or [country.Demonym], but for capitals that share their name
// with another town of some size ("Tripoli").
func countryOf(name string) (string, bool) {
	if code, ok := country.Demonym(name); ok {
		return code, true
	}
	code, ok := country.Of(name)
	if ok && country.IsCapital(name) {
		towns, _ := split(lookUp(name), every)
		ok = len(towns) == 0 || outgrows(towns) && towns[0].country == code
	}
	return code, ok
}
