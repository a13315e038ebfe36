// Package confidence tells how likely a claim is right: how far the figure, what
// is said of it and on whose word can be trusted to have been read as a careful
// reader would.
//
// It is a logistic model over a few yes-or-no features of how the claim was
// read (features.go). The weights (weights.txt) are fitted by the command
// internal/calibrate, which also measures how well they hold.
package confidence

import (
	"embed"
	"math"
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

// Base names the weight that every claim has, whatever its features.
const Base = "base"

// Of returns how likely value, measure and claimant of a claim are all right: 0
// to 1, both excluded, in thousandths, since more places would mean nothing and
// differ between processors.
func Of(s Signals) float64 { return math.Round(1000*Predict(weights(), Features(s))) / 1000 }

// Predict returns the probability that weights, by feature, give to a claim
// with these features.
func Predict(weights map[string]float64, features []string) float64 {
	odds := weights[Base]
	for _, f := range features {
		odds += weights[f]
	}
	return 1 / (1 + math.Exp(-odds))
}

//go:embed weights.txt
var file embed.FS

var weights = sync.OnceValue(func() map[string]float64 {
	all := map[string]float64{}
	for _, e := range lexicon.MustRead(file, "weights.txt") {
		weight, err := strconv.ParseFloat(e.Field(1), 64)
		if err != nil {
			panic(e.Errorf("%q is no weight", e.Field(1)))
		}
		all[e.Field(0)] = weight
	}
	return all
})
