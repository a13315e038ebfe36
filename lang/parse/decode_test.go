package parse

import (
	"math"
	"math/rand/v2"
	"testing"
)

// isTree reports whether heads is a tree from token 0 with one token under it.
func isTree(heads []int) bool {
	roots := 0
	for i := 1; i < len(heads); i++ {
		if heads[i] == 0 {
			roots++
		}
	}
	return roots == 1 && findCycle(heads) == nil
}

func total(scores []float32, heads []int) float64 {
	var sum float64
	for i := 1; i < len(heads); i++ {
		sum += float64(scores[i*len(heads)+heads[i]])
	}
	return sum
}

// bestByTrial returns the score of the best tree, by trying all of them.
func bestByTrial(scores []float32, heads []int, i int) float64 {
	if i == len(heads) {
		if !isTree(heads) {
			return math.Inf(-1)
		}
		return total(scores, heads)
	}
	best := math.Inf(-1)
	for j := range heads {
		if j != i {
			heads[i] = j
			best = max(best, bestByTrial(scores, heads, i+1))
		}
	}
	return best
}

func TestArborescenceIsTheBest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		n := 2 + random.IntN(5)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(random.NormFloat64())
		}
		// A tree with one root from all scores, the root's arcs set apart.
		wide := make([]float64, n*n)
		for i := range wide {
			wide[i] = float64(scores[i])
			if i%n == 0 {
				wide[i] -= 1e4
			}
		}
		heads := arborescence(wide, n)
		want := bestByTrial(scores, make([]int, n), 1)
		if got := total(scores, heads); !isTree(heads) || math.Abs(got-want) > 1e-3 {
			t.Fatalf("heads %v score %g, the best tree %g", heads, got, want)
		}
	}
}

func TestDecodeGivesTrees(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 1))
	for range 300 {
		n := 1 + random.IntN(40)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(random.NormFloat64() * 5)
		}
		if heads := decode(scores, n); n > 1 && !isTree(heads) {
			t.Fatalf("%d tokens: %v is no tree", n, heads)
		}
	}
}

func TestDecodeKeepsATree(t *testing.T) {
	// 2 is the root, 1 and 3 hang from it.
	scores := []float32{
		0, 0, 0, 0,
		1, -9, 5, 2,
		7, 3, -9, 3,
		4, 2, 6, -9,
	}
	heads := decode(scores, 4)
	for i, want := range []int{0, 2, 0, 2} {
		if heads[i] != want {
			t.Fatalf("heads are %v", heads)
		}
	}
}
