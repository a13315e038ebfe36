package parse

// decode returns the heads of the highest-scoring tree over n tokens, of
// which token 0 is the root and heads exactly one other. Element i*n+j of
// scores is that of j heading i. heads[0] is 0.
//
// Mostly every token's best head makes such a tree. Where it does not, the
// one token under the root is chosen by what it gains over its next best
// head, and cycles are broken after Chu and Liu (1965) and Edmonds (1967).
func decode(scores []float32, n int) []int {
	heads := make([]int, n)
	roots := 0
	for i := 1; i < n; i++ {
		heads[i] = bestHead(scores[i*n:(i+1)*n], i, 0)
		if heads[i] == 0 {
			roots++
		}
	}
	if roots == 1 && findCycle(heads) == nil {
		return heads
	}
	return arborescence(oneRoot(scores, n), n)
}

// bestHead returns the head of token i with the highest score, among those
// from the given one on.
func bestHead[F float32 | float64](row []F, i, from int) int {
	best := -1
	for j := from; j < len(row); j++ {
		if j != i && (best < 0 || row[j] > row[best]) {
			best = j
		}
	}
	return max(best, 0)
}

// forbidden is the score of arcs that must not be used. It is far below all
// others, and yet differences between others survive when it is added to them.
const forbidden = -1e8

// oneRoot returns the scores with one token left that the root may head.
func oneRoot(scores []float32, n int) []float64 {
	root, most := 1, 0.0
	for i := 1; i < n; i++ {
		row := scores[i*n : (i+1)*n]
		gain := float64(row[0])
		if next := bestHead(row, i, 1); next > 0 {
			gain -= float64(row[next])
		}
		if i == 1 || gain > most {
			root, most = i, gain
		}
	}
	kept := make([]float64, n*n)
	for i := 1; i < n; i++ {
		for j := range n {
			kept[i*n+j] = float64(scores[i*n+j])
			if i == j || (i == root) != (j == 0) {
				kept[i*n+j] = forbidden
			}
		}
	}
	return kept
}

// findCycle returns the tokens of a cycle, or nil if there is none.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // the token from which the way first came here
	for i := 1; i < len(heads); i++ {
		at := i
		for at != 0 && seen[at] == 0 {
			seen[at] = i
			at = heads[at]
		}
		if at == 0 || seen[at] != i {
			continue
		}
		cycle := []int{at}
		for k := heads[at]; k != at; k = heads[k] {
			cycle = append(cycle, k)
		}
		return cycle
	}
	return nil
}

// arborescence returns the heads of the highest-scoring tree from token 0.
func arborescence(scores []float64, n int) []int {
	heads := make([]int, n)
	for i := 1; i < n; i++ {
		heads[i] = bestHead(scores[i*n:(i+1)*n], i, 0)
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	c := contract(scores, n, heads, cycle)
	return c.expand(arborescence(c.scores, c.n), heads)
}

// contraction is a graph in which a cycle has become one token, the last.
type contraction struct {
	n      int
	scores []float64
	kept   []int // the token that each one stands for
	cycle  []int
	enter  []int // by head: the token of the cycle that it would head
	leave  []int // by dependent: the token of the cycle that would head it
}

func contract(scores []float64, n int, heads, cycle []int) *contraction {
	in := make([]bool, n)
	for _, k := range cycle {
		in[k] = true
	}
	c := &contraction{cycle: cycle}
	for k := range n {
		if !in[k] {
			c.kept = append(c.kept, k)
		}
	}
	c.n = len(c.kept) + 1
	c.scores = make([]float64, c.n*c.n)
	c.enter, c.leave = make([]int, c.n), make([]int, c.n)
	last := c.n - 1
	for a, x := range c.kept {
		for b, y := range c.kept {
			c.scores[a*c.n+b] = scores[x*n+y]
		}
		c.leave[a], c.enter[a] = cycle[0], cycle[0]
		for _, y := range cycle[1:] {
			if scores[x*n+y] > scores[x*n+c.leave[a]] {
				c.leave[a] = y
			}
			if loss(scores, n, heads, y, x) > loss(scores, n, heads, c.enter[a], x) {
				c.enter[a] = y
			}
		}
		c.scores[a*c.n+last] = scores[x*n+c.leave[a]]
		c.scores[last*c.n+a] = loss(scores, n, heads, c.enter[a], x)
	}
	return c
}

// loss returns what is gained when x becomes the head of y in place of its
// head in the cycle.
func loss(scores []float64, n int, heads []int, y, x int) float64 {
	return scores[y*n+x] - scores[y*n+heads[y]]
}

// expand returns the heads of all tokens from those of the contracted graph
// and those within the cycle.
func (c *contraction) expand(contracted, heads []int) []int {
	whole := make([]int, len(heads))
	for _, k := range c.cycle {
		whole[k] = heads[k]
	}
	last := c.n - 1
	for a := 1; a < last; a++ {
		whole[c.kept[a]] = c.leave[a]
		if contracted[a] != last {
			whole[c.kept[a]] = c.kept[contracted[a]]
		}
	}
	whole[c.enter[contracted[last]]] = c.kept[contracted[last]]
	return whole
}
