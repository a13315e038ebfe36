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
	width := even(cols)
	l.n, l.cols = n, cols
	l.ints, l.units = resize(l.ints, n*width), resize(l.units, n)
	most := greatestInt(cols)
	for i := range n {
		ints := l.ints[i*width : (i+1)*width]
		if cols%2 == 1 {
			ints[cols] = 0
		}
		l.units[i] = roundRow(ints, x[i*cols:(i+1)*cols], most)
	}
}

// even returns the width of rows in memory.
func even(cols int) int { return (cols + 1) &^ 1 }

// greatestInt returns what rows so wide are scaled to, so that no 32-bit sum
// of products with 8-bit numbers overflows.
func greatestInt(cols int) float32 {
	return float32(min(1<<14, math.MaxInt32/(127*max(1, cols))) - 1)
}

// roundRow sets ints to multiples of the unit that it returns, with which the
// greatest element is most.
func roundRow(ints []int16, row []float32, most float32) float32 {
	way := &use
	if len(row) == 0 || len(row)%vectorWidth != 0 {
		way = &portable
	}
	greatest := way.greatest(row)
	if greatest == 0 {
		clear(ints)
		return 0
	}
	way.scale(ints, row, most/greatest)
	return greatest / most
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
