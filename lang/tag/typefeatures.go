package tag

import "recount/lang/internal/perceptron"

var outsideTag = perceptron.Hash("")

// paddedTags appends the hashes of the tags to buffer, with a margin at
// either end as padded has it.
func paddedTags(buffer []uint64, tags []Tag) []uint64 {
	buffer = append(buffer, outsideTag, outsideTag)
	for _, t := range tags {
		buffer = append(buffer, perceptron.Hash(t.XPOS))
	}
	return append(buffer, outsideTag, outsideTag)
}

// typeFeatures appends the features of token i for typing: words and tags
// around it, the types given before, and the words that its phrase and its
// verb most likely turn on.
func typeFeatures(f []uint64, words []word, grams []uint64, tags []Tag, i int, before history) []uint64 {
	one, pair := perceptron.Feature, perceptron.Pair
	far, left, w, right, beyond := &words[i], &words[i+1], &words[i+2], &words[i+3], &words[i+4]
	g := grams[i : i+5]
	last := before.one
	f = append(f,
		one(1, 0), one(2, w.lower), one(3, w.exact), one(4, w.suffix[2]), one(5, w.suffix[3]),
		one(6, w.suffix[4]), one(7, w.prefix[3]), one(8, w.shape), one(9, g[2]),
		one(10, far.lower), one(11, left.lower), one(12, right.lower), one(13, beyond.lower),
		one(14, g[1]), one(15, g[3]), pair(16, g[1], g[2]), pair(17, g[2], g[3]),
		pair(18, g[1]^g[2]<<1, g[3]), pair(19, g[0]^g[1]<<1, g[2]), pair(20, g[2]^g[3]<<1, g[4]),

		one(21, last), one(22, before.both()), pair(23, last, w.lower), pair(24, last, g[2]),
		pair(25, last, w.shape), pair(26, last, left.lower), pair(27, last, right.lower),
		pair(28, last, g[1]^g[2]<<1), pair(29, last, g[2]^g[3]<<1), pair(30, last, w.suffix[4]),

		pair(31, left.lower, w.lower), pair(32, w.lower, right.lower), pair(33, left.shape, w.shape),
		pair(34, w.shape, right.shape), pair(35, w.suffix[3], right.suffix[3]),
		pair(36, w.suffix[3], g[2]^g[3]<<1), pair(37, w.lower, g[3]), pair(38, w.lower, g[1]),
		pair(39, left.lower, g[2]), pair(40, right.lower, g[2]),
	)
	return nearbyHeads(f, words, grams, tags, i)
}

// reach is how many tokens ahead nearbyHeads looks.
const reach = 5

// nearbyHeads appends features of the last noun of the run that token i
// belongs to, of what follows it, and of the next verb.
func nearbyHeads(f []uint64, words []word, grams []uint64, tags []Tag, i int) []uint64 {
	one, pair := perceptron.Feature, perceptron.Pair
	end := i
	for end+1 < len(tags) && end-i < reach && isNoun(tags[end+1]) {
		end++
	}
	noun, next, gram := &words[end+margin], &words[end+margin+1], grams[i+margin]
	f = append(f, one(41, noun.lower), pair(42, noun.lower, gram), pair(43, next.lower, gram))
	for k := end + 1; k < len(tags) && k < end+reach; k++ {
		if tags[k].UPOS == "VERB" {
			verb := words[k+margin].lower
			return append(f, one(44, verb), pair(45, verb, gram))
		}
	}
	return f
}

func isNoun(t Tag) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }
