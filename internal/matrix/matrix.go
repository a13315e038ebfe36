// Package matrix multiplies the small matrices of single precision that the
// parser's network is made of. On amd64 it uses assembly for AVX2 or AVX-512,
// chosen when the program runs; elsewhere, and with the build tag purego,
// plain Go. All ways give the same results but for rounding. To try others on
// one machine, run with GODEBUG=cpu.avx512f=off or GODEBUG=cpu.avx2=off.
package matrix

// panelWidth is the number of columns that lie together in packed weights.
const panelWidth = 32

// Packed is the right side of a product, laid out for the kernels: panels of
// 32 columns, each panel row by row, the last one filled up with zeros.
type Packed struct {
	rows, cols int
	data       []float32
}

// Pack lays out the row-major matrix w in p, whose memory it uses again.
func (p *Packed) Pack(w []float32, rows, cols int) {
	p.resize(rows, cols)
	for left := 0; left < cols; left += panelWidth {
		panel := p.panel(left)
		width := min(panelWidth, cols-left)
		for r := range rows {
			row := panel[r*panelWidth : (r+1)*panelWidth]
			clear(row[copy(row, w[r*cols+left:r*cols+left+width]):])
		}
	}
}

// PackTransposed lays out the transpose of the row-major matrix w, which has
// the given rows and columns before it is transposed.
func (p *Packed) PackTransposed(w []float32, rows, cols int) {
	p.resize(cols, rows)
	for left := 0; left < rows; left += panelWidth {
		panel := p.panel(left)
		width := min(panelWidth, rows-left)
		if width < panelWidth {
			clear(panel)
		}
		for c := range width {
			for r, v := range w[(left+c)*cols : (left+c+1)*cols] {
				panel[r*panelWidth+c] = v
			}
		}
	}
}

func (p *Packed) resize(rows, cols int) {
	p.rows, p.cols = rows, cols
	size := rows * ((cols + panelWidth - 1) / panelWidth) * panelWidth
	if cap(p.data) < size {
		p.data = make([]float32, size)
	}
	p.data = p.data[:size]
}

// panel returns the panel that begins at column left.
func (p *Packed) panel(left int) []float32 {
	return p.data[left*p.rows : (left+panelWidth)*p.rows]
}

// MulAdd adds x·p to y. x has n rows as wide as p has rows, y n rows as wide
// as p has columns.
func (p *Packed) MulAdd(y, x []float32, n int) {
	p.mulAdd(y, strided{x, p.rows, 1}, n)
}

// MulAddTransposed adds xᵀ·p to y. x has as many rows as p and n columns, y n
// rows as wide as p has columns.
func (p *Packed) MulAddTransposed(y, x []float32, n int) {
	p.mulAdd(y, strided{x, 1, n}, n)
}

// strided is a matrix whose element (r, c) stands at r*row + c*col.
type strided struct {
	data     []float32
	row, col int
}

func (p *Packed) mulAdd(y []float32, x strided, n int) {
	if p.rows == 0 || p.cols == 0 || n == 0 {
		return
	}
	// The kernels know no bounds: these two lines stand for theirs.
	_ = y[n*p.cols-1]
	_ = x.data[(n-1)*x.row+(p.rows-1)*x.col]
	for left := 0; left < p.cols; left += panelWidth {
		if width := p.cols - left; width < panelWidth {
			p.edge(y[left:], x, n, width)
			return
		}
		use.panel(y[left:], p.cols, x, n, p.panel(left), p.rows)
	}
}

// edgeRows is how many rows edge handles at a time.
const edgeRows = 8

// edge multiplies with the last panel where it is not full, by way of a
// buffer that is.
func (p *Packed) edge(y []float32, x strided, n, width int) {
	panel := p.panel(p.cols - width)
	for top := 0; top < n; top += edgeRows {
		var buffer [edgeRows * panelWidth]float32
		rows := min(edgeRows, n-top)
		part := strided{x.data[top*x.row:], x.row, x.col}
		use.panel(buffer[:], panelWidth, part, rows, panel, p.rows)
		for r := range rows {
			sum := y[(top+r)*p.cols:]
			for c, v := range buffer[r*panelWidth:][:width] {
				sum[c] += v
			}
		}
	}
}

// kernels are the ways to do the inner work on one kind of processor.
type kernels struct {
	name string
	// panel adds x·b to the n rows of y, whose starts are stride apart; b is
	// one panel of k rows.
	panel func(y []float32, stride int, x strided, n int, b []float32, k int)
	// gates is the work of Gates for a multiple of 16 cells.
	gates func(g, before, cell, out []float32)
	// greatest and scale do what greatestPortable and scalePortable do, for a
	// multiple of 16 elements.
	greatest func(row []float32) float32
	scale    func(ints []int16, row []float32, scale float32)
	// rounded adds the product of n rows of x, so wide and in these units,
	// and one panel of pairs to y; nil where pairs are of no use.
	rounded func(y []float32, stride, n int, x []int16, width int, units []float32, pairs []int8, columns []float32)
}

var portable = kernels{
	name: "portable", panel: panelPortable, gates: gatesPortable,
	greatest: greatestPortable, scale: scalePortable,
}
