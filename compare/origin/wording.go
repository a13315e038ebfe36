package origin

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"recount"
	"recount/compare/profile"
)

// byWording joins claims of different reports whose sentences are nearly word
// for word the same: one text lies behind them, though their reports are no
// copies of each other.
func (f *finder) byWording() {
	seen := make(map[uint64][]int, 2*len(f.order)) // key of a sentence -> claims, one of each wording
	for _, i := range f.order {
		p := &f.profiles[i]
		words := f.words(i)
		if len(words) < minWords || p.Title {
			continue
		}
		keys := keysOf(words, p)
		if j, ok := f.sameSentence(seen, keys, i); ok {
			q := &f.profiles[j]
			f.joins.join(j, i, recount.ReasonCopy, "the sentence stands nearly word for word in "+source(q)+" and "+source(p))
			continue
		}
		for _, key := range keys {
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
	fnvPrime    = 1099511628211
)

func (f *finder) sameSentence(seen map[uint64][]int, keys []uint64, i int) (found int, ok bool) {
	p := &f.profiles[i]
	for _, key := range keys {
		for _, j := range seen[key] {
			q := &f.profiles[j]
			if q.Report != p.Report && sameFigure(p, q) && oneVoice(p, q) && mostlySame(f.words(j), f.words(i)) &&
				!(own(p) && f.joins.clash(i, j)) {
				return j, true
			}
		}
	}
	return 0, false
}

// keysOf returns the smallest hashes (FNV-1a) of the shingles of a sentence,
// mixed with the number: sentences that share most of their words share at least one.
func keysOf(words []string, p *profile.Profile) []uint64 {
	var hashes []uint64
	for k := 0; k+shingle <= len(words); k++ {
		h := math.Float64bits(p.Value)
		for _, w := range words[k : k+shingle] {
			for _, c := range []byte(w) {
				h = (h ^ uint64(c)) * fnvPrime
			}
			h = (h ^ 0xff) * fnvPrime
		}
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return hashes[:min(keysKept, len(hashes))]
}

// words returns the words of the sentence of a profile, read once.
func (f *finder) words(i int) []string {
	if f.sentences[i] == nil {
		f.sentences[i] = wordsOf(f.profiles[i].Sentence)
	}
	return f.sentences[i]
}

// sameWording tells whether the sentences of two claims are nearly word for
// word the same.
func sameWording(p, q *profile.Profile) bool {
	return mostlySame(wordsOf(p.Sentence), wordsOf(q.Sentence))
}

// mostlySame tells whether two sentences share most of their words.
func mostlySame(a, b []string) bool {
	least, most := min(len(a), len(b)), max(len(a), len(b))
	if least < minWords || float64(least) < alike*float64(most) {
		return false
	}
	count := make(map[string]int, len(a))
	for _, w := range a {
		count[w]++
	}
	both := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return float64(both) >= alike*float64(most)
}

// wordsOf returns the words of a sentence in small letters, without marks.
func wordsOf(sentence string) []string {
	return strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
