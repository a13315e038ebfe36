//go:build !purego

package matrix

import "golang.org/x/sys/cpu"

// use is the best way on this processor.
var use = best()

func best() kernels {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return avx512
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return avx2
	}
	return portable
}

var (
	avx2 = kernels{
		name: "AVX2", panel: panelAVX2, gates: gatesAVX2,
		greatest: greatestRow, scale: scaleRow, rounded: roundedAVX2,
	}
	avx512 = kernels{
		name: "AVX-512", panel: panelAVX512, gates: gatesAVX512,
		greatest: greatestRow, scale: scaleRow, rounded: roundedAVX512,
	}
)

// The tiles add to four rows of c, stride bytes apart; the strips to one. a
// has rows and columns row and col bytes apart; b is a panel's row every 128
// bytes, k of them.

//go:noescape
func tile4x32AVX512(c *float32, stride int, a *float32, row, col int, b *float32, k int)

//go:noescape
func strip32AVX512(c *float32, a *float32, col int, b *float32, k int)

//go:noescape
func tile4x16AVX2(c *float32, stride int, a *float32, row, col int, b *float32, k int)

//go:noescape
func strip32AVX2(c *float32, a *float32, col int, b *float32, k int)

// The rounded ones take pairs of elements, k of them, those of b every 64
// bytes, rows of a width bytes apart; the sums are multiplied by the units of their row and column.

//go:noescape
func rounded4x32AVX512(c *float32, stride int, a *int16, width int, b *int8, k int, rows, columns *float32)

//go:noescape
func rounded1x32AVX512(c *float32, a *int16, b *int8, k int, row, columns *float32)

//go:noescape
func rounded4x16AVX2(c *float32, stride int, a *int16, width int, b *int8, k int, rows, columns *float32)

//go:noescape
func rounded1x32AVX2(c *float32, a *int16, b *int8, k int, row, columns *float32)

//go:noescape
func greatestAVX2(row *float32, n int) float32

//go:noescape
func scaleAVX2(ints *int16, row *float32, n int, scale float32)

//go:noescape
func stepAVX2(sums, before, cell, out *float32, n int)

//go:noescape
func stepAVX512(sums, before, cell, out *float32, n int)

// Bytes of the elements.
const float, short = 4, 2

func panelAVX512(y []float32, stride int, x strided, n int, b []float32, k int) {
	i := 0
	for ; i+4 <= n; i += 4 {
		tile4x32AVX512(&y[i*stride], stride*float, &x.data[i*x.row], x.row*float, x.col*float, &b[0], k)
	}
	for ; i < n; i++ {
		strip32AVX512(&y[i*stride], &x.data[i*x.row], x.col*float, &b[0], k)
	}
}

func panelAVX2(y []float32, stride int, x strided, n int, b []float32, k int) {
	i := 0
	for ; i+4 <= n; i += 4 {
		tile4x16AVX2(&y[i*stride], stride*float, &x.data[i*x.row], x.row*float, x.col*float, &b[0], k)
		tile4x16AVX2(&y[i*stride+16], stride*float, &x.data[i*x.row], x.row*float, x.col*float, &b[16], k)
	}
	for ; i < n; i++ {
		strip32AVX2(&y[i*stride], &x.data[i*x.row], x.col*float, &b[0], k)
	}
}

func gatesAVX2(g, before, cell, out []float32) {
	stepAVX2(&g[0], &before[0], &cell[0], &out[0], len(out))
}

func gatesAVX512(g, before, cell, out []float32) {
	stepAVX512(&g[0], &before[0], &cell[0], &out[0], len(out))
}

func roundedAVX512(y []float32, stride, n int, x []int16, width int, units []float32, pairs []int8, columns []float32) {
	i := 0
	for ; i+4 <= n; i += 4 {
		rounded4x32AVX512(&y[i*stride], stride*float, &x[i*width], width*short, &pairs[0], width/2, &units[i], &columns[0])
	}
	for ; i < n; i++ {
		rounded1x32AVX512(&y[i*stride], &x[i*width], &pairs[0], width/2, &units[i], &columns[0])
	}
}

func roundedAVX2(y []float32, stride, n int, x []int16, width int, units []float32, pairs []int8, columns []float32) {
	i := 0
	for ; i+4 <= n; i += 4 {
		row, unit := &x[i*width], &units[i]
		rounded4x16AVX2(&y[i*stride], stride*float, row, width*short, &pairs[0], width/2, unit, &columns[0])
		rounded4x16AVX2(&y[i*stride+16], stride*float, row, width*short, &pairs[32], width/2, unit, &columns[16])
	}
	for ; i < n; i++ {
		rounded1x32AVX2(&y[i*stride], &x[i*width], &pairs[0], width/2, &units[i], &columns[0])
	}
}

func greatestRow(row []float32) float32 { return greatestAVX2(&row[0], len(row)) }

func scaleRow(ints []int16, row []float32, scale float32) {
	scaleAVX2(&ints[0], &row[0], len(row), scale)
}
