package story

import (
	"embed"
	"math"
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

//go:embed frequency.txt
var files embed.FS

// frequencies holds in how many of the counted texts a word stands.
type frequencies struct {
	texts float64
	of    map[string]float64
}

var counted = sync.OnceValue(func() frequencies {
	f := frequencies{of: map[string]float64{}}
	for _, e := range lexicon.MustRead(files, "frequency.txt") {
		n, err := strconv.ParseFloat(e.Field(1), 64)
		if err != nil {
			panic(e.Errorf("%q is no number of texts", e.Field(1)))
		}
		if e.Section == "texts" {
			f.texts = n
			continue
		}
		f.of[e.Field(0)] = n
	}
	return f
})

// Rarity is the logarithm of how many texts there are to one with the word: 0
// for a word of every text, about 8 for one that the counted texts lack.
func Rarity(word string) float64 {
	f := counted()
	return math.Log((f.texts + 1) / (f.of[word] + 0.5))
}
