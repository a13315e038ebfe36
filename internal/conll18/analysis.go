package main

import (
	"fmt"
	"strings"

	"recount/internal/conllu"
	"recount/lang/parse"
	"recount/lang/tag"
	"recount/lang/token"
)

// span is a half-open range of bytes of the raw text.
type span struct{ start, end int }

// word is one word of a tree over the raw text.
type word struct {
	span
	upos string
	head int    // index among all words, -1 for a root
	rel  string // without its subtype
}

// analysis is a text with its sentences and words in order.
type analysis struct {
	text      string
	sentences []span
	words     []word
}

// fromTreebank puts the raw text of a treebank together, one paragraph a line,
// and finds its words in it.
func fromTreebank(sentences []conllu.Sentence) (analysis, error) {
	var a analysis
	var text strings.Builder
	for i, s := range sentences {
		switch {
		case i > 0 && s.Opens:
			text.WriteString("\n\n")
		case i > 0:
			text.WriteString(" ")
		}
		words, err := locate(s, text.Len(), len(a.words))
		if err != nil {
			return a, err
		}
		a.words = append(a.words, words...)
		a.sentences = append(a.sentences, span{words[0].start, words[len(words)-1].end})
		text.WriteString(s.Text)
	}
	a.text = text.String()
	return a, nil
}

// locate finds the words of a sentence whose text begins at byte offset of the
// raw text and whose first word has index first.
func locate(s conllu.Sentence, offset, first int) ([]word, error) {
	words := make([]word, len(s.Tokens))
	at := 0
	for i, t := range s.Tokens {
		rest := strings.TrimLeft(s.Text[at:], " \u00a0")
		start := len(s.Text) - len(rest)
		if !strings.HasPrefix(rest, t.Form) {
			return nil, fmt.Errorf("sentence %s: word %d, %q, is not in its place in the text", s.ID, i+1, t.Form)
		}
		at = start + len(t.Form)
		head := -1
		if t.Head >= 0 {
			head = first + t.Head
		}
		words[i] = word{span{offset + start, offset + at}, t.UPOS, head, universal(t.Rel)}
	}
	return words, nil
}

// universal returns a relation without its subtype.
func universal(rel string) string {
	main, _, _ := strings.Cut(rel, ":")
	return main
}

// analyse is recount's own analysis of text.
func analyse(text string) analysis {
	a := analysis{text: text}
	for _, s := range token.Split(text) {
		a.sentences = append(a.sentences, span{s.Start, s.End})
		a.words = append(a.words, parsed(text, s, len(a.words))...)
	}
	return a
}

// parsed returns the words of a sentence, whose first has index first, with
// their tags and tree.
func parsed(text string, s token.Sentence, first int) []word {
	forms := make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		forms[i] = text[t.Start:t.End]
	}
	tags := tag.Default().Tag(forms)
	tree := parse.Default().Parse(forms, tags)
	words := make([]word, len(forms))
	for i, t := range s.Tokens {
		words[i] = word{span{t.Start, t.End}, tags[i].UPOS, -1, ""}
		if !tree.OK() {
			continue
		}
		words[i].rel = universal(tree.Rel[i])
		if head := tree.Head[i]; head >= 0 {
			words[i].head = first + head
		}
	}
	return words
}
