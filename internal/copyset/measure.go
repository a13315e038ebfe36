package copyset

import (
	"fmt"
	"strings"
)

// Scores are how pairs were decided.
type Scores struct {
	table map[Label]map[Label]int // label -> decided; empty for no copy
}

// Measure sets decisions beside labels. A decision is the kind of copy, or
// empty.
func Measure(pairs []Pair, decided []Label) Scores {
	s := Scores{map[Label]map[Label]int{}}
	for _, label := range Labels {
		s.table[label] = map[Label]int{}
	}
	for i, p := range pairs {
		s.table[p.Label][decided[i]]++
	}
	return s
}

// Text returns precision, recall and F1 of telling copies and partial copies
// from all other pairs.
func (s Scores) Text() (precision, recall, f1 float64) {
	right, found, gold := 0, 0, 0
	for _, label := range Labels {
		for decided, n := range s.table[label] {
			if decided.IsText() {
				found += n
			}
			if label.IsText() {
				gold += n
			}
			if decided.IsText() && label.IsText() {
				right += n
			}
		}
	}
	return part(right, found), part(right, gold), part(2*right, found+gold)
}

// Rewrites returns how many rewrites are told to be rewrites, how many are
// told to be copies of any kind, and how many there are.
func (s Scores) Rewrites() (exact, found, all int) {
	for decided, n := range s.table[Rewrite] {
		all += n
		if decided == Rewrite {
			exact += n
		}
		if decided != "" {
			found += n
		}
	}
	return exact, found, all
}

// Collapsed returns how many pairs that are no copies are told to be some, and
// how many pairs are no copies.
func (s Scores) Collapsed() (wrong, all int) {
	for _, label := range Labels {
		if !label.IsNone() {
			continue
		}
		for decided, n := range s.table[label] {
			all += n
			if decided != "" {
				wrong += n
			}
		}
	}
	return wrong, all
}

// String is what the commands print.
func (s Scores) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%-12s %6s %6s %7s %6s\n", "label", Copy, Partly, Rewrite, "none")
	for _, label := range Labels {
		row := s.table[label]
		fmt.Fprintf(&text, "%-12s %6d %6d %7d %6d\n", label, row[Copy], row[Partly], row[Rewrite], row[""])
	}
	precision, recall, f1 := s.Text()
	fmt.Fprintf(&text, "copy or partly: precision %.3f recall %.3f F1 %.3f\n", precision, recall, f1)
	exact, found, rewrites := s.Rewrites()
	fmt.Fprintf(&text, "rewrites: found %.3f (%d of %d), as a copy of any kind %.3f\n", part(exact, rewrites), exact, rewrites, part(found, rewrites))
	wrong, none := s.Collapsed()
	fmt.Fprintf(&text, "no copies: collapsed %.3f (%d of %d)\n", part(wrong, none), wrong, none)
	return text.String()
}

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
