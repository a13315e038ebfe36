package biaffine

import "recount/internal/matrix"

// Gradient gathers the gradients of all weights of a network.
type Gradient struct {
	of         map[*Matrix][]float32
	embeddings [Features]map[int32][]float32 // by the rows that were looked up
	packed     matrix.Packed
}

func newGradient(n *Net) Gradient {
	g := Gradient{of: make(map[*Matrix][]float32)}
	for _, m := range n.matrices() {
		g.of[m] = make([]float32, len(m.Value))
	}
	for f := range g.embeddings {
		g.embeddings[f] = make(map[int32][]float32)
	}
	return g
}

// product adds the gradient xᵀ·dy of a weight m in y = x·m, for n rows.
func (g *Gradient) product(m *Matrix, x, dy []float32, n int) {
	g.packed.Pack(dy, n, m.Cols)
	g.packed.MulAddTransposed(g.of[m], x, m.Rows)
}

// rows adds the gradient of a bias m, the sum of dy's rows.
func (g *Gradient) rows(m *Matrix, dy []float32) {
	sum := g.of[m]
	for ; len(dy) > 0; dy = dy[len(sum):] {
		addTo(sum, dy)
	}
}

// embedding adds the gradient of one row of an embedding.
func (g *Gradient) embedding(feature int, id int32, d []float32) {
	row := g.embeddings[feature][id]
	if row == nil {
		row = make([]float32, len(d))
		g.embeddings[feature][id] = row
	}
	addTo(row, d)
}

// take adds the gradients of other to g and clears those of other.
func (g *Gradient) take(other *Gradient) {
	for m, sum := range g.of {
		addTo(sum, other.of[m])
		clear(other.of[m])
	}
	for f := range other.embeddings {
		for id, row := range other.embeddings[f] {
			g.embedding(f, id, row)
		}
		clear(other.embeddings[f])
	}
}

// addTo adds the elements of d, of which there may be more, to sum.
func addTo(sum, d []float32) {
	d = d[:len(sum)]
	for i := range sum {
		sum[i] += d[i]
	}
}
