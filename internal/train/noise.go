package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"recount/internal/conllu"
)

// News brings headlines, where case tells little. recased returns about the
// given share of the sentences once more, in capitals, in the title case of
// headlines or in lower case.
func recased(sentences []conllu.Sentence, share float64, seed uint64) []conllu.Sentence {
	random := rand.New(rand.NewPCG(seed, 1))
	styles := []func(string, string) string{upper, title, title, lower}
	var again []conllu.Sentence
	for _, s := range sentences {
		if random.Float64() < share {
			again = append(again, recase(s, styles[random.IntN(len(styles))]))
		}
	}
	return again
}

func recase(s conllu.Sentence, style func(form, upos string) string) conllu.Sentence {
	tokens := make([]conllu.Token, len(s.Tokens))
	for i, t := range s.Tokens {
		t.Form = style(t.Form, t.UPOS)
		tokens[i] = t
	}
	s.Tokens = tokens
	return s
}

func upper(form, _ string) string { return strings.ToUpper(form) }

func lower(form, _ string) string { return strings.ToLower(form) }

// title capitalises all but the short function words.
func title(form, upos string) string {
	switch upos {
	case "ADP", "CCONJ", "DET", "PART":
		if len(form) < 5 {
			return form
		}
	}
	first, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(first)) + form[size:]
}
