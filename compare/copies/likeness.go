package copies

import (
	"math"
	"slices"
)

// Likeness is what two documents have in common. S is the shorter one.
type Likeness struct {
	Words, Shared   int     // words of S, and how many stand in runs of five or more that the other has
	Own, OwnShared  int     // the same without quotations
	Longer          float64 // share of the longer one's words in such runs
	Lead            float64 // how much of the rare words of the better known lead the other has
	Rest            float64 // how much of the rare words of S outside runs the other has
	Soft            float64 // how like the sentences of S are to the likest of the other, on average, without quotations
	Aligned         float64 // share of S in sentences that have a counterpart
	Order           float64 // share of counterparts that follow in order
	Numbers, Both   int     // rare numbers of S, and how many of them the other has
	Quotations      int     // quoted words of S in shared runs
	Credit          bool    // one agency is credited by both, or one credits or names the other's outlet
	SameOutlet      bool
	Days            int // between their days of publication; -1 where one has none
	first, second   []bool
	shorter, longer *Document
}

// Compare tells what two documents have in common.
func Compare(a, b *Document) Likeness {
	s, l := a, b
	if len(s.words) > len(l.words) || len(s.words) == len(l.words) && s.text > l.text {
		s, l = l, s
	}
	k := Likeness{shorter: s, longer: l, Words: len(s.words)}
	k.first, k.second = shared(s, l)
	k.countRuns()
	k.align()
	k.Lead = max(lead(s, l), lead(l, s))
	k.countNumbers()
	k.Credit = credited(s, l)
	k.SameOutlet = s.outlet != "" && s.outlet == l.outlet
	k.Days = -1
	if !s.published.IsZero() && !l.published.IsZero() {
		k.Days = max(s.published.Sub(l.published), l.published.Sub(s.published))
	}
	return k
}

func (k *Likeness) countRuns() {
	for i, w := range k.shorter.words {
		in := k.first[i]
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
	n := 0
	for _, in := range k.second {
		if in {
			n++
		}
	}
	k.Longer = ratio(float64(n), float64(len(k.second)))
}

// leadWords is how many words the lead of a report has.
const leadWords = 60

// lead tells how much of the rare words at the head of a stands in b.
func lead(a, b *Document) float64 {
	return covered(b, a.words[:min(len(a.words), leadWords)], func(int) bool { return true })
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
	for _, w := range k.shorter.words {
		if !w.number || w.weight < frequency().unseen || len(seen) > most || slices.Contains(seen, w.key) {
			continue
		}
		seen = append(seen, w.key)
		k.Numbers++
		if k.longer.has(w.key) {
			k.Both++
		}
	}
}

// credited tells that both go back to one agency by their own words, or that
// one names the outlet of the other.
func credited(a, b *Document) bool {
	for _, c := range a.credits {
		same := func(other Credit) bool { return c.key != "" && other.key == c.key }
		if slices.ContainsFunc(b.credits, same) {
			return true
		}
	}
	return a.names(b.outlet) || b.names(a.outlet)
}

func ratio(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return math.Min(1, part/whole)
}
