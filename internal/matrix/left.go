package matrix

import "math"

// Left is the left side of products with rounded matrices: each row is
// rounded to 16-bit multiples of a unit of its own. It is used again and
// again, by one goroutine at a time.
type Left struct {
	n, cols int
	ints    []int16 // rows filled up to an even number of elements
	units   []float32
}

// Round sets l to n rows of x, which are cols wide.
func (l *Left) Round(x []float32, n, cols int) {
	l.Resize(n, cols)
	most := greatestInt(cols)
	for i := range n {
		row := x[i*cols : (i+1)*cols]
		way := wayFor(cols)
		greatest := way.greatest(row)
		l.units[i] = greatest / most
		way.scale(l.row(i), row, inverse(l.units[i]))
	}
}

// Resize gives l n rows, which are cols wide, to be set one by one.
func (l *Left) Resize(n, cols int) {
	l.n, l.cols = n, cols
	l.ints, l.units = resize(l.ints, n*even(cols)), resize(l.units, n)
	if cols%2 == 1 {
		clear(l.ints)
	}
}

// SetOuter makes row i the outer product of u and v, which has len(u)*len(v)
// elements, those with the first of u first.
func (l *Left) SetOuter(i int, u, v []float32) {
	way := wayFor(len(v))
	l.units[i] = wayFor(len(u)).greatest(u) * way.greatest(v) / greatestInt(l.cols)
	scale := inverse(l.units[i])
	row := l.row(i)
	for a, factor := range u {
		way.scale(row[a*len(v):(a+1)*len(v)], v, factor*scale)
	}
}

func (l *Left) row(i int) []int16 { return l.ints[i*even(l.cols):][:l.cols] }

// inverse returns 1/unit, or 0 for the unit of a row of zeros.
func inverse(unit float32) float32 {
	if unit == 0 {
		return 0
	}
	return 1 / unit
}

// wayFor returns the way to handle rows so wide.
func wayFor(cols int) *kernels {
	if cols == 0 || cols%vectorWidth != 0 {
		return &portable
	}
	return &use
}

// even returns the width of rows in memory.
func even(cols int) int { return (cols + 1) &^ 1 }

// greatestInt returns what rows so wide are scaled to, so that no 32-bit sum
// of products with 8-bit numbers overflows.
func greatestInt(cols int) float32 {
	return float32(min(1<<14, math.MaxInt32/(127*max(1, cols))) - 1)
}

// greatestPortable returns the greatest absolute value of row. In their bits,
// such values are ordered as whole numbers are, and compared without a branch.
func greatestPortable(row []float32) float32 {
	var greatest uint32
	for _, v := range row {
		greatest = max(greatest, math.Float32bits(v)&^(1<<31))
	}
	return math.Float32frombits(greatest)
}

// scalePortable sets ints to the elements of row times scale, rounded.
func scalePortable(ints []int16, row []float32, scale float32) {
	ints = ints[:len(row)]
	for j, v := range row {
		// Beside so great a number, the last bits of a float are whole.
		const shift = 3 << 22
		ints[j] = int16(math.Float32bits(float32(v*scale) + shift))
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
