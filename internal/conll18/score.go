package main

// scores are F1 in percent.
type scores struct{ words, sentences, upos, uas, las float64 }

// compare scores ours against gold; both are analyses of the same text.
func compare(gold, ours analysis) scores {
	index := make(map[span]int, len(ours.words)) // span -> index of our word
	for i, w := range ours.words {
		index[w.span] = i
	}
	var words, upos, arcs, labelled int
	for _, g := range gold.words {
		i, ok := index[g.span]
		if !ok {
			continue
		}
		o := ours.words[i]
		words++
		if o.upos == g.upos {
			upos++
		}
		if !sameHead(gold, ours, g, o) {
			continue
		}
		arcs++
		if o.rel == g.rel {
			labelled++
		}
	}
	f := func(right int) float64 { return f1(right, len(gold.words), len(ours.words)) }
	return scores{
		words: f(words), upos: f(upos), uas: f(arcs), las: f(labelled),
		sentences: f1(common(gold.sentences, ours.sentences), len(gold.sentences), len(ours.sentences)),
	}
}

// sameHead tells that g and o hang from the same characters, or that both are
// roots.
func sameHead(gold, ours analysis, g, o word) bool {
	if g.head < 0 || o.head < 0 {
		return g.head < 0 && o.head < 0
	}
	return gold.words[g.head].span == ours.words[o.head].span
}

// common counts the spans that are in both lists, which are in order.
func common(a, b []span) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i].end < b[j].end || a[i].end == b[j].end && a[i].start < b[j].start:
			i++
		default:
			j++
		}
	}
	return n
}

// f1 is the harmonic mean of precision and recall in percent.
func f1(right, gold, ours int) float64 {
	if gold+ours == 0 {
		return 0
	}
	return 200 * float64(right) / float64(gold+ours)
}
