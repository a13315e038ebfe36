package copies

import (
	"math"
	"slices"
)

// Likeness is what two documents have in common. S is the shorter one.
type Likeness struct {
	Reports          bool    // both are reports
	Words, Shared    int     // words of S, and how many stand in runs of five or more that the other has
	Own, OwnShared   int     // the same without quotations
	Quotations       int     // quoted words of S in such runs
	Rest             float64 // how much of the rare words of S outside such runs the other has
	Sentences, Pairs int     // sentences of S that are no quotations, and how many of them have a counterpart
	Soft             float64 // how like these sentences are to the likest of the other, on average
	Aligned          float64 // how much of their weight stands in those with a counterpart
	Told, Swapped    int     // names and numbers of S in sentences with a counterpart, and how many of them that lacks, having others
	Counted, Changed int     // the numbers among them
	Numbers, Both    int     // rare numbers of S, and how many of them the other has
	Days             int     // between their days of publication; -1 where one has none

	inRuns          []bool // words of S
	shorter, longer *Document
}

// Compare tells what two documents have in common.
func Compare(a, b *Document) Likeness {
	s, l := a, b
	if len(s.words) > len(l.words) || len(s.words) == len(l.words) && s.text > l.text {
		s, l = l, s
	}
	k := Likeness{shorter: s, longer: l, Words: len(s.words), Reports: s.unfit == "" && l.unfit == ""}
	k.inRuns = shared(s, l)
	k.countRuns()
	k.align()
	k.countNumbers()
	k.Days = -1
	if !s.published.IsZero() && !l.published.IsZero() {
		k.Days = max(s.published.Sub(l.published), l.published.Sub(s.published))
	}
	return k
}

func (k *Likeness) countRuns() {
	for i, w := range k.shorter.words {
		in := k.inRuns[i]
		switch {
		case in && w.quoted:
			k.Quotations++
		case in:
			k.OwnShared++
		}
		if !w.quoted {
			k.Own++
		}
	}
	k.Shared = k.Quotations + k.OwnShared
}

// covered is the share of the weight of words, those that count, that d has.
func covered(d *Document, words []word, counts func(i int) bool) float64 {
	has, all := float32(0), float32(0)
	for i, w := range words {
		if w.weight == 0 || !counts(i) {
			continue
		}
		all += w.weight
		if d.has(w.key) {
			has += w.weight
		}
	}
	return ratio(float64(has), float64(all))
}

// has tells that a rare word occurs in the document.
func (d *Document) has(key uint64) bool {
	_, found := slices.BinarySearchFunc(d.posts, key, func(p post, key uint64) int {
		switch {
		case p.key < key:
			return -1
		case p.key > key:
			return 1
		}
		return 0
	})
	return found
}

func (k *Likeness) countNumbers() {
	var seen []uint64
	const most = 200
	rare := rarestWeight()
	for _, w := range k.shorter.words {
		if !w.number || w.weight < rare || len(seen) > most || slices.Contains(seen, w.key) {
			continue
		}
		seen = append(seen, w.key)
		k.Numbers++
		if k.longer.has(w.key) {
			k.Both++
		}
	}
}

func ratio(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return math.Min(1, part/whole)
}
