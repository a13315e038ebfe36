package place

import (
	"embed"
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

//go:embed weights.txt
var weightFile embed.FS

var weights = sync.OnceValue(func() map[string]float64 {
	w := map[string]float64{}
	for _, e := range lexicon.MustRead(weightFile, "weights.txt") {
		value, err := strconv.ParseFloat(e.Field(1), 64)
		if err != nil {
			panic(e.Errorf("%q is no weight", e.Field(1)))
		}
		w[e.Field(0)] = value
	}
	return w
})

// score sums the weights of features, in logarithms of odds.
func score(features []string) float64 {
	sum := 0.0
	for _, f := range features {
		sum += weights()[f]
	}
	return sum
}
