package token

import (
	"embed"
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

//go:embed words.txt
var data embed.FS

// set is a set of words.
type set map[string]struct{}

// words is the content of words.txt.
type words struct {
	divide map[string]int // word -> length of its first part

	title, number, either  set // abbreviations with their full stop
	opener, speech         set
	clitic, elided         set
	prefix, suffix         set
	unit, currency, dollar set
	domain, shout, sign    set
}

// vocabulary reads words.txt, once.
var vocabulary = sync.OnceValue(func() *words {
	sets := map[string]set{}
	divide := map[string]int{}
	for _, e := range lexicon.MustRead(data, "words.txt") {
		if e.Section == "divide" {
			n, err := strconv.Atoi(e.Field(1))
			if err != nil || n < 1 || n >= len(e.Fields[0]) {
				panic(e.Errorf("%q is no place to divide %q", e.Field(1), e.Fields[0]))
			}
			divide[e.Fields[0]] = n
			continue
		}
		if sets[e.Section] == nil {
			sets[e.Section] = set{}
		}
		sets[e.Section][e.Fields[0]] = struct{}{}
	}
	return &words{
		divide: divide,
		title:  sets["title"], number: sets["number"], either: sets["either"],
		opener: sets["opener"], speech: sets["speech"],
		clitic: sets["clitic"], elided: sets["elided"],
		prefix: sets["prefix"], suffix: sets["suffix"],
		unit: sets["unit"], currency: sets["currency"], dollar: sets["dollar"],
		domain: sets["domain"], shout: sets["shout"], sign: sets["sign"],
	}
})

// longest bounds the words that are looked up without regard to case.
const longest = 16

// has tells that word is in the set.
func (s set) has(word string) bool {
	_, ok := s[word]
	return ok
}

// hasLower tells that word in lower case is in the set.
func (s set) hasLower(word string) bool {
	var buf [longest]byte
	lower := lowerInto(&buf, word)
	_, ok := s[string(lower)]
	return ok
}

// hasTitle tells that word is in the set as written, or, where it is written
// in capitals, with only its first letter a capital.
func (s set) hasTitle(word string) bool {
	if s.has(word) {
		return true
	}
	var buf [longest]byte
	lower := lowerInto(&buf, word)
	if len(lower) < 2 || word[0] == lower[0] || word[1] == lower[1] {
		return false
	}
	lower[0] = word[0]
	_, ok := s[string(lower)]
	return ok
}

// lowerInto returns word with its ASCII letters in lower case, or nothing
// where it does not fit in buf.
func lowerInto(buf *[longest]byte, word string) []byte {
	if len(word) > len(buf) {
		return nil
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(word)]
}

// divided returns the length of the first part of a word that is always
// divided, or 0.
func (w *words) divided(word string) int {
	var buf [longest]byte
	return w.divide[string(lowerInto(&buf, word))]
}
