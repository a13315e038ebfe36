package copies

import (
	"cmp"
	"slices"

	"recount"
)

const (
	mostSpans = 50 // of a pair, the longest
	mostTwice = 2  // places of a run in one text that are followed up
	closeBy   = 2  // words between two stretches that are shown as one
)

// stretch is a run of words that two documents share.
type stretch struct {
	a, b   int32 // first words
	na, nb int32 // number of words
}

// spans returns the stretches that two documents share, in code points, in the
// order of a. No two of them overlap in either.
func spans(a, b *Document) [][2]recount.Span {
	found := bridge(apart(stretches(a, b)))
	slices.SortFunc(found, func(x, y stretch) int { return cmp.Or(cmp.Compare(y.na, x.na), cmp.Compare(x.a, y.a)) })
	found = found[:min(len(found), mostSpans)]
	slices.SortFunc(found, func(x, y stretch) int { return cmp.Compare(x.a, y.a) })
	pa, pb := recount.NewPoints(a.text), recount.NewPoints(b.text)
	all := make([][2]recount.Span, len(found))
	for i, s := range found {
		all[i] = [2]recount.Span{pa.Span(a.stretch(s.a, s.na)), pb.Span(b.stretch(s.b, s.nb))}
	}
	return all
}

// stretch is where n words from the first on stand, in bytes.
func (d *Document) stretch(first, n int32) recount.Span {
	return recount.Span{Start: d.words[first].start, End: d.words[first+n-1].end}
}

// stretches joins shared runs that go on in both documents, and sorts them by
// length, the longest first.
func stretches(a, b *Document) []stretch {
	var all []stretch
	none := [mostTwice]int{-1, -1}
	open := none // indices of those that end at the word before
	for i, places := range placesIn(a, b) {
		goOn := none
		for n, place := range places {
			if place < 0 {
				break
			}
			grown := slices.IndexFunc(open[:], func(o int) bool { return o >= 0 && all[o].b+all[o].nb-run+1 == place })
			if grown < 0 {
				goOn[n] = len(all)
				all = append(all, stretch{int32(i), place, run, run}) //nolint:gosec // MaxBytes bounds it
				continue
			}
			goOn[n] = open[grown]
			all[goOn[n]].na++
			all[goOn[n]].nb++
		}
		open = goOn
	}
	slices.SortFunc(all, func(x, y stretch) int {
		return cmp.Or(cmp.Compare(y.na, x.na), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return all
}

// placesIn returns for each word of a where the run that begins with it stands
// in b: its first places, -1 where there are fewer.
func placesIn(a, b *Document) [][mostTwice]int32 {
	places := make([][mostTwice]int32, len(a.words))
	for i := range places {
		places[i] = [mostTwice]int32{-1, -1}
	}
	join(a.shingles, b.shingles, func(x, y []shingle) {
		for _, p := range x {
			for n, q := range y[:min(len(y), mostTwice)] {
				places[p.at][n] = q.at
			}
		}
	})
	return places
}

// apart keeps the longest stretches that do not overlap in either document, in
// the order of a.
func apart(longestFirst []stretch) []stretch {
	var kept []stretch
	var inA, inB taken
	for _, s := range longestFirst {
		if inA.free(s.a, s.na) && inB.free(s.b, s.nb) {
			inA.take(s.a, s.na)
			inB.take(s.b, s.nb)
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(x, y stretch) int { return cmp.Compare(x.a, y.a) })
	return kept
}

// taken tells which words are in a stretch already.
type taken []bool

// free tells that none of n words is taken. Stretches come longest first, so
// that one which overlaps has an end inside.
func (t taken) free(first, n int32) bool { return !t.at(first) && !t.at(first+n-1) }

func (t taken) at(i int32) bool { return int(i) < len(t) && t[i] }

func (t *taken) take(first, n int32) {
	if grow := int(first+n) - len(*t); grow > 0 {
		*t = append(*t, make([]bool, grow)...)
	}
	for i := first; i < first+n; i++ {
		(*t)[i] = true
	}
}

// bridge joins neighbours between which few words differ.
func bridge(inOrder []stretch) []stretch {
	var joined []stretch
	for _, s := range inOrder {
		if n := len(joined); n > 0 {
			last := &joined[n-1]
			gapA, gapB := s.a-last.a-last.na, s.b-last.b-last.nb
			if gapA <= closeBy && gapB >= 0 && gapB <= closeBy {
				last.na, last.nb = s.a+s.na-last.a, s.b+s.nb-last.b
				continue
			}
		}
		joined = append(joined, s)
	}
	return joined
}
