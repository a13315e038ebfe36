package biaffine

import (
	"math"

	"recount/internal/matrix"
)

// Example is a sentence to learn from. All lists begin with the root.
type Example struct {
	IDs    []int32 // Features of each token
	Heads  []int   // that of the root is 0 and not looked at
	Labels []int
	Tags   []int
}

// Loss sums up the loss of the tokens seen.
type Loss struct {
	Tokens          int
	Arc, Label, Tag float64
}

func (l *Loss) add(o Loss) {
	l.Tokens += o.Tokens
	l.Arc += o.Arc
	l.Label += o.Label
	l.Tag += o.Tag
}

// tagWeight is how much the loss of the tags counts beside that of the tree.
const tagWeight = 0.3

// learner takes sentences forward and backward, and gathers the gradient.
type learner struct {
	Pass
	gradient Gradient
	loss     Loss
	packed   matrix.Packed // of what is multiplied for a moment

	tags       []float32 // n × Tags
	dtags      []float32
	dx         []float32
	dlayers    [2][]float32
	dlstm      lstmGradient
	dscores    []float32
	dprojected []float32
	darcHead   []float32
	darcDep    []float32
	dlabelHead []float32
	dlabelDep  []float32
	dlabels    []float32
	dpairs     []float32
}

// learn adds the gradient of one sentence's loss.
func (l *learner) learn(e Example) {
	if l.drop != nil {
		l.drop.draw(l.net.Size, len(e.IDs)/Features)
	}
	l.Encode(e.IDs)
	l.Labels(e.Heads)
	l.loss.Tokens += l.n - 1
	for i := range l.dlayers {
		l.dlayers[i] = zeroed(l.dlayers[i], len(l.layers[i].out))
	}
	l.backArcs(e.Heads)
	l.backLabels(e)
	l.backPerceptrons()
	l.backTags(e.Tags)
	l.backLayers()
	l.backEmbeddings()
}

func (l *learner) backArcs(heads []int) {
	n, width := l.n, l.net.Size.Arc
	l.dscores = zeroed(l.dscores, n*n)
	for i := 1; i < n; i++ {
		l.loss.Arc += crossEntropy(l.dscores[i*n:(i+1)*n], l.scores[i*n:(i+1)*n], heads[i], 1)
	}
	l.dprojected, l.darcHead = zeroed(l.dprojected, n*width), zeroed(l.darcHead, n*width)
	l.packed.Pack(l.arcHead, n, width)
	l.packed.MulAdd(l.dprojected, l.dscores, n)
	l.packed.Pack(l.projected, n, width)
	l.packed.MulAddTransposed(l.darcHead, l.dscores, n)
	l.gradient.product(l.net.arc, l.arcDep, l.dprojected, n)
	l.darcDep = zeroed(l.darcDep, n*width)
	l.net.arc.transposed.MulAdd(l.darcDep, l.dprojected, n)
}

func (l *learner) backLabels(e Example) {
	n, width, labels := l.n, l.net.Size.Label, l.net.Size.Labels
	l.dlabels = zeroed(l.dlabels, n*labels)
	for i := 1; i < n; i++ {
		row := l.dlabels[i*labels : (i+1)*labels]
		l.loss.Label += crossEntropy(row, l.labels[i*labels:(i+1)*labels], e.Labels[i], 1)
	}
	l.gradient.product(l.net.label, l.pairs, l.dlabels, n)
	l.dpairs = zeroed(l.dpairs, len(l.pairs))
	l.net.label.transposed.MulAdd(l.dpairs, l.dlabels, n)
	l.dlabelHead, l.dlabelDep = zeroed(l.dlabelHead, n*width), zeroed(l.dlabelDep, n*width)
	for i := range n {
		at := e.Heads[i] * width
		head, dhead := l.labelHead[at:at+width], l.dlabelHead[at:at+width]
		for a, u := range l.labelDep[i*width : (i+1)*width] {
			var sum float32
			for b, d := range l.dpairs[(i*width+a)*width:][:width] {
				sum += d * head[b]
				dhead[b] += d * u
			}
			l.dlabelDep[i*width+a] = sum
		}
	}
}

// backPerceptrons goes back from arcs and labels to the second layer.
func (l *learner) backPerceptrons() {
	net, size := l.net, l.net.Size
	setLast(l.darcDep, size.Arc, 0)
	setLast(l.dlabelHead, size.Label, 0)
	setLast(l.dlabelDep, size.Label, 0)
	if d := l.drop; d != nil {
		scaleColumns(l.darcHead, d.arcHead)
		scaleColumns(l.darcDep, d.arcDep)
		scaleColumns(l.dlabelHead, d.labelled)
		scaleColumns(l.dlabelDep, d.labelled)
	}
	back := func(dy, y []float32, d dense) {
		for i, v := range y {
			if v < 0 {
				dy[i] *= slope
			}
		}
		l.backDense(dy, l.layers[1].out, l.dlayers[1], d)
	}
	back(l.darcHead, l.arcHead, net.arcHead)
	back(l.darcDep, l.arcDep, net.arcDep)
	back(l.dlabelHead, l.labelHead, net.labelHead)
	back(l.dlabelDep, l.labelDep, net.labelDep)
}

// backDense adds the gradients of d's weights and of its input x.
func (l *learner) backDense(dy, x, dx []float32, d dense) {
	l.gradient.product(d.weight, x, dy, l.n)
	l.gradient.rows(d.bias, dy)
	d.weight.transposed.MulAdd(dx, dy, l.n)
}

// backTags predicts tags from the first layer, for what that teaches it.
func (l *learner) backTags(tags []int) {
	width := l.net.Size.Tags
	l.left.set(l.layers[0].out, l.n, l.net.tag.weight)
	l.tags = l.net.tag.apply(l.tags, &l.left)
	l.dtags = zeroed(l.dtags, l.n*width)
	for i := 1; i < l.n; i++ {
		row := l.dtags[i*width : (i+1)*width]
		l.loss.Tag += crossEntropy(row, l.tags[i*width:(i+1)*width], tags[i], tagWeight)
	}
	l.backDense(l.dtags, l.layers[0].out, l.dlayers[0], l.net.tag)
}

func (l *learner) backLayers() {
	hidden := l.net.Size.Hidden
	l.dx = zeroed(l.dx, len(l.x))
	below, dbelow := [2][]float32{l.x, l.layers[0].out}, [2][]float32{l.dx, l.dlayers[0]}
	for i := len(l.layers) - 1; i >= 0; i-- {
		if l.drop != nil {
			scaleColumns(l.dlayers[i], l.drop.layer[i])
		}
		for d := range 2 {
			l.dlstm.run(l.net.layers[i][d], &l.layers[i].directions[d], below[i], dbelow[i],
				l.dlayers[i], 2*hidden, d*hidden, hidden, d == 1, &l.gradient)
		}
	}
}

func (l *learner) backEmbeddings() {
	if l.drop != nil {
		scale(l.dx, l.drop.input)
	}
	row := l.dx
	for i, id := range l.ids {
		width := l.net.embeddings[i%Features].Cols
		l.gradient.embedding(i%Features, id, row[:width])
		row = row[width:]
	}
}

// crossEntropy returns the loss of the scores against the right one, times
// weight, and adds its gradient to d.
func crossEntropy(d, scores []float32, right int, weight float32) float64 {
	highest := scores[0]
	for _, s := range scores {
		highest = max(highest, s)
	}
	var sum float32
	for _, s := range scores {
		sum += matrix.Exp(s - highest)
	}
	for i, s := range scores {
		d[i] += weight * matrix.Exp(s-highest) / sum
	}
	d[right] -= weight
	return float64(weight) * (math.Log(float64(sum)) - float64(scores[right]-highest))
}
