// Package story tells what a report is about, as far as comparing needs it:
// which of its words weigh most. Two reports of one happening share names and
// rare words, whoever wrote them.
package story

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"recount/lang/token"
)

// Term is one word with its weight. The word is kept as a hash (XXH3), which is
// the same in every run.
type Term struct {
	Word   uint64
	Weight float32
}

// Terms are words in the order of their hashes, scaled to length 1.
type Terms []Term

// longest is how many terms are kept of a text: enough to tell stories apart,
// few enough to keep beside each of a million claims.
const longest = 60

// Of returns the terms of a text: its words by how rare they are (inverse
// document frequency, Spärck Jones 1972) and how often they come (damped by
// the logarithm), names counting half as much again.
func Of(text string) Terms {
	counts := map[string]*count{}
	for _, sentence := range token.Split(text) {
		for _, t := range sentence.Tokens {
			tally(counts, text[t.Start:t.End])
		}
	}
	terms := make(Terms, 0, len(counts))
	for word, c := range counts {
		terms = append(terms, Term{xxh3.HashString(word), float32(c.weight(word))})
	}
	return terms.heaviest(longest).scaled()
}

type count struct{ all, capital int }

func tally(counts map[string]*count, form string) {
	word, ok := Word(form)
	if !ok {
		return
	}
	c := counts[word]
	if c == nil {
		c = &count{}
		counts[word] = c
	}
	c.all++
	if first, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(first) {
		c.capital++
	}
}

func (c *count) weight(word string) float64 {
	weight := Rarity(word) * (1 + math.Log(float64(c.all)))
	if 2*c.capital > c.all {
		weight *= 1.5
	}
	return weight
}

// Shortest is the length in bytes of the shortest word that tells a story, and
// whose rarity is known.
const Shortest = 3

// Word returns the form under which a word is compared: its stem. It is not ok
// for numbers, marks and very short words, whose rarity is not counted.
func Word(form string) (word string, ok bool) {
	first, _ := utf8.DecodeRuneInString(form)
	if len(form) < Shortest || !unicode.IsLetter(first) {
		return "", false
	}
	word = Stem(form)
	return word, len(word) >= Shortest
}

// heaviest keeps the n heaviest terms; equal ones by hash.
func (t Terms) heaviest(n int) Terms {
	slices.SortFunc(t, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Word, b.Word))
	})
	return t[:min(n, len(t))]
}

// scaled puts terms in order and scales them to length 1.
func (t Terms) scaled() Terms {
	var square float64
	for _, term := range t {
		square += float64(term.Weight) * float64(term.Weight)
	}
	for i := range t {
		t[i].Weight = float32(float64(t[i].Weight) / math.Sqrt(square))
	}
	slices.SortFunc(t, func(a, b Term) int { return cmp.Compare(a.Word, b.Word) })
	return t
}

// Likeness is the cosine of two texts' terms: 0 where they share no word, 1
// where they are the same.
func Likeness(a, b Terms) float64 {
	var sum float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Word < b[j].Word:
			i++
		case a[i].Word > b[j].Word:
			j++
		default:
			sum += float64(a[i].Weight) * float64(b[j].Weight)
			i++
			j++
		}
	}
	return sum
}

// Keys returns the n heaviest words: reports of one story share one of them.
func (t Terms) Keys(n int) []uint64 {
	top := slices.Clone(t).heaviest(n)
	keys := make([]uint64, len(top))
	for i, term := range top {
		keys[i] = term.Word
	}
	return keys
}
