package quotation

import (
	"sort"

	"recount/lang"
)

// Mask tells for each token of a sentence whether it lies in a region. The
// regions are those of the whole text, in order.
func Mask(s *lang.Sentence, regions []Region) []bool {
	mask := make([]bool, s.Len())
	tokens := s.Tokens()
	next := sort.Search(len(regions), func(i int) bool { return regions[i].End > s.Start })
	for i, t := range tokens {
		for next < len(regions) && regions[next].End <= t.Start {
			next++
		}
		mask[i] = next < len(regions) && regions[next].Start < t.End
	}
	return mask
}
