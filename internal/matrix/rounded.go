package matrix

// Rounded is the right side of a product whose elements are 8-bit multiples
// of a unit that each column has of its own. With a left side that is rounded
// as well, the product is made of whole numbers: it is the same on every
// processor, and faster than one of floats.
type Rounded struct {
	rows, cols int
	units      []float32 // of the columns, filled up to whole panels
	pairs      []int8    // for kernels with vectors; see packPairs
	halves     []octet   // for those without; see packHalves
}

// NewRounded returns the matrix of the given size whose elements stand in
// value column after column, in the units of their columns.
func NewRounded(value []int8, units []float32, rows, cols int) *Rounded {
	panels := (cols + panelWidth - 1) / panelWidth
	r := &Rounded{rows: rows, cols: cols, units: make([]float32, panels*panelWidth)}
	copy(r.units, units)
	if use.rounded == nil {
		r.packHalves(value)
	} else {
		r.packPairs(value)
	}
	return r
}

// packPairs lays the elements out in panels of 32 columns; in a panel the
// elements of two rows at a time, column by column: vectors multiply such
// pairs and add the two products in one step.
func (r *Rounded) packPairs(value []int8) {
	width := even(r.rows)
	r.pairs = make([]int8, len(r.units)*width)
	for c := range r.cols {
		panel := r.pairs[c/panelWidth*panelWidth*width:]
		for k, v := range value[c*r.rows : (c+1)*r.rows] {
			panel[k/2*2*panelWidth+c%panelWidth*2+k%2] = v
		}
	}
}

// octet holds eight columns of one row. Two of them share a 64-bit integer,
// whose halves one multiplication serves both.
type octet [octetWidth / 2]int64

const octetWidth = 8

// packHalves lays the elements out in octets, those of eight columns one
// after another.
func (r *Rounded) packHalves(value []int8) {
	r.halves = make([]octet, len(r.units)/octetWidth*r.rows)
	for c := range r.cols {
		column := r.halves[c/octetWidth*r.rows:]
		for k, v := range value[c*r.rows : (c+1)*r.rows] {
			column[k][c%octetWidth/2] += int64(v) << (c % 2 * 32)
		}
	}
}

// MulAdd adds x·r to y, whose rows are as wide as r has columns. The rows of
// x must be as wide as r has rows.
func (r *Rounded) MulAdd(y []float32, x *Left) {
	if x.n == 0 || r.cols == 0 {
		return
	}
	if x.cols != r.rows {
		panic("matrix: the sizes of a product do not fit")
	}
	_ = y[x.n*r.cols-1]
	for left := 0; left < r.cols; left += panelWidth {
		if width := r.cols - left; width < panelWidth {
			r.edge(y[left:], x, left, width)
			return
		}
		r.panel(y[left:], r.cols, x.n, left, x.ints, x.units)
	}
}

// panel adds the product of n rows with the 32 columns from left on to y,
// whose rows are stride apart.
func (r *Rounded) panel(y []float32, stride, n, left int, ints []int16, units []float32) {
	width := even(r.rows)
	if r.halves == nil {
		use.rounded(y, stride, n, ints, width, units, r.pairs[left*width:][:panelWidth*width], r.units[left:])
		return
	}
	for column := left; column < left+panelWidth; column += octetWidth {
		octets := r.halves[column/octetWidth*r.rows:][:r.rows]
		for i := range n {
			multiplyHalves(y[i*stride+column-left:], ints[i*width:], octets, units[i], r.units[column:])
		}
	}
}

// edge does the same for all rows and the last columns where they do not fill
// a panel.
func (r *Rounded) edge(y []float32, x *Left, left, width int) {
	for top := 0; top < x.n; top += edgeRows {
		var buffer [edgeRows * panelWidth]float32
		rows := min(edgeRows, x.n-top)
		r.panel(buffer[:], panelWidth, rows, left, x.ints[top*even(x.cols):], x.units[top:])
		for i := range rows {
			sum := y[(top+i)*r.cols:]
			for c, v := range buffer[i*panelWidth:][:width] {
				sum[c] += v
			}
		}
	}
}

// multiplyHalves adds the product of a row and eight columns to eight
// elements of y. A sum's low half is that of the even column; what it borrowed
// from the high half is given back at the end.
func multiplyHalves(y []float32, x []int16, octets []octet, unit float32, units []float32) {
	var a, b, c, d int64
	x = x[:len(octets)]
	for k := range octets {
		w, u := &octets[k], int64(x[k])
		a += u * w[0]
		b += u * w[1]
		c += u * w[2]
		d += u * w[3]
	}
	sums, scale := (*[octetWidth]float32)(y), (*[octetWidth]float32)(units)
	for i, sum := range [...]int64{a, b, c, d} {
		low := int32(sum)
		high := int32((sum - int64(low)) >> 32)
		sums[2*i] += float32(low) * (unit * scale[2*i])
		sums[2*i+1] += float32(high) * (unit * scale[2*i+1])
	}
}
