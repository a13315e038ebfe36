package join

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// table is weights.txt as read.
type table struct {
	weight map[string]float64
	near   [][]recount.Measure
	harm   []recount.Measure
	broad  []recount.Measure
}

var weights = sync.OnceValue(func() table {
	t := table{weight: map[string]float64{}}
	for _, e := range lexicon.MustRead(files, "weights.txt") {
		switch e.Section {
		case "near":
			t.near = append(t.near, measures(e))
		case "harm":
			t.harm = measures(e)
		case "broad":
			t.broad = measures(e)
		default:
			var weight float64
			if _, err := fmt.Sscan(e.Field(1), &weight); err != nil {
				panic(e.Errorf("%q is no weight", e.Field(1)))
			}
			t.weight[e.Field(0)] = weight
		}
	}
	return t
})

func measures(e lexicon.Entry) []recount.Measure {
	var list []recount.Measure
	for _, name := range strings.Fields(e.Field(0)) {
		if !slices.Contains(recount.Measures(), recount.Measure(name)) {
			panic(e.Errorf("%q is no measure", name))
		}
		list = append(list, recount.Measure(name))
	}
	return list
}

// of returns the weight of a ground. Asking for one that weights.txt lacks is a
// fault of the program.
func (t table) of(ground string) float64 {
	weight, ok := t.weight[ground]
	if !ok {
		panic("weights.txt has no ground " + ground)
	}
	return weight
}

// isNear tells whether two measures are such as reports do not keep apart.
func (t table) isNear(a, b recount.Measure) bool {
	return slices.ContainsFunc(t.near, func(group []recount.Measure) bool {
		return slices.Contains(group, a) && slices.Contains(group, b)
	})
}

func (t table) isHarm(m recount.Measure) bool  { return slices.Contains(t.harm, m) }
func (t table) isBroad(m recount.Measure) bool { return slices.Contains(t.broad, m) }
