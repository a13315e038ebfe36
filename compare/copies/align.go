package copies

import (
	"cmp"
	"slices"
)

// often is the number of sentences from which on a word joins none: it is what
// the report is about, or the text repeats itself.
const often = 12

// tie is a rare word that a sentence of one document shares with one of
// another.
type tie struct {
	from, to int32
	weight   float32
}

// ties returns the shared words of two documents, in no order.
func ties(a, b *Document) []tie {
	all := make([]tie, 0, 2*min(len(a.posts), len(b.posts)))
	x, y := a.posts, b.posts
	for len(x) > 0 && len(y) > 0 {
		switch c := cmp.Compare(x[0].key, y[0].key); {
		case c < 0:
			x = x[1:]
		case c > 0:
			y = y[1:]
		default:
			n, m := samePosts(x), samePosts(y)
			if n <= often && m <= often {
				for _, p := range x[:n] {
					for _, q := range y[:m] {
						all = append(all, tie{p.sentence, q.sentence, p.weight})
					}
				}
			}
			x, y = x[n:], y[m:]
		}
	}
	return all
}

func samePosts(list []post) int {
	n := 1
	for n < len(list) && list[n].key == list[0].key {
		n++
	}
	return n
}

// bySentence puts ties of one sentence together: those of sentence i are
// sorted[starts[i]:starts[i+1]].
func bySentence(all []tie, sentences int) (sorted []tie, starts []int) {
	starts = make([]int, sentences+2)
	for _, t := range all {
		starts[t.from+2]++
	}
	for i := 2; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	sorted = make([]tie, len(all))
	for _, t := range all {
		sorted[starts[t.from+1]] = t
		starts[t.from+1]++
	}
	return sorted, starts[:sentences+1]
}

const (
	counterpart = 0.5 // of the weight of a sentence that its counterpart has
	mostQuoted  = 0.5 // of the weight of a sentence that is not left out as a quotation
)

// align finds for each sentence of the shorter document the likest one of the
// longer. Quoted sentences are left out: who quotes one statement need not
// know of the other.
func (k *Likeness) align() {
	sorted, starts := bySentence(ties(k.shorter, k.longer), len(k.shorter.sentences))
	scores := make([]float32, len(k.longer.sentences))
	total, soft, aligned := 0.0, 0.0, 0.0
	for i, s := range k.shorter.sentences {
		if s.weight == 0 || s.quoted > mostQuoted*s.weight {
			continue
		}
		k.Sentences++
		best, in := likest(sorted[starts[i]:starts[i+1]], scores)
		weight, like := float64(s.weight), float64(best/s.weight)
		total += weight
		soft += weight * like
		if like >= counterpart {
			aligned += weight
			k.Pairs++
			k.countSwapped(s, k.longer.sentences[in])
		}
	}
	k.Soft, k.Aligned = ratio(soft, total), ratio(aligned, total)
	k.Rest = covered(k.longer, k.shorter.words, func(i int) bool { return !k.inRuns[i] })
}

// countSwapped counts the names and numbers of a sentence, and those that its
// counterpart lacks though it has others: bulletins of one template tell of
// another place, and of other numbers, in the same words.
func (k *Likeness) countSwapped(s, other sentence) {
	here, there := k.shorter.words[s.first:s.end], k.longer.words[other.first:other.end]
	told, swapped := swaps(k, here, there, isNumber)
	k.Counted, k.Changed = k.Counted+told, k.Changed+swapped
	k.Told, k.Swapped = k.Told+told, k.Swapped+swapped
	told, swapped = swaps(k, here, there, isName)
	k.Told, k.Swapped = k.Told+told, k.Swapped+swapped
}

// swaps counts the words of a kind of a sentence, and those that its counterpart
// lacks though it has others.
func swaps(k *Likeness, here, there []word, kind func(*Document, []word, int) bool) (told, swapped int) {
	for i := range here {
		if kind(k.shorter, here, i) {
			told++
		}
	}
	if told > 0 && len(lacking(k.longer, there, here, kind)) > 0 {
		swapped = len(lacking(k.shorter, here, there, kind))
	}
	return told, swapped
}

// lacking returns the words of a kind of one sentence that another lacks.
func lacking(d *Document, sentence, other []word, kind func(*Document, []word, int) bool) []word {
	var lacks []word
	for i, w := range sentence {
		if kind(d, sentence, i) && !slices.ContainsFunc(other, func(v word) bool { return v.key == w.key }) {
			lacks = append(lacks, w)
		}
	}
	return lacks
}

func isNumber(_ *Document, sentence []word, i int) bool { return sentence[i].number }

// isName tells whether a word within a sentence begins with a capital and goes on
// in small letters.
func isName(d *Document, sentence []word, i int) bool {
	w := sentence[i]
	if i == 0 || w.number || w.weight == 0 || w.end-w.start < 2 {
		return false
	}
	form := d.text[w.start:w.end]
	return 'A' <= form[0] && form[0] <= 'Z' && 'a' <= form[1] && form[1] <= 'z'
}

// likest returns the weight of the ties to the likest sentence, and which it is.
// The scores are all zero before and after.
func likest(ties []tie, scores []float32) (best float32, in int32) {
	for _, t := range ties {
		scores[t.to] += t.weight
		if scores[t.to] > best {
			best, in = scores[t.to], t.to
		}
	}
	for _, t := range ties {
		scores[t.to] = 0
	}
	return best, in
}
