package tag

import "recount/lang/internal/perceptron"

// history holds the labels given to the two tokens before, each plus one; 0
// stands for the place before the sentence.
type history struct{ one, two uint64 }

func (h history) then(label int) history { return history{uint64(label) + 1, h.one} }

// both returns the two labels as one value.
func (h history) both() uint64 { return h.one<<16 | h.two }

// tagFeatures appends the features of the token whose word stands at
// words[margin]. The templates follow Ratnaparkhi (1996) and Toutanova et al.
// (2003), chosen on the treebanks' development sets.
func tagFeatures(f []uint64, words []word, before history, first bool) []uint64 {
	far, left, w, right, beyond := &words[0], &words[1], &words[2], &words[3], &words[4]
	one, pair := perceptron.Feature, perceptron.Pair
	f = append(f,
		one(1, 0), one(2, w.lower), one(3, w.exact), one(4, w.shape),
		one(5, w.suffix[1]), one(6, w.suffix[2]), one(7, w.suffix[3]), one(8, w.suffix[4]),
		one(9, w.prefix[1]), one(10, w.prefix[2]), one(11, w.prefix[3]),

		one(12, before.one), one(13, before.both()),
		pair(14, before.one, w.lower), pair(15, before.one, w.suffix[3]), pair(16, before.one, w.shape),
		pair(17, before.one, right.lower), pair(18, before.both(), w.lower), pair(19, before.both(), right.suffix[3]),
		pair(20, w.suffix[2], right.suffix[2]^before.one),

		one(21, left.lower), one(22, right.lower), one(23, far.lower), one(24, beyond.lower),
		one(25, left.suffix[3]), one(26, right.suffix[3]), one(27, right.suffix[2]),
		one(28, left.shape), one(29, right.shape),

		pair(30, left.lower, w.lower), pair(31, w.lower, right.lower), pair(32, left.lower, right.lower),
		pair(33, right.lower, beyond.lower), pair(34, far.lower, left.lower),
		pair(35, w.shape, right.shape), pair(36, w.suffix[3], right.suffix[3]), pair(37, w.suffix[3], right.lower),
	)
	if first {
		f = append(f, pair(38, w.shape, w.suffix[2]), pair(39, w.lower, right.shape))
	}
	return f
}
