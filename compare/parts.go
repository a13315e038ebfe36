package compare

import (
	"cmp"
	"fmt"
	"slices"

	"recount"
	"recount/compare/join"
)

// PartsOf makes the links between questions out of what single reports tell:
// two questions are linked where their claims are told as part and whole more
// often than the other way round. question gives the question that a claim
// answers, empty where it answers none.
func PartsOf(edges []join.PartEdge, question func(claim string) string) []recount.PartOf {
	counts := map[recount.PartOf]int{}
	for _, e := range edges {
		part, whole := question(e.Part), question(e.Whole)
		if part != "" && whole != "" && part != whole {
			counts[recount.PartOf{Part: part, Whole: whole, Kind: e.Kind}]++
		}
	}
	return LinkParts(counts)
}

// LinkParts is [PartsOf] where the edges have been counted: by their questions
// and kind.
func LinkParts(counts map[recount.PartOf]int) []recount.PartOf {
	var links []recount.PartOf
	for link, n := range counts {
		turned := recount.PartOf{Part: link.Whole, Whole: link.Part, Kind: link.Kind}
		if n <= counts[turned] {
			continue
		}
		link.Why = fmt.Sprintf("%s, one as %s", given(n), partWords[link.Kind])
		links = append(links, link)
	}
	slices.SortFunc(links, func(a, b recount.PartOf) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Whole, b.Whole), cmp.Compare(a.Kind, b.Kind))
	})
	return links
}

var partWords = map[recount.PartKind]string{
	recount.PartByMeasure: "part of the other by what is said of those counted",
	recount.PartBySubject: "part of the other by who is counted",
	recount.PartByPlace:   "part of the other by place",
}

// given says how often claims of two questions stand in one report.
func given(n int) string {
	if n == 1 {
		return "one report gives both"
	}
	return fmt.Sprintf("reports give both %d times", n)
}
