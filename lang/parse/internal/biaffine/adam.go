package biaffine

import "math"

// Moments of Adam (Kingma and Ba 2015); the second forgets faster than is
// usual, which suits the few steps that the treebanks give.
const (
	firstMoment  = 0.9
	secondMoment = 0.98
	epsilon      = 1e-7
)

// adam holds the moving averages of the gradients.
type adam struct {
	net        *Net
	of         map[*Matrix]*moments
	embeddings [Features]*moments
}

type moments struct{ first, second []float32 }

func newMoments(m *Matrix) *moments {
	return &moments{make([]float32, len(m.Value)), make([]float32, len(m.Value))}
}

func newAdam(n *Net) *adam {
	a := &adam{net: n, of: make(map[*Matrix]*moments)}
	for _, m := range n.matrices() {
		a.of[m] = newMoments(m)
	}
	for f, m := range n.embeddings {
		a.embeddings[f] = newMoments(m)
	}
	return a
}

// step moves the weights against the gradient, which is first multiplied by
// factor, at the given rate. Of the embeddings only rows that were looked up
// move. It clears the gradient.
func (a *adam) step(g *Gradient, rate, factor float32) {
	parallel(a.net.matrices(), func(m *Matrix) {
		a.of[m].step(m.Value, g.of[m], 0, rate, factor)
		clear(g.of[m])
	})
	for f, rows := range g.embeddings {
		m := a.net.embeddings[f]
		for id, d := range rows {
			a.embeddings[f].step(m.Row(int(id)), d, int(id)*m.Cols, rate, factor)
		}
		clear(rows)
	}
}

// step moves the weights w, whose moments begin at the given place.
func (s *moments) step(w, d []float32, at int, rate, factor float32) {
	first, second := s.first[at:at+len(w)], s.second[at:at+len(w)]
	d = d[:len(w)]
	for i := range w {
		x := d[i] * factor
		first[i] = firstMoment*first[i] + (1-firstMoment)*x
		second[i] = secondMoment*second[i] + (1-secondMoment)*x*x
		w[i] -= rate * first[i] / (float32(math.Sqrt(float64(second[i]))) + epsilon)
	}
}

// norm returns the length of the gradient of all but the embeddings.
func (g *Gradient) norm(n *Net) float64 {
	var sum float64
	for _, m := range n.matrices() {
		var part float32
		for _, d := range g.of[m] {
			part += d * d
		}
		sum += float64(part)
	}
	return math.Sqrt(sum)
}
