package attribution

import (
	"strings"
	"unicode"

	"recount/lang"
)

// longestParty is the most words of a country's or an armed group's name.
const longestParty = 4

// side returns the party that is spoken for, named whole: the country, the
// people or the armed group that stands before the head ("South Korea's spy
// agency", "Israeli officials"), or that speaks itself. It is empty where the
// phrase names none.
func (p phrase) side() string {
	tokens := p.sentence.Tokens()
	for i := p.first; i <= p.head; i++ {
		if i > p.first && tokens[i-1].Lower == "-" {
			continue // "pro-Russian rebels" do not speak for Russia
		}
		for last := min(i+longestParty-1, p.head); last >= i; last-- {
			if p.namesParty(i, last) {
				return p.sentence.Document().Text[tokens[i].Start:tokens[last].End]
			}
		}
	}
	return ""
}

// namesParty tells whether the tokens from first to last name a country, a
// people or an armed group, and stand where they tell whose the head is.
func (p phrase) namesParty(first, last int) bool {
	tokens := p.sentence.Tokens()
	if !unicode.IsUpper(firstRune(tokens[first].Form)) {
		return false
	}
	name := lowerText(tokens[first : last+1])
	return names().place[name] || last < p.head && names().people[name]
}

// lowerText joins the words of tokens by single spaces, in small letters.
func lowerText(tokens []lang.Token) string {
	lower := make([]string, len(tokens))
	for i, t := range tokens {
		lower[i] = t.Lower
	}
	return strings.Join(lower, " ")
}
