package main

import (
	"math"
	"math/rand/v2"

	"recount/extract/attribution/roles"
)

// learn fits a log-linear model by AdaGrad with a light L2 penalty and returns
// its table, one row of outputs per feature row: the mean of the weights after
// each pass, which varies less than the last. Features seen fewer than rare
// times get no weight: they would only crowd the table.
func learn(examples []example, outputs, rows int, rare uint8, epochs int) []float32 {
	keep := frequent(examples, rare)
	weights := make([]float32, rows*outputs)
	squares := make([]float32, rows*outputs)
	mean := make([]float32, rows*outputs)
	var features []uint64
	order := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		for _, i := range order.Perm(len(examples)) {
			e := examples[i]
			features = keep.filter(e.features, features[:0])
			gradient := gradients(weights, features, outputs, e.answer)
			for _, f := range features {
				row := int(f%uint64(rows)) * outputs
				for o, g := range gradient[:outputs] {
					update(&weights[row+o], &squares[row+o], g)
				}
			}
		}
		for i, w := range weights {
			mean[i] += w / float32(epochs)
		}
	}
	return mean
}

func update(weight, square *float32, gradient float32) {
	const rate, penalty = 0.1, 2e-5
	gradient += penalty * *weight
	*square += gradient * gradient
	*weight -= rate * gradient / (float32(math.Sqrt(float64(*square))) + 1e-3)
}

// gradients of the log loss towards each output's score.
func gradients(weights []float32, features []uint64, outputs int, answer uint8) [roles.Count]float32 {
	scores := score(weights, features, outputs)
	var out [roles.Count]float32
	if outputs == 1 {
		out[0] = float32(1/(1+math.Exp(-scores[0]))) - float32(answer)
		return out
	}
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(s)
	}
	for o, s := range scores {
		out[o] = float32(math.Exp(s) / sum)
	}
	out[answer]--
	return out
}

func score(weights []float32, features []uint64, outputs int) [roles.Count]float64 {
	rows := uint64(len(weights) / outputs)
	var sums [roles.Count]float64
	for _, f := range features {
		row := int(f%rows) * outputs
		for o, w := range weights[row : row+outputs] {
			sums[o] += float64(w)
		}
	}
	return sums
}

// counts holds how often each feature was seen, by a wide hash.
type counts struct {
	seen []uint8
	rare uint8
}

func frequent(examples []example, rare uint8) *counts {
	c := &counts{seen: make([]uint8, 1<<24), rare: rare}
	for _, e := range examples {
		for _, f := range e.features {
			if n := &c.seen[f>>40]; *n < rare {
				*n++
			}
		}
	}
	return c
}

// filter appends the features that are not rare.
func (c *counts) filter(features, kept []uint64) []uint64 {
	for _, f := range features {
		if c.seen[f>>40] >= c.rare {
			kept = append(kept, f)
		}
	}
	return kept
}

// crossLooks returns the decisions of the second look, each on a walk by a
// model that has not seen the report: on reports it has seen the walk makes
// too few mistakes to learn from.
func crossLooks(sets []examples, epochs int) []example {
	var folds [2][]examples
	for i, set := range sets {
		folds[i%2] = append(folds[i%2], set)
	}
	var out []example
	for i, fold := range folds {
		steps := learnSteps(join(folds[1-i]), epochs)
		model, err := roles.NewModel(make([]float32, 1<<roles.CueBits), steps, make([]float32, roles.Count<<roles.LookBits))
		if err != nil {
			panic(err) // the sizes are ours
		}
		for _, f := range join(fold).frames {
			out = append(out, f.looks(model)...)
		}
	}
	return out
}
