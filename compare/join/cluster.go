package join

import (
	"cmp"
	"slices"

	"recount/compare/profile"
)

// agreed is the share of the compared pairs of answers that must go together
// before two groups of answers become one question: one edge between many that
// were compared and found apart is more likely an error.
const agreed = 0.4

// Cluster joins the claims of a block into questions and returns them as lists
// of places in claims, each in order, the lists by their first claim. Answers
// of one report come together, over other reports, only where nothing but the
// figures sets them apart. The order of claims, pairs and edges does not matter
// to which go together.
func Cluster(claims []*profile.Profile, pairs []Pair) [][]int {
	c := newClusters(claims, pairs)
	edges := c.compared(pairs)
	slices.SortFunc(edges, func(e, f Edge) int {
		return cmp.Or(cmp.Compare(f.Score, e.Score), cmp.Compare(e.A, f.A), cmp.Compare(e.B, f.B))
	})
	for _, e := range edges {
		a, b := c.root(c.place[e.A]), c.root(c.place[e.B])
		if a != b && c.mayJoin(a, b) {
			c.join(a, b)
		}
	}
	return c.lists()
}

// clusters is a union-find over claims that knows, for each two clusters, how
// many of their answers were compared and how many went together.
type clusters struct {
	claims  []*profile.Profile
	place   map[string]int // claim -> index
	parent  []int
	reports []map[string][]int // of a root: the first claims of its answers, by report
	between []map[int]tally    // of a root: by other root
}

type tally struct{ compared, together int }

func newClusters(claims []*profile.Profile, pairs []Pair) *clusters {
	n := len(claims)
	c := &clusters{claims: claims, place: make(map[string]int, n), parent: make([]int, n), reports: make([]map[string][]int, n), between: make([]map[int]tally, n)}
	for i, p := range claims {
		c.place[p.Claim], c.parent[i] = i, i
		c.reports[i], c.between[i] = map[string][]int{p.Report: {i}}, map[int]tally{}
	}
	for _, pair := range pairs {
		if pair.A == pair.B {
			c.answers(pair.Edges)
		}
	}
	return c
}

// answers joins the claims of one report that are one answer, which the first
// of them stands for.
func (c *clusters) answers(edges []Edge) {
	for _, e := range edges {
		a, okA := c.place[e.A]
		b, okB := c.place[e.B]
		if okA && okB && c.root(a) != c.root(b) {
			c.join(c.root(a), c.root(b))
			root, report := c.root(a), c.claims[a].Report
			c.reports[root][report] = c.reports[root][report][:1]
		}
	}
}

// compared counts the answers that pairs of reports compared, and returns the
// edges between claims of the block.
func (c *clusters) compared(pairs []Pair) []Edge {
	answers := map[string][]int{} // report -> roots
	for i, p := range c.claims {
		if r := c.root(i); !slices.Contains(answers[p.Report], r) {
			answers[p.Report] = append(answers[p.Report], r)
		}
	}
	var edges []Edge
	for _, pair := range pairs {
		if pair.A == pair.B {
			continue
		}
		for _, a := range answers[pair.A] {
			for _, b := range answers[pair.B] {
				c.count(a, b, tally{compared: 1})
			}
		}
		for _, e := range pair.Edges {
			a, okA := c.place[e.A]
			b, okB := c.place[e.B]
			if okA && okB {
				c.count(c.root(a), c.root(b), tally{together: 1})
				edges = append(edges, e)
			}
		}
	}
	return edges
}

func (c *clusters) count(a, b int, more tally) {
	if a == b {
		return
	}
	t := c.between[a][b]
	t.compared, t.together = t.compared+more.compared, t.together+more.together
	c.between[a][b], c.between[b][a] = t, t
}

func (c *clusters) root(i int) int {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

func (c *clusters) mayJoin(a, b int) bool {
	t := c.between[a][b]
	if float64(t.together) < agreed*float64(t.compared) {
		return false
	}
	small, large := c.reports[a], c.reports[b]
	if len(small) > len(large) {
		small, large = large, small
	}
	for report, answers := range small {
		for _, i := range answers {
			for _, j := range large[report] {
				if !sameBut(c.claims[i], c.claims[j]) {
					return false
				}
			}
		}
	}
	return true
}

// join makes b part of a, or a of b: the one with fewer neighbours moves.
func (c *clusters) join(a, b int) {
	if len(c.between[a])+len(c.reports[a]) < len(c.between[b])+len(c.reports[b]) {
		a, b = b, a
	}
	c.parent[b] = a
	for report, answers := range c.reports[b] {
		c.reports[a][report] = append(c.reports[a][report], answers...)
	}
	for other, t := range c.between[b] {
		delete(c.between[other], b)
		c.count(a, other, t)
	}
	delete(c.between[a], b)
	c.reports[b], c.between[b] = nil, nil
}

func (c *clusters) lists() [][]int {
	at := map[int]int{}
	var lists [][]int
	for i := range c.claims {
		r := c.root(i)
		k, ok := at[r]
		if !ok {
			k = len(lists)
			at[r] = k
			lists = append(lists, nil)
		}
		lists[k] = append(lists[k], i)
	}
	return lists
}
