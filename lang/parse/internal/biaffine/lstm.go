package biaffine

import "recount/internal/matrix"

// run goes over the tokens of x, from the last to the first if backward.
func (p *directionPass) run(l lstm, x *operand, hidden int, backward bool) {
	n := x.n
	p.gates = filled(p.gates, l.bias.Value, n)
	l.input.mulAdd(p.gates, x)
	p.cells, p.outs = resized(p.cells, n*hidden), resized(p.outs, n*hidden)
	p.start = zeroed(p.start, hidden)
	before := p.start
	for step := range n {
		t := at(step, n, backward)
		gates := p.gates[t*4*hidden : (t+1)*4*hidden]
		if step > 0 {
			last := at(step-1, n, backward)
			p.last.set(p.outs[last*hidden:(last+1)*hidden], 1, l.recurrent)
			l.recurrent.mulAdd(gates, &p.last)
			before = p.cells[last*hidden : (last+1)*hidden]
		}
		matrix.Gates(gates, before, p.cells[t*hidden:(t+1)*hidden], p.outs[t*hidden:(t+1)*hidden])
	}
}

// at returns the token of a step.
func at(step, n int, backward bool) int {
	if backward {
		return n - 1 - step
	}
	return step
}

// lstmGradient is the working memory of the way back through one direction.
type lstmGradient struct {
	gates   []float32 // n × 4·hidden
	earlier []float32 // n × hidden: the output that each step began with
	out     []float32
	cell    []float32
}

// run goes back over the direction that p ran, adds the gradients of its
// weights to g and that of its input to dx. dout is the gradient of the
// layer's output, whose rows are wide, at the given offset.
func (b *lstmGradient) run(l lstm, p *directionPass, x, dx, dout []float32, wide, offset, hidden int, backward bool, g *Gradient) {
	n := len(p.cells) / hidden
	b.gates, b.earlier = resized(b.gates, n*4*hidden), zeroed(b.earlier, n*hidden)
	b.out, b.cell = zeroed(b.out, hidden), zeroed(b.cell, hidden)
	for step := n - 1; step >= 0; step-- {
		t := at(step, n, backward)
		before := p.start
		if step > 0 {
			last := at(step-1, n, backward)
			before = p.cells[last*hidden : (last+1)*hidden]
			copy(b.earlier[t*hidden:], p.outs[last*hidden:(last+1)*hidden])
		}
		d := b.gates[t*4*hidden : (t+1)*4*hidden]
		b.step(d, p.gates[t*4*hidden:(t+1)*4*hidden], before, p.cells[t*hidden:(t+1)*hidden], dout[t*wide+offset:])
		l.recurrent.transposed.MulAdd(b.out, d, 1)
	}
	g.product(l.input, x, b.gates, n)
	g.product(l.recurrent, b.earlier, b.gates, n)
	g.rows(l.bias, b.gates)
	l.input.transposed.MulAdd(dx, b.gates, n)
}

// step goes back over one step of all cells: it sets d to the gradient of the
// sums of the gates, b.cell to that of the cell before; b.out is used up.
func (b *lstmGradient) step(d, gates, before, cell, dout []float32) {
	n := len(cell)
	for j, c := range cell {
		i, f, o, u := gates[j], gates[n+j], gates[2*n+j], gates[3*n+j]
		out := b.out[j] + dout[j]
		shown := matrix.Tanh(c)
		dcell := b.cell[j] + out*o*(1-shown*shown)
		d[j] = dcell * u * i * (1 - i)
		d[n+j] = dcell * before[j] * f * (1 - f)
		d[2*n+j] = out * shown * o * (1 - o)
		d[3*n+j] = dcell * i * (1 - u*u)
		b.cell[j] = dcell * f
		b.out[j] = 0
	}
}
