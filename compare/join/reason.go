package join

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/profile"
)

// Why tells in words what a join of two claims rests on: the grounds that spoke
// for it, as weights.txt names them.
func Why(a, b *profile.Profile, pair *Pair) recount.Join {
	k := kinship{a: a, b: b, trace: true}
	rule := "one report"
	if a.Report == b.Report {
		k.within()
	} else {
		rule = "reports alike"
		k.across(pair.Likeness, 0)
	}
	var grounds []string
	for _, ground := range k.said {
		if w := weights().of(ground); w > 0 && ground != "words" && ground != "story" && !slices.Contains(grounds, ground) {
			grounds = append(grounds, ground)
		}
	}
	return recount.Join{Rule: rule, With: b.Claim, Words: strings.Join(grounds, ", ")}
}
