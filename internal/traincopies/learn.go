package main

import (
	"math"

	"recount/compare/copies"
)

// example is one pair as a model sees it.
type example struct {
	signs []copies.Sign
	is    bool
}

const (
	rounds = 3000
	step   = 0.2
)

// learn fits a logistic model by Adagrad over all examples at once, with a
// quadratic penalty on all weights but the bias.
func learn(examples []example, penalty float64) map[string]float64 {
	weights, squares := map[string]float64{}, map[string]float64{}
	for range rounds {
		gradient := map[string]float64{}
		for _, e := range examples {
			miss := -chance(e, weights)
			if e.is {
				miss++
			}
			for _, s := range e.signs {
				gradient[s.Name] += miss * s.Value
			}
		}
		for name, g := range gradient {
			if name != "bias" {
				g -= penalty * weights[name]
			}
			squares[name] += g * g
			weights[name] += step * g / (1e-9 + math.Sqrt(squares[name]))
		}
	}
	return weights
}

func chance(e example, weights map[string]float64) float64 {
	sum := 0.0
	for _, s := range e.signs {
		sum += weights[s.Name] * s.Value
	}
	return 1 / (1 + math.Exp(-sum))
}
