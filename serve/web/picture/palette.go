package picture

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// palette holds the colours of claimant lines. Each stands out by 3:1 at least
// against the paper, white or dark (WCAG 2.2, 1.4.11); the first four are of
// Okabe and Ito's set for the colour-blind, and every line has a shape of its
// own besides.
var palette = []string{"#0072b2", "#d55e00", "#009e73", "#a46acb", "#9a6b1e", "#c2527f", "#5f7fae"}

// others is the place in the palette of the lines that have no colour of their
// own.
const (
	others      = -1
	otherColour = "#7a7a7a"
)

// colour returns the colour of a line by its place in the palette.
func colour(place int) string {
	if place < 0 {
		return otherColour
	}
	return palette[place]
}

// rank gives each claimant line its place in the palette, those with the most
// origins first, the rest others; so are marks that are of no one line.
func rank(marks []mark) map[string]int {
	number, name := map[string]int{}, map[string]string{}
	for i := range marks {
		number[marks[i].line] += marks[i].origins
		name[marks[i].line] = marks[i].who
	}
	keys := slices.SortedFunc(maps.Keys(number), func(a, b string) int {
		return cmp.Or(number[b]-number[a], strings.Compare(name[a], name[b]), strings.Compare(a, b))
	})
	places, next := map[string]int{}, 0
	for _, key := range keys {
		if next == len(palette) || key == "" {
			places[key] = others
			continue
		}
		places[key], next = next, next+1
	}
	return places
}
