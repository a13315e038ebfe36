package biaffine

import (
	"math"

	"recount/internal/matrix"
)

// Pass is the working memory of one sentence's way through a network. It is
// used again from sentence to sentence, by one goroutine at a time.
type Pass struct {
	net  *Net
	n    int // tokens, the root at 0 among them
	ids  []int32
	drop *dropout // nil but in training
	left operand  // of the product under way

	x         []float32 // n × input
	layers    [2]layerPass
	arcHead   []float32 // n × Arc
	arcDep    []float32
	labelHead []float32 // n × Label
	labelDep  []float32
	projected []float32 // arcDep · arc
	heads     matrix.Packed
	scores    []float32 // n × n: row of a dependent, column of a head
	pairs     []float32 // n × Label²: outer products of dependent and head, in training
	labels    []float32 // n × Labels
}

// layerPass is what a bidirectional layer computed: out is n × 2·Hidden.
type layerPass struct {
	out        []float32
	directions [2]directionPass
}

// directionPass holds the activations of one direction, by token.
type directionPass struct {
	gates, cells, outs []float32
	start              []float32 // zeros
	last               operand   // the output of the step before
}

// NewPass returns a Pass through n.
func (n *Net) NewPass() *Pass { return &Pass{net: n} }

// Encode runs the network over a sentence and returns the scores of arcs:
// element i*n+j is that of j heading i. ids holds the features of its tokens,
// [Features] each, the root first. The scores are good until the next call.
func (p *Pass) Encode(ids []int32) []float32 {
	p.ids, p.n = ids, len(ids)/Features
	p.embed()
	below := p.x
	for l := range p.layers {
		p.layer(l, below)
		below = p.layers[l].out
		if p.drop != nil {
			scaleColumns(below, p.drop.layer[l])
		}
	}
	p.perceptrons(below)
	return p.arcs()
}

// embed looks up the tokens' features.
func (p *Pass) embed() {
	width := p.net.Size.input()
	p.x = resized(p.x, p.n*width)
	row := p.x
	for i, id := range p.ids {
		e := p.net.embeddings[i%Features].Row(int(id))
		copy(row, e)
		row = row[len(e):]
	}
	if p.drop != nil {
		scale(p.x, p.drop.input)
	}
}

func (p *Pass) layer(l int, below []float32) {
	hidden := p.net.Size.Hidden
	layer := &p.layers[l]
	layer.out = resized(layer.out, p.n*2*hidden)
	p.left.set(below, p.n, p.net.layers[l][0].input)
	for d := range layer.directions {
		direction := &layer.directions[d]
		direction.run(p.net.layers[l][d], &p.left, hidden, d == 1)
		for i := range p.n {
			copy(layer.out[(2*i+d)*hidden:], direction.outs[i*hidden:(i+1)*hidden])
		}
	}
}

// perceptrons computes what arcs and labels are scored from. The last column
// of each but arcHead is constant, so that the biaffine forms hold linear
// ones.
func (p *Pass) perceptrons(below []float32) {
	net := p.net
	p.left.set(below, p.n, net.arcHead.weight)
	p.arcHead = leaky(net.arcHead.apply(p.arcHead, &p.left))
	p.arcDep = leaky(net.arcDep.apply(p.arcDep, &p.left))
	p.labelHead = leaky(net.labelHead.apply(p.labelHead, &p.left))
	p.labelDep = leaky(net.labelDep.apply(p.labelDep, &p.left))
	if d := p.drop; d != nil {
		scaleColumns(p.arcHead, d.arcHead)
		scaleColumns(p.arcDep, d.arcDep)
		scaleColumns(p.labelHead, d.labelled)
		scaleColumns(p.labelDep, d.labelled)
	}
	setLast(p.arcDep, net.Size.Arc, 1)
	setLast(p.labelHead, net.Size.Label, 1)
	setLast(p.labelDep, net.Size.Label, 1)
}

// never is the score of a token that would head itself.
const never = -1e9

func (p *Pass) arcs() []float32 {
	arc := p.net.Size.Arc
	p.projected = zeroed(p.projected, p.n*arc)
	p.left.set(p.arcDep, p.n, p.net.arc)
	p.net.arc.mulAdd(p.projected, &p.left)
	p.heads.PackTransposed(p.arcHead, p.n, arc)
	p.scores = zeroed(p.scores, p.n*p.n)
	p.heads.MulAdd(p.scores, p.projected, p.n)
	for i := range p.n {
		p.scores[i*p.n+i] = never
	}
	return p.scores
}

// Labels returns the scores of labels given the heads of tokens (of which
// that of the root, 0, is not looked at): row i holds those of token i. It
// follows Encode and is good until the next call.
func (p *Pass) Labels(heads []int) []float32 {
	m := p.net.label
	if m.rounded == nil {
		p.pairUp(heads)
		p.left.set(p.pairs, p.n, m)
	} else {
		p.left.left.Resize(p.n, m.Rows)
		for i, head := range heads {
			p.left.left.SetOuter(i, p.labelRow(p.labelDep, i), p.labelRow(p.labelHead, head))
		}
	}
	p.labels = zeroed(p.labels, p.n*m.Cols)
	m.mulAdd(p.labels, &p.left)
	return p.labels
}

func (p *Pass) labelRow(y []float32, i int) []float32 {
	width := p.net.Size.Label
	return y[i*width : (i+1)*width]
}

// pairUp sets the outer products of dependents and heads.
func (p *Pass) pairUp(heads []int) {
	p.pairs = resized(p.pairs, p.n*p.net.label.Rows)
	pairs := p.pairs
	for i, head := range heads {
		for _, u := range p.labelRow(p.labelDep, i) {
			for b, v := range p.labelRow(p.labelHead, head) {
				pairs[b] = u * v
			}
			pairs = pairs[p.net.Size.Label:]
		}
	}
}

// apply returns x·weight + bias in y's memory.
func (d dense) apply(y []float32, x *operand) []float32 {
	y = filled(y, d.bias.Value, x.n)
	d.weight.mulAdd(y, x)
	return y
}

// slope is what the activation multiplies negative values with.
const slope = 0.1

// leaky goes without branches, which would be taken at random.
func leaky(y []float32) []float32 {
	for i, v := range y {
		size := math.Float32frombits(math.Float32bits(v) &^ (1 << 31))
		y[i] = (1+slope)/2*v + (1-slope)/2*size
	}
	return y
}

// setLast sets the last column of rows so wide.
func setLast(y []float32, width int, value float32) {
	for i := width - 1; i < len(y); i += width {
		y[i] = value
	}
}

// resized returns a slice of length n, in s's memory if it is large enough.
// Its content is left over.
func resized(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n+n/4)[:n]
	}
	return s[:n]
}

func zeroed(s []float32, n int) []float32 {
	s = resized(s, n)
	clear(s)
	return s
}

// filled returns n copies of row in s's memory.
func filled(s, row []float32, n int) []float32 {
	s = resized(s, n*len(row))
	for i := range n {
		copy(s[i*len(row):], row)
	}
	return s
}
