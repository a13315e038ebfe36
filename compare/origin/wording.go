package origin

import (
	"hash/fnv"
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
	seen := map[uint64][]int{} // key of a sentence -> claims, one of each wording
	for _, i := range f.order {
		p := &f.profiles[i]
		words := wordsOf(p.Sentence)
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
)

func (f *finder) sameSentence(seen map[uint64][]int, keys []uint64, i int) (found int, ok bool) {
	p := &f.profiles[i]
	for _, key := range keys {
		for _, j := range seen[key] {
			q := &f.profiles[j]
			if q.Report != p.Report && sameFigure(p, q) && oneVoice(p, q) && sameWording(p, q) {
				return j, true
			}
		}
	}
	return 0, false
}

// keysOf returns the smallest hashes of the shingles of a sentence, mixed with
// the number: sentences that share most of their words share at least one.
func keysOf(words []string, p *profile.Profile) []uint64 {
	var hashes []uint64
	for k := 0; k+shingle <= len(words); k++ {
		h := fnv.New64a()
		for _, w := range words[k : k+shingle] {
			h.Write([]byte(w))    //nolint:errcheck // a hash takes all
			h.Write([]byte{0xff}) //nolint:errcheck
		}
		hashes = append(hashes, h.Sum64()^math.Float64bits(p.Value))
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)[:min(keysKept, len(slices.Compact(hashes)))]
}

// sameWording tells whether the sentences of two claims are nearly word for
// word the same.
func sameWording(p, q *profile.Profile) bool {
	a, b := wordsOf(p.Sentence), wordsOf(q.Sentence)
	if min(len(a), len(b)) < minWords {
		return false
	}
	count := map[string]int{}
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
	return float64(both) >= alike*float64(max(len(a), len(b)))
}

// wordsOf returns the words of a sentence in small letters, without marks.
func wordsOf(sentence string) []string {
	return strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
