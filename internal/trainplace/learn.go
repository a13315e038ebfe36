package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

const (
	rounds = 300
	step   = 0.3
)

// learn fits a conditional logistic model: the chance of a choice is the
// exponent of the sum of its weights, over the sum for all choices of the
// figure. Where several choices are right, the chance that one of them is
// taken is raised. Adagrad over all examples at once, with a quadratic penalty.
func learn(reports []report, penalty float64) map[string]float64 {
	var examples []example
	for _, r := range reports {
		examples = append(examples, r.examples()...)
	}
	ids, names := number(examples)
	weights, squares := make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		gradient := make([]float64, len(names))
		for i, e := range examples {
			e.gradient(ids[i], weights, gradient)
		}
		for f, g := range gradient {
			g -= penalty * weights[f]
			squares[f] += g * g
			weights[f] += step * g / (1e-6 + math.Sqrt(squares[f]))
		}
	}
	named := map[string]float64{}
	for f, w := range weights {
		named[names[f]] = w
	}
	return named
}

// number gives the features numbers: ids by example, choice and feature.
func number(examples []example) (ids [][][]int, names []string) {
	known := map[string]int{}
	for _, e := range examples {
		var choices [][]int
		for _, c := range e.choices {
			var features []int
			for _, f := range c.Features {
				id, ok := known[f]
				if !ok {
					id = len(names)
					known[f] = id
					names = append(names, f)
				}
				features = append(features, id)
			}
			choices = append(choices, features)
		}
		ids = append(ids, choices)
	}
	return ids, names
}

// gradient adds the gradient of the logarithm of the chance of a right choice.
func (e example) gradient(ids [][]int, weights, sum []float64) {
	all, right := e.chances(ids, weights)
	if right == 0 {
		return // the place is not among the choices
	}
	for i, c := range e.choices {
		g := -all[i]
		if e.right(c) {
			g += all[i] / right
		}
		for _, f := range ids[i] {
			sum[f] += g
		}
	}
}

// chances returns the chance of each choice, and of all right ones together.
func (e example) chances(ids [][]int, weights []float64) (all []float64, right float64) {
	total, top := 0.0, math.Inf(-1)
	for i := range e.choices {
		sum := 0.0
		for _, f := range ids[i] {
			sum += weights[f]
		}
		all = append(all, sum)
		top = max(top, sum)
	}
	for i := range all {
		all[i] = math.Exp(all[i] - top)
		total += all[i]
	}
	for i, c := range e.choices {
		all[i] /= total
		if e.right(c) {
			right += all[i]
		}
	}
	return all, right
}

// caution is how much likelier, in natural logarithms of odds, the place of
// another sentence must be than training finds it. Training knows the right
// place of the figure before, where reading has only what was decided, and
// passes a mistake on; and a place that is false misleads more than one missing.
const caution = 0.6

func cautious(weights map[string]float64) map[string]float64 {
	weights["context"] -= caution
	return weights
}

func (c choice) score(weights map[string]float64) float64 {
	sum := 0.0
	for _, f := range c.Features {
		sum += weights[f]
	}
	return sum
}

// best returns the choice of the highest score, the first of equals.
func (e example) best(weights map[string]float64) choice {
	return slices.MaxFunc(e.choices, func(a, b choice) int { return cmp.Compare(a.score(weights), b.score(weights)) })
}

const header = `# How much each sign speaks for a place being that of a figure, in natural
# logarithms of odds. Trained by internal/trainplace on "Contested Figures,
# development set"; the signs are described where they are made (view.go).
`

// least is the smallest weight that is written: smaller ones decide nothing.
const least = 0.02

func write(file string, weights map[string]float64) error {
	var lines []string
	for feature, w := range weights {
		if math.Abs(w) >= least {
			lines = append(lines, fmt.Sprintf("%s\t%.2f\n", feature, w))
		}
	}
	slices.Sort(lines)
	return os.WriteFile(file, []byte(header+strings.Join(lines, "")), 0o644)
}
