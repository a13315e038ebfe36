package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func numbers(random *rand.Rand, n int) []float32 {
	list := make([]float32, n)
	for i := range list {
		list[i] = float32(random.NormFloat64())
	}
	return list
}

// with runs f once with each way of this processor.
func with(t *testing.T, f func(t *testing.T)) {
	chosen := use
	defer func() { use = chosen }()
	for _, use = range ways() {
		t.Run(use.name, f)
	}
}

func TestProducts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	with(t, func(t *testing.T) {
		for _, size := range [][3]int{{1, 1, 1}, {3, 5, 7}, {4, 8, 32}, {5, 9, 33}, {17, 31, 64}, {12, 160, 50}, {0, 3, 3}, {3, 0, 3}} {
			n, k, m := size[0], size[1], size[2]
			x, w := numbers(random, n*k), numbers(random, k*m)
			transposed := make([]float32, len(x))
			for i := range n {
				for j := range k {
					transposed[j*n+i] = x[i*k+j]
				}
			}
			var p Packed
			p.Pack(w, k, m)
			got, again := make([]float32, n*m), make([]float32, n*m)
			p.MulAdd(got, x, n)
			p.MulAddTransposed(again, transposed, n)
			for i := range got {
				var want float64
				for j := range k {
					want += float64(x[i/m*k+j]) * float64(w[j*m+i%m])
				}
				if math.Abs(float64(got[i])-want) > 1e-4 || math.Abs(float64(again[i])-want) > 1e-4 {
					t.Fatalf("%v: element %d is %g and %g, not %g", size, i, got[i], again[i], want)
				}
			}
		}
	})
}

func TestPackTransposed(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 1))
	w := numbers(random, 40*35)
	turned := make([]float32, len(w))
	for i := range w {
		turned[i%35*40+i/35] = w[i]
	}
	var a, b Packed
	b.Pack(numbers(random, 70*70), 70, 70) // memory that is used again
	a.Pack(turned, 35, 40)
	b.PackTransposed(w, 40, 35)
	if fmt.Sprint(a.data) != fmt.Sprint(b.data) {
		t.Error("a matrix packed transposed differs from its transpose packed")
	}
}

func TestGates(t *testing.T) {
	const n = 48
	random := rand.New(rand.NewPCG(3, 1))
	g, before := numbers(random, 4*n), numbers(random, n)
	g[0], g[1], g[n], g[3*n] = 1000, -1000, float32(math.Inf(1)), -60
	with(t, func(t *testing.T) {
		got, cell, out := append([]float32(nil), g...), make([]float32, n), make([]float32, n)
		Gates(got, before, cell, out)
		for j := range n {
			logistic := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
			u := math.Tanh(float64(g[3*n+j]))
			c := logistic(g[n+j])*float64(before[j]) + logistic(g[j])*u
			h := logistic(g[2*n+j]) * math.Tanh(c)
			for name, pair := range map[string][2]float64{
				"input": {float64(got[j]), logistic(g[j])}, "update": {float64(got[3*n+j]), u},
				"cell": {float64(cell[j]), c}, "output": {float64(out[j]), h},
			} {
				if math.Abs(pair[0]-pair[1]) > 1e-5 || math.IsNaN(pair[0]) {
					t.Errorf("%s %d is %g, not %g", name, j, pair[0], pair[1])
				}
			}
		}
	})
}

func BenchmarkMulAdd(b *testing.B) {
	random := rand.New(rand.NewPCG(4, 1))
	const k, m = 256, 512
	var p Packed
	p.Pack(numbers(random, k*m), k, m)
	chosen := use
	defer func() { use = chosen }()
	for _, use = range ways() {
		for _, n := range []int{1, 24} {
			x, y := numbers(random, n*k), make([]float32, n*m)
			b.Run(fmt.Sprintf("%s/%d", use.name, n), func(b *testing.B) {
				for b.Loop() {
					p.MulAdd(y, x, n)
				}
				b.ReportMetric(float64(n*k*m*b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
			})
		}
	}
}

func BenchmarkGates(b *testing.B) {
	const n = 128
	g, before, cell, out := make([]float32, 4*n), make([]float32, n), make([]float32, n), make([]float32, n)
	chosen := use
	defer func() { use = chosen }()
	for _, use = range ways() {
		b.Run(use.name, func(b *testing.B) {
			for b.Loop() {
				Gates(g, before, cell, out)
			}
		})
	}
}
