package origin

import (
	"math"
	"slices"
	"unicode"

	"recount"
	"recount/compare/profile"
)

// byWording joins claims of different reports whose sentences are nearly word
// for word the same: one text lies behind them, though their reports are no
// copies of each other.
func (f *finder) byWording() {
	seen := make(map[uint64][]int, 2*len(f.order)) // key of a sentence -> claims, one of each wording
	var buffer []uint64
	for _, i := range f.order {
		p := &f.profiles[i]
		w := f.wording(i)
		if len(w.words) < minWords || p.Title {
			continue
		}
		buffer = w.keys(buffer[:0], p.Value)
		if j, ok := f.sameSentence(seen, buffer, i); ok {
			q := &f.profiles[j]
			f.joins.join(j, i, recount.ReasonCopy, "the sentence stands nearly word for word in "+source(q)+" and "+source(p))
			continue
		}
		for _, key := range buffer {
			if len(seen[key]) < maxWordings {
				seen[key] = append(seen[key], i)
			}
		}
	}
}

const (
	minWords    = 8    // of a sentence: shorter ones are alike by chance
	shingle     = 4    // words
	keysKept    = 3    // of a sentence: the smallest hashes of its shingles
	maxWordings = 16   // looked at for one key
	alike       = 0.75 // share of the words of two sentences that both have
)

func (f *finder) sameSentence(seen map[uint64][]int, keys []uint64, i int) (found int, ok bool) {
	p := &f.profiles[i]
	for _, key := range keys {
		for _, j := range seen[key] {
			q := &f.profiles[j]
			if q.Report != p.Report && sameFigure(p, q) && oneVoice(p, q) && f.wording(j).mostly(f.wording(i)) &&
				!(own(p) && f.joins.clash(i, j)) {
				return j, true
			}
		}
	}
	return 0, false
}

// wording is a sentence as hashes of its words, in their order and sorted.
type wording struct {
	words  []uint64
	sorted []uint64
	read   bool
}

// wording returns that of a profile's sentence, read once.
func (f *finder) wording(i int) *wording {
	if w := &f.wordings[i]; !w.read {
		*w = wordingOf(f.profiles[i].Sentence)
	}
	return &f.wordings[i]
}

// The parameters of FNV-1a, the hash of words and of runs of them.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// wordingOf reads a sentence: its words in small letters, without marks.
func wordingOf(sentence string) wording {
	w := wording{read: true, words: make([]uint64, 0, len(sentence)/5+1)}
	h, open := uint64(fnvOffset), false
	for _, r := range sentence {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h, open = (h^uint64(unicode.ToLower(r)))*fnvPrime, true
		case open:
			w.words = append(w.words, h)
			h, open = fnvOffset, false
		}
	}
	if open {
		w.words = append(w.words, h)
	}
	w.sorted = slices.Clone(w.words)
	slices.Sort(w.sorted)
	return w
}

// keys adds the smallest hashes of the runs of words of a sentence, mixed with
// its number: sentences that share most of their words share at least one.
func (w *wording) keys(to []uint64, number float64) []uint64 {
	for k := 0; k+shingle <= len(w.words); k++ {
		h := math.Float64bits(number) ^ fnvOffset
		for _, word := range w.words[k : k+shingle] {
			h = (h ^ word) * fnvPrime
		}
		to = append(to, h)
	}
	slices.Sort(to)
	to = slices.Compact(to)
	return to[:min(keysKept, len(to))]
}

// mostly tells whether two sentences share most of their words.
func (w *wording) mostly(v *wording) bool {
	a, b := w.sorted, v.sorted
	least, most := min(len(a), len(b)), max(len(a), len(b))
	if least < minWords || float64(least) < alike*float64(most) {
		return false
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both, i, j = both+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(both) >= alike*float64(most)
}

// sameWording tells whether the sentences of two claims are nearly word for
// word the same.
func sameWording(p, q *profile.Profile) bool {
	w, v := wordingOf(p.Sentence), wordingOf(q.Sentence)
	return w.mostly(&v)
}
