package main

import (
	"fmt"
	"strings"
	"unicode"
)

// score counts figures by what was found for them.
type tally struct {
	figures, right         int
	filled, annotated, met int // places given, places annotated, places given rightly
}

func (s *tally) add(e example, best choice) {
	s.figures++
	if e.right(best) {
		s.right++
	}
	if best.words != "" {
		s.filled++
	}
	if e.gold != "" {
		s.annotated++
		if best.words != "" && best.right {
			s.met++
		}
	}
}

func (s tally) String() string {
	precision, recall := float64(s.met)/float64(max(1, s.filled)), float64(s.met)/float64(max(1, s.annotated))
	f1 := 2 * precision * recall / max(precision+recall, 1e-9)
	return fmt.Sprintf("right %.3f, filled P %.3f R %.3f F1 %.3f", float64(s.right)/float64(max(1, s.figures)), precision, recall, f1)
}

func (e example) right(c choice) bool {
	if e.gold == "" || c.words == "" {
		return e.gold == "" && c.words == ""
	}
	return c.right
}

// holds tells whether two wordings of a place name the same one: one holds the
// longest word of the other. Two empty ones do.
func holds(a, b string) bool {
	x, y := contentWords(a), contentWords(b)
	if len(x) == 0 || len(y) == 0 {
		return len(x) == len(y)
	}
	return contains(y, longest(x)) || contains(x, longest(y))
}

// small are the words that say nothing of a place.
const small = " the a an of in on at for and to s from by with his her its their "

func contentWords(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-'
	}) {
		w = strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
		if w != "" && !strings.Contains(small, " "+w+" ") {
			words = append(words, w)
		}
	}
	return words
}

func longest(words []string) string {
	best := ""
	for _, w := range words {
		if len(w) > len(best) {
			best = w
		}
	}
	return best
}

func contains(words []string, want string) bool {
	for _, w := range words {
		if w == want {
			return true
		}
	}
	return false
}
