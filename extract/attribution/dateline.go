package attribution

import (
	"strings"
	"unicode"

	"recount/lang"
)

// datelineEnd returns the first token after a dateline, "KIEV (Reuters) -" or
// "PORT LIMA, Peru --", and 0 for a sentence without one: capitalised words
// that open a sentence, in capitals or followed by a bracket, up to a dash with
// space around it.
func datelineEnd(tokens []lang.Token) int {
	const longest = 12
	for i, t := range tokens[:min(len(tokens), longest)] {
		if isDash(tokens, i) {
			if i > 0 && (tokens[i-1].Lower == ")" || inCapitals(tokens[0].Form)) {
				return i + 1
			}
			return 0
		}
		if t.UPOS != "PUNCT" && t.UPOS != "NUM" && !unicode.IsUpper(firstRune(t.Form)) {
			return 0
		}
	}
	return 0
}

// isDash tells whether token i is a dash with space around it.
func isDash(tokens []lang.Token, i int) bool {
	if strings.Trim(tokens[i].Lower, "-") != "" || i == 0 || i+1 >= len(tokens) {
		return false
	}
	return tokens[i-1].End < tokens[i].Start && tokens[i].End < tokens[i+1].Start
}

func inCapitals(form string) bool { return len(form) > 1 && strings.ToUpper(form) == form }
