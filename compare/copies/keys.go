package copies

import (
	"cmp"
	"slices"

	"recount"
)

const (
	bytesAKey  = 150 // of text for each key: 40 keys for 6,000 bytes
	fewestKeys = 24  // for short reports
	mostKeys   = 400 // for what is no report in length
)

// Keys returns what an index of reports keeps of the document: two reports
// that may be copies, partial ones and rewrites too, share at least one key.
// They depend on the words and the addresses alone and stay the same across runs
// and versions.
//
// A key is made of two of the rarest words of a sentence: names and figures,
// which a sentence keeps when it is reworded. The rarest two come first, for
// every sentence; then, where there is room, the first with the third, and so
// on. Of more keys than there is room for the lowest are taken, in whichever
// report they stand.
func (d *Document) Keys() []uint64 {
	if d.unfit != "" {
		return nil
	}
	room := min(mostKeys, max(fewestKeys, len(d.text)/bytesAKey))
	tiers := make([][]uint64, len(pairs))
	for _, s := range d.sentences {
		rare := rarest(d.words[s.first:s.end])
		for i, p := range pairs {
			if p[1] < len(rare) {
				tiers[i] = append(tiers[i], pairKey(rare[p[0]].key, rare[p[1]].key))
			}
		}
	}
	var keys []uint64
	for _, tier := range tiers {
		slices.Sort(tier)
		for _, key := range slices.Compact(tier) {
			if len(keys) < room && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return append(keys, d.Originals()...)
}

// pairs are the words of a sentence that keys are made of, the rarest being 0.
var pairs = [][2]int{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}}

// rarest returns the rarest words of a sentence, at most four, each once.
func rarest(words []word) []word {
	const most = 4
	rare := make([]word, 0, len(words))
	for _, w := range words {
		if w.weight > 0 {
			rare = append(rare, w)
		}
	}
	slices.SortFunc(rare, func(a, b word) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key))
	})
	rare = slices.CompactFunc(rare, func(a, b word) bool { return a.key == b.key })
	return rare[:min(len(rare), most)]
}

// pairKey is the same for both orders of two words.
func pairKey(a, b uint64) uint64 { return mix(mix(2, min(a, b)), max(a, b)) }

// Window is how many days apart, at most, two reports were published that are
// held against each other. One without a day is held against those of all days.
// A text is seldom printed again after two weeks; and of a story that is told
// for years thousands share a key.
const Window = 60

// Apart returns how many days lie between two days of publication: 0 where one
// is not known.
func Apart(a, b recount.Day) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	return max(a.Sub(b), b.Sub(a))
}
