// Package biaffine is the parser's network: embeddings of five features a
// token, two bidirectional LSTM layers, and biaffine scores of arcs and
// labels over them (Dozat and Manning, "Deep Biaffine Attention for Neural
// Dependency Parsing", 2017). It holds the arithmetic, its gradients and the
// training; what words and trees are is the caller's.
package biaffine

import (
	"math"
	"math/rand/v2"

	"recount/internal/matrix"
)

// Features is the number of features of a token; each has an embedding.
const Features = 5

// Size says how large a network is.
type Size struct {
	Vocabulary [Features]int // number of values of each feature
	Embedding  [Features]int // width of each feature's embedding
	Hidden     int           // cells of a layer in one direction
	Arc, Label int           // width of what arcs and labels are scored from
	Labels     int           // number of labels
	Tags       int           // number of tags that training predicts besides
}

// input returns the width of all embeddings of a token together.
func (s Size) input() int {
	sum := 0
	for _, width := range s.Embedding {
		sum += width
	}
	return sum
}

// Matrix is a matrix of weights, row by row.
type Matrix struct {
	Rows, Cols int
	Value      []float32

	packed, transposed matrix.Packed   // the same for products, in training
	rounded            *matrix.Rounded // in place of Value in a network that was read
}

// operand is the left side of products with weights: floats in training,
// rounded where the weights are.
type operand struct {
	x    []float32
	n    int
	left matrix.Left
}

// set makes o the n rows of x, for products with matrices like m.
func (o *operand) set(x []float32, n int, m *Matrix) {
	o.x, o.n = x, n
	if m.rounded != nil {
		o.left.Round(x, n, m.Rows)
	}
}

// mulAdd adds x·m to y.
func (m *Matrix) mulAdd(y []float32, x *operand) {
	if m.rounded != nil {
		m.rounded.MulAdd(y, &x.left)
		return
	}
	m.packed.MulAdd(y, x.x, x.n)
}

// Row returns row i.
func (m *Matrix) Row(i int) []float32 { return m.Value[i*m.Cols : (i+1)*m.Cols] }

// dense is a layer y = x·weight + bias.
type dense struct{ weight, bias *Matrix }

// lstm is one direction of a layer. Its four gates (input, forget, output)
// and update lie side by side.
type lstm struct {
	input, recurrent, bias *Matrix
}

// Net is a network's weights.
type Net struct {
	Size       Size
	embeddings [Features]*Matrix
	layers     [2][2]lstm // layer, direction: forward, backward
	arcHead    dense
	arcDep     dense
	labelHead  dense
	labelDep   dense
	arc        *Matrix // Arc × Arc
	label      *Matrix // Label² × Labels: row a*Label+b is for dependent's a, head's b
	tag        dense   // over the first layer; for training alone
}

// empty returns a network of the given size whose weights are all zero.
func empty(s Size) *Net {
	n := &Net{Size: s}
	for f := range n.embeddings {
		n.embeddings[f] = newMatrix(s.Vocabulary[f], s.Embedding[f])
	}
	width := s.input()
	for l := range n.layers {
		for d := range n.layers[l] {
			n.layers[l][d] = lstm{newMatrix(width, 4*s.Hidden), newMatrix(s.Hidden, 4*s.Hidden), newMatrix(1, 4*s.Hidden)}
		}
		width = 2 * s.Hidden
	}
	n.arcHead, n.arcDep = newDense(width, s.Arc), newDense(width, s.Arc)
	n.labelHead, n.labelDep = newDense(width, s.Label), newDense(width, s.Label)
	n.arc, n.label = newMatrix(s.Arc, s.Arc), newMatrix(s.Label*s.Label, s.Labels)
	n.tag = newDense(width, s.Tags)
	return n
}

func newMatrix(rows, cols int) *Matrix {
	return &Matrix{Rows: rows, Cols: cols, Value: make([]float32, rows*cols)}
}

func newDense(in, out int) dense { return dense{newMatrix(in, out), newMatrix(1, out)} }

// matrices returns all weights that are trained but the embeddings.
func (n *Net) matrices() []*Matrix {
	return append(n.lasting(), n.tag.weight, n.tag.bias)
}

// lasting returns those of them that a file keeps, in its order.
func (n *Net) lasting() []*Matrix {
	var list []*Matrix
	for _, layer := range n.layers {
		for _, l := range layer {
			list = append(list, l.input, l.recurrent, l.bias)
		}
	}
	for _, d := range []dense{n.arcHead, n.arcDep, n.labelHead, n.labelDep} {
		list = append(list, d.weight, d.bias)
	}
	return append(list, n.arc, n.label)
}

// pack lays out the weights for products. It must be called after they
// change and before a [Pass] is made.
func (n *Net) pack() {
	for _, m := range n.matrices() {
		m.packed.Pack(m.Value, m.Rows, m.Cols)
	}
}

// packTransposed does the same for the products of the backward pass.
func (n *Net) packTransposed() {
	for _, m := range n.matrices() {
		m.transposed.PackTransposed(m.Value, m.Rows, m.Cols)
	}
}

// random fills the weights with what training starts from.
func (n *Net) random(seed uint64) {
	source := rand.New(rand.NewPCG(seed, 2))
	fill := func(m *Matrix, deviation float64) {
		for i := range m.Value {
			m.Value[i] = float32(source.NormFloat64() * deviation)
		}
	}
	for _, e := range n.embeddings {
		fill(e, 0.3)
	}
	for _, m := range n.matrices() {
		if m.Rows > 1 {
			fill(m, 1/math.Sqrt(float64(m.Rows)))
		}
	}
	fill(n.arc, 0.5/math.Sqrt(float64(n.arc.Rows)))
	fill(n.label, 0.5/math.Sqrt(float64(n.label.Rows)))
	// A forget gate that begins open lets gradients reach far.
	for _, layer := range n.layers {
		for _, l := range layer {
			for i := n.Size.Hidden; i < 2*n.Size.Hidden; i++ {
				l.bias.Value[i] = 1
			}
		}
	}
}
