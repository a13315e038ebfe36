package join

import (
	"cmp"
	"slices"
	"strings"

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
	edges := c.across(pairs)
	c.compare(pairs, edges)
	c.sort(edges)
	for _, e := range edges {
		a, b := c.root(e.a), c.root(e.b)
		if a != b && c.mayJoin(a, b) {
			c.join(a, b)
		}
	}
	return c.lists()
}

// clusters are sets of claims that know what their answers were compared with.
type clusters struct {
	sets
	claims   []*profile.Profile
	place    map[string]int   // claim -> index
	byReport map[string][]int // the first claims of a report's answers
	answers  [][]int          // of a root: the first claims of its answers
	ties     [][]tie          // of a root: what they were compared with
	at       []int            // of a root: scratch of tally, 0 between its calls
}

// tie is what is known of a cluster and another. Of a hot question there are a
// million.
type tie struct {
	other              int32 // a claim of the other
	compared, together int32 // pairs of answers
	never              bool  // answers of one report set them apart, which no later join mends
}

// link is an edge between two reports by the places of its claims.
type link struct {
	a, b  int
	score float32
}

func newClusters(claims []*profile.Profile, pairs []Pair) *clusters {
	n := len(claims)
	c := &clusters{
		sets: newSets(n), claims: claims, place: make(map[string]int, n), byReport: map[string][]int{},
		answers: make([][]int, n), ties: make([][]tie, n), at: make([]int, n),
	}
	for i, p := range claims {
		c.place[p.Claim] = i
	}
	for i := range pairs {
		if pairs[i].A == pairs[i].B {
			c.within(pairs[i].Edges)
		}
	}
	for i := range claims {
		if r := c.root(i); len(c.answers[r]) == 0 {
			c.answers[r] = []int{i}
		} else if c.before(i, c.answers[r][0]) {
			c.answers[r][0] = i
		}
	}
	for _, first := range c.answers {
		for _, i := range first {
			c.byReport[claims[i].Report] = append(c.byReport[claims[i].Report], i)
		}
	}
	return c
}

// before tells whether claim i stands before claim j in their report.
func (c *clusters) before(i, j int) bool {
	p, q := c.claims[i], c.claims[j]
	return p.Start < q.Start || p.Start == q.Start && p.Claim < q.Claim
}

// within joins the claims of one report that are one answer.
func (c *clusters) within(edges []Edge) {
	for _, e := range edges {
		a, okA := c.place[e.A]
		b, okB := c.place[e.B]
		if okA && okB && c.root(a) != c.root(b) {
			c.sets.join(c.root(a), c.root(b))
		}
	}
}

// across returns the edges between reports whose claims are both in the block.
func (c *clusters) across(pairs []Pair) []link {
	most := 0
	for i := range pairs {
		most += len(pairs[i].Edges)
	}
	edges := make([]link, 0, most)
	for i := range pairs {
		if pairs[i].A == pairs[i].B {
			continue
		}
		for _, e := range pairs[i].Edges {
			a, okA := c.place[e.A]
			b, okB := c.place[e.B]
			if okA && okB {
				edges = append(edges, link{a, b, e.Score})
			}
		}
	}
	return edges
}

// compare counts the answers that pairs of reports compared, and those that go
// together. Answers that no chain of edges ties together never become one, so
// that they need no counting.
func (c *clusters) compare(pairs []Pair, edges []link) {
	chains := slices.Clone(c.sets)
	for _, e := range edges {
		chains.join(chains.root(e.a), chains.root(e.b))
	}
	c.makeTies(func(tell func(a, b int, t tie)) {
		for _, e := range edges {
			tell(c.root(e.a), c.root(e.b), tie{together: 1})
		}
		for i := range pairs {
			if pairs[i].A == pairs[i].B {
				continue
			}
			for _, a := range c.byReport[pairs[i].A] {
				for _, b := range c.byReport[pairs[i].B] {
					if chains.root(a) == chains.root(b) {
						tell(c.root(a), c.root(b), tie{compared: 1})
					}
				}
			}
		}
	})
}

// makeTies enters what each tells, in both directions. It calls each twice, to
// take the room that is needed at once.
func (c *clusters) makeTies(each func(tell func(a, b int, t tie))) {
	count, total := make([]int, len(c.claims)), 0
	each(func(a, b int, _ tie) {
		count[a]++
		count[b]++
		total += 2
	})
	room := make([]tie, total)
	for i, n := range count {
		c.ties[i], room = room[:0:n], room[n:]
	}
	each(func(a, b int, t tie) {
		t.other = int32(b) //nolint:gosec // a block has fewer claims
		c.ties[a] = append(c.ties[a], t)
		t.other = int32(a) //nolint:gosec // a block has fewer claims
		c.ties[b] = append(c.ties[b], t)
	})
}

// sort puts edges in order, those that score most first, equals by the ids of
// their claims.
func (c *clusters) sort(edges []link) {
	order := make([]int, len(c.claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(c.claims[i].Claim, c.claims[j].Claim) })
	rank := make([]int, len(order))
	for k, i := range order {
		rank[i] = k
	}
	slices.SortFunc(edges, func(e, f link) int {
		if e.score != f.score {
			return cmp.Compare(f.score, e.score)
		}
		return cmp.Or(rank[e.a]-rank[f.a], rank[e.b]-rank[f.b])
	})
}

func (c *clusters) mayJoin(a, b int) bool {
	if len(c.ties[a]) > len(c.ties[b]) {
		a, b = b, a
	}
	t := c.tally(a, b)
	if t.never || float64(t.together) < agreed*float64(t.compared) {
		return false
	}
	t.never = c.setApart(a, b)
	return !t.never
}

// tally returns what is known of two clusters, of which a has the fewer ties,
// and makes one of the ties of a with each cluster. The clusters have an edge.
func (c *clusters) tally(a, b int) *tie {
	kept := c.ties[a][:0]
	for _, t := range c.ties[a] {
		other := c.root(int(t.other))
		if other == a {
			continue
		}
		if c.at[other] == 0 {
			t.other = int32(other) //nolint:gosec // as before
			kept = append(kept, t)
			c.at[other] = len(kept)
			continue
		}
		known := &kept[c.at[other]-1]
		known.compared, known.together, known.never = known.compared+t.compared, known.together+t.together, known.never || t.never
	}
	found := &kept[c.at[b]-1]
	for i := range kept {
		c.at[kept[i].other] = 0
	}
	c.ties[a] = kept
	return found
}

// setApart tells whether some report gives an answer to each of two clusters,
// and more than the figures parts these.
func (c *clusters) setApart(a, b int) bool {
	if len(c.answers[a]) > len(c.answers[b]) {
		a, b = b, a
	}
	for _, i := range c.answers[a] {
		for _, j := range c.byReport[c.claims[i].Report] {
			if c.root(j) == b && !sameBut(c.claims[i], c.claims[j]) {
				return true
			}
		}
	}
	return false
}

// join makes one cluster part of the other: the one with less to move.
func (c *clusters) join(a, b int) {
	if len(c.ties[a])+len(c.answers[a]) < len(c.ties[b])+len(c.answers[b]) {
		a, b = b, a
	}
	c.sets.join(a, b)
	c.answers[a] = append(c.answers[a], c.answers[b]...)
	c.ties[a] = append(c.ties[a], c.ties[b]...)
	c.answers[b], c.ties[b] = nil, nil
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
