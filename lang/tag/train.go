package tag

import (
	"math/rand/v2"

	"recount/lang/internal/perceptron"
)

// Example is a sentence to learn from. Types is what the Typer should return
// for it; Lemmas what Lemma should; each may be nil where it is not learned.
type Example struct {
	Forms  []string
	Tags   []Tag
	Lemmas []string
	Types  []string
}

// Weights below the first are dropped, those above the second clipped: both
// leave accuracy as it is and make the table small.
const leastWeight, mostWeight = 0.6, 40

// TrainTagger learns a tagger in so many passes over the examples.
func TrainTagger(examples []Example, passes int, seed uint64) *Tagger {
	tags, labels := tagSet(examples)
	certain := certainForms(examples, labels)
	trainer := perceptron.NewTrainer()
	scores := make([]float32, 256)
	var words []word
	var features []uint64
	shuffled(len(examples), passes, seed, func(n int) {
		example := examples[n]
		words = padded(words[:0], example.Forms)
		before := history{}
		for i, form := range example.Forms {
			label, ok := certain[form]
			guess := int(label)
			if !ok {
				features = tagFeatures(features[:0], words[i:], before, i == 0)
				trainer.Score(features, scores)
				guess = best(scores[:len(tags)])
				trainer.Step(features, labels[example.Tags[i]], guess)
			}
			before = before.then(guess)
		}
	})
	return newTagger(tags, certain, trainer.Model(leastWeight, mostWeight))
}

// TrainTyper learns a typer in so many passes over the examples, whose tags
// should be such as a tagger that never saw them gives.
func TrainTyper(examples []Example, passes int, seed uint64) *Typer {
	types, labels := typeSet(examples)
	trainer := perceptron.NewTrainer()
	scores := make([]float32, 256)
	var words []word
	var grams, features []uint64
	shuffled(len(examples), passes, seed, func(n int) {
		example := examples[n]
		words, grams = padded(words[:0], example.Forms), paddedTags(grams[:0], example.Tags)
		before := history{}
		for i := range example.Forms {
			guess := 0
			if heads[example.Tags[i].UPOS] {
				features = typeFeatures(features[:0], words, grams, example.Tags, i, before)
				trainer.Score(features, scores)
				guess = best(scores[:len(types)])
				trainer.Step(features, labels[example.Types[i]], guess)
			}
			before = before.then(guess)
		}
	})
	return newTyper(types, trainer.Model(leastWeight, mostWeight))
}

// typeSet returns the types in the order in which they first occur, "" first.
func typeSet(examples []Example) ([]string, map[string]int) {
	types, labels := []string{""}, map[string]int{"": 0}
	for _, example := range examples {
		for _, t := range example.Types {
			if _, ok := labels[t]; !ok {
				labels[t] = len(types)
				types = append(types, t)
			}
		}
	}
	return types, labels
}

// shuffled calls learn with each of n indices, passes times, in an order that
// depends on the seed alone.
func shuffled(n, passes int, seed uint64, learn func(i int)) {
	random := rand.New(rand.NewPCG(seed, 0))
	for range passes {
		for _, i := range random.Perm(n) {
			learn(i)
		}
	}
}

func best(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// tagSet returns the tags in the order in which they first occur.
func tagSet(examples []Example) ([]Tag, map[Tag]int) {
	var tags []Tag
	labels := make(map[Tag]int)
	for _, example := range examples {
		for _, t := range example.Tags {
			if _, ok := labels[t]; !ok {
				labels[t] = len(tags)
				tags = append(tags, t)
			}
		}
	}
	return tags, labels
}

// certainForms returns the forms seen at least 50 times and, but for one
// time in 500, with one tag only.
func certainForms(examples []Example, labels map[Tag]int) map[string]uint8 {
	counts := make(map[string]map[Tag]int)
	for _, example := range examples {
		for i, form := range example.Forms {
			if counts[form] == nil {
				counts[form] = make(map[Tag]int)
			}
			counts[form][example.Tags[i]]++
		}
	}
	certain := make(map[string]uint8)
	for form, tags := range counts {
		all := 0
		for _, n := range tags {
			all += n
		}
		for t, n := range tags {
			if all >= 50 && 500*n >= 499*all {
				certain[form] = uint8(labels[t])
			}
		}
	}
	return certain
}
