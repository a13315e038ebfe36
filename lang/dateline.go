package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DatelineEnd returns the first token after a dateline, "KIEV (Reuters) -",
// "PORT LIMA, Peru --" or "GENEVA The …", and 0 for a sentence without one:
// capitalised words that open a sentence, in capitals or followed by a bracket,
// up to a dash with space around it; or a name in capitals, up to a determiner
// whose capital shows that the sentence begins there.
func DatelineEnd(tokens []Token) int {
	const longest = 12
	for i, t := range tokens[:min(len(tokens), longest)] {
		switch {
		case IsDash(tokens, i):
			if i > 0 && (tokens[i-1].Lower == ")" || inCapitals(tokens[0].Form)) {
				return i + 1
			}
			return 0
		case i > 0 && t.UPOS == "DET" && startsUpper(t.Form) && allInCapitals(tokens[:i]) && !inCapitals(t.Form):
			return i
		case t.UPOS != "PUNCT" && t.UPOS != "NUM" && !startsUpper(t.Form):
			return 0
		}
	}
	return 0
}

// IsDash tells whether token i is a dash with space around it.
func IsDash(tokens []Token, i int) bool {
	if strings.Trim(tokens[i].Lower, "-") != "" || i == 0 || i+1 >= len(tokens) {
		return false
	}
	return tokens[i-1].End < tokens[i].Start && tokens[i].End < tokens[i+1].Start
}

// allInCapitals tells whether tokens are names in capitals, too long for most
// acronyms of bodies.
func allInCapitals(tokens []Token) bool {
	const shortest = 4
	for _, t := range tokens {
		if t.UPOS != "PROPN" || len(t.Form) < shortest || !inCapitals(t.Form) {
			return false
		}
	}
	return true
}

func startsUpper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

func inCapitals(form string) bool { return len(form) > 1 && strings.ToUpper(form) == form }
