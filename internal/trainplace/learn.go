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
func learn(examples []example, penalty float64) map[string]float64 {
	weights, squares := map[string]float64{}, map[string]float64{}
	for range rounds {
		gradient := map[string]float64{}
		for _, e := range examples {
			e.gradient(weights, gradient)
		}
		for feature, w := range weights {
			gradient[feature] -= penalty * w
		}
		for feature, g := range gradient {
			squares[feature] += g * g
			weights[feature] += step * g / (1e-6 + math.Sqrt(squares[feature]))
		}
	}
	return weights
}

// gradient adds the gradient of the logarithm of the chance of a right choice.
func (e example) gradient(weights, sum map[string]float64) {
	all, right := e.chances(weights)
	if right == 0 {
		return // the place is not among the choices
	}
	for i, c := range e.choices {
		g := -all[i]
		if e.right(c) {
			g += all[i] / right
		}
		for _, f := range c.Features {
			sum[f] += g
		}
	}
}

// chances returns the chance of each choice, and of all right ones together.
func (e example) chances(weights map[string]float64) (all []float64, right float64) {
	total, top := 0.0, math.Inf(-1)
	for _, c := range e.choices {
		all = append(all, c.score(weights))
		top = max(top, all[len(all)-1])
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
