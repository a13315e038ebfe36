package export

import (
	"strings"

	"recount"
)

// Marks around a figure: brackets, or invisible characters that become colour
// once the sentence is wrapped.
const (
	markOn  = '\u2061'
	markOff = '\u2062'
)

// marked returns the sentence that claims share with marks around each figure.
func marked(claims []recount.Claim, on, off rune) string {
	sentence := []rune(claims[0].Sentence)
	begin := sentenceSpan(&claims[0]).Start
	var out strings.Builder
	done := 0
	for i := range claims {
		start, end := claims[i].Start-begin, claims[i].End-begin
		if start < done || end > len(sentence) || start >= end {
			continue // outside the sentence, or inside a figure already marked
		}
		out.WriteString(string(sentence[done:start]))
		out.WriteRune(on)
		out.WriteString(string(sentence[start:end]))
		out.WriteRune(off)
		done = end
	}
	out.WriteString(string(sentence[done:]))
	return out.String()
}

// markedLines wraps the sentence that claims share, figures marked.
func (l Look) markedLines(claims []recount.Claim, columns int) []string {
	if !l.Colour {
		return wrap(clean(marked(claims, '[', ']')), columns)
	}
	wrapped := wrap(clean(marked(claims, markOn, markOff)), columns)
	on, off := "\x1b["+string(strong)+"m", "\x1b[0m"
	colours := strings.NewReplacer(string(markOn), on, string(markOff), off)
	open := false
	for i, words := range wrapped {
		coloured := colours.Replace(words)
		if open {
			coloured = on + coloured
		}
		open = strings.LastIndex(coloured, on) > strings.LastIndex(coloured, off)
		if open {
			coloured += off
		}
		wrapped[i] = coloured
	}
	return wrapped
}

// sentenceSpan is where the claim's sentence stands in the text.
func sentenceSpan(c *recount.Claim) recount.Span {
	if spans := c.Spans["sentence"]; len(spans) > 0 {
		return spans[0]
	}
	return recount.Span{}
}
