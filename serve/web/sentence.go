package web

import (
	"strings"

	"recount/ledger"
)

// inSentence cuts a claim's sentence about its figure. Where the figure stands
// in it more than once, the place in the report tells which.
func inSentence(c ledger.Linked) []piece {
	sentence, figure := string(c.Sentence), string(c.Figure)
	at := strings.Index(sentence, figure)
	if spans := c.Spans["sentence"]; len(spans) == 1 {
		runes := []rune(sentence)
		if start := c.Start - spans[0].Start; start >= 0 && start <= len(runes) && strings.HasPrefix(string(runes[start:]), figure) {
			at = len(string(runes[:start]))
		}
	}
	if figure == "" || at < 0 {
		return []piece{{Text: sentence}}
	}
	return []piece{{Text: sentence[:at]}, {Text: figure, Claim: c.ID}, {Text: sentence[at+len(figure):]}}
}
