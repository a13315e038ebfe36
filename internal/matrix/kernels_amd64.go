//go:build !purego

package matrix

import "golang.org/x/sys/cpu"

// use is the best way on this processor.
var use = best()

func best() kernels {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return avx512
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return avx2
	}
	return portable
}

var (
	avx2   = kernels{"AVX2", panelAVX2, gatesAVX2}
	avx512 = kernels{"AVX-512", panelAVX512, gatesAVX512}
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

//go:noescape
func stepAVX2(sums, before, cell, out *float32, n int)

//go:noescape
func stepAVX512(sums, before, cell, out *float32, n int)

const float = 4 // bytes

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
