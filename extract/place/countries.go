package place

import (
	"maps"
	"slices"
)

// Countries returns the ISO 3166-1 alpha-2 codes of the countries that a text
// names, by their names, their people or their towns of government, in order.
func Countries(text string) []string {
	return slices.Sorted(maps.Keys(countriesIn(text)))
}
