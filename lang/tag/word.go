package tag

import (
	"recount/lang/internal/perceptron"
	"recount/lang/internal/wordform"
)

// word holds the hashes of a form and its pieces that features are made from.
type word struct {
	exact, lower uint64
	suffix       [5]uint64 // by length, 1 to 4
	prefix       [4]uint64 // by length, 1 to 3
	shape        uint64
}

func newWord(form string) word {
	form = wordform.Plain(form)
	lower := wordform.Lower(form)
	w := word{
		exact: perceptron.Hash(form),
		lower: perceptron.Hash(lower),
		shape: perceptron.Hash(wordform.Shape(form)),
	}
	for n := 1; n < len(w.suffix); n++ {
		w.suffix[n] = perceptron.Hash(wordform.Suffix(lower, n))
	}
	w.prefix[1] = perceptron.Hash(wordform.Prefix(form, 1))
	for n := 2; n < len(w.prefix); n++ {
		w.prefix[n] = perceptron.Hash(wordform.Prefix(lower, n))
	}
	return w
}

// margin is the number of empty places that padded puts at either end.
const margin = 2

var outside = newWord("")

// padded appends the words of a sentence to buffer, with a margin at either
// end, so that features can look around without asking where they are: the
// word of token i stands at i+margin.
func padded(buffer []word, forms []string) []word {
	buffer = append(buffer, outside, outside)
	for _, form := range forms {
		buffer = append(buffer, newWord(form))
	}
	return append(buffer, outside, outside)
}
