package extract

import (
	"recount"
	"recount/internal/country"
	"recount/lang"
)

// nation is a word for a country or its people.
type nation struct {
	code string
	span recount.Span
}

// maxName is how many tokens the name of a people or a country has at most.
const maxName = 3

// nations returns the peoples in a phrase ("North Korean troops"), the
// countries that possess it ("Ukraine's soldiers") and those that follow an
// "of" or "from" ("soldiers from Chad").
func nations(s *lang.Sentence, phrase recount.Span) []nation {
	tokens := s.Tokens()
	first, last := s.Range(phrase)
	if next := last + 1; next < len(tokens) {
		joined := tokens[next].Lower == "and" && tokens[last].UPOS == "ADJ" // "Israeli and Lebanese civilians"
		if joined || tokens[next].Lower == "from" {
			last = min(next+maxName, len(tokens)-1)
		}
	}
	var all []nation
	for i := first; i <= last && i < len(tokens); i++ {
		for to := min(i+maxName, last+1, len(tokens)); to > i; to-- {
			if n, ok := nationAt(s, i, to); ok {
				all, i = append(all, n), to-1
				break
			}
		}
	}
	return all
}

// nationAt reads the tokens from first up to end as the name of a people or,
// where the words around say that those counted belong to it, of a country.
func nationAt(s *lang.Sentence, first, end int) (nation, bool) {
	tokens := s.Tokens()
	around := func(i int) string {
		if i < 0 || i >= len(tokens) {
			return ""
		}
		return tokens[i].Lower
	}
	before, after := around(first-1), around(end)
	if before == "the" {
		before = around(first - 2)
	}
	if after == "-" || before == "-" {
		return nation{}, false
	}
	span := s.Span(first, end-1)
	words := s.Document().Text[span.Start:span.End]
	if code, ok := country.Demonym(words); ok && before != "from" {
		return nation{code, span}, true
	}
	code, ok := country.Of(words)
	return nation{code, span}, ok && (after == "'s" || before == "from" || before == "of")
}
