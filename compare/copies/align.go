package copies

import "cmp"

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
		best := likest(sorted[starts[i]:starts[i+1]], scores)
		weight, like := float64(s.weight), float64(best/s.weight)
		total += weight
		soft += weight * like
		if like >= counterpart {
			aligned += weight
			k.Pairs++
		}
	}
	k.Soft, k.Aligned = ratio(soft, total), ratio(aligned, total)
	k.Rest = covered(k.longer, k.shorter.words, func(i int) bool { return !k.inRuns[i] })
}

// likest returns the weight of the ties to the likest sentence. The scores are
// all zero before and after.
func likest(ties []tie, scores []float32) (best float32) {
	for _, t := range ties {
		scores[t.to] += t.weight
		best = max(best, scores[t.to])
	}
	for _, t := range ties {
		scores[t.to] = 0
	}
	return best
}
