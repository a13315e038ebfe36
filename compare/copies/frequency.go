package copies

import (
	"embed"
	"math"
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

//go:embed frequency.tsv weights.txt credits.txt
var data embed.FS

// frequencies is what frequency.tsv tells: how often stems occur in English.
type frequencies struct {
	weights map[string]float32
	unseen  float32 // weight of a word that the table does not know
}

var frequency = sync.OnceValue(func() (f frequencies) {
	entries := lexicon.MustRead(data, "frequency.tsv")
	counts := make(map[string]float64, len(entries))
	total := 0.0
	for _, e := range entries {
		n, err := strconv.Atoi(e.Field(1))
		if err != nil {
			panic(e.Errorf("%q is no count", e.Field(1)))
		}
		if e.Section == "words in all" {
			total = float64(n)
			continue
		}
		counts[e.Field(0)] = float64(n)
	}
	f.weights = make(map[string]float32, len(counts))
	for stem, n := range counts {
		f.weights[stem] = rarity(n, total)
	}
	f.unseen = rarity(0, total)
	return f
})

// common is the share of all words from which on a word tells nothing of what
// a text is about: one in 700.
const common = 1.0 / 700

// rarity is the logarithm of how much rarer a word is than a common one.
func rarity(count, total float64) float32 {
	return float32(max(0, math.Log(total*common/(count+1))))
}

// weightOf tells how rare a word is. Numbers of one or two digits and years are
// in every report, whatever it is about; longer numbers are rare.
func weightOf(stem string, number bool) float32 {
	f := frequency()
	if number && (len(stem) <= 2 || len(stem) == 4 && (stem[:2] == "19" || stem[:2] == "20")) {
		return f.unseen / 4
	}
	if w, known := f.weights[stem]; known && !number {
		return w
	}
	return f.unseen
}
