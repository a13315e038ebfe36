package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func numbers(random *rand.Rand, n int) []float32 {
	list := make([]float32, n)
	for i := range list {
		list[i] = float32(random.NormFloat64())
	}
	return list
}

// eachWay puts the processor's ways to use, one after another, and at the end
// the chosen one back.
func eachWay(yield func(string) bool) {
	chosen := use
	defer func() { use = chosen }()
	for _, use = range ways() {
		if !yield(use.name) {
			return
		}
	}
}

func TestProducts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for way := range eachWay {
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
					t.Fatalf("%s, %v: element %d is %g and %g, not %g", way, size, i, got[i], again[i], want)
				}
			}
		}
	}
}

// TestRounded compares all ways with sums of whole numbers: they must give
// the very same result.
func TestRounded(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 1))
	for _, size := range [][3]int{{1, 1, 1}, {3, 5, 7}, {4, 8, 32}, {5, 9, 33}, {17, 31, 64}, {12, 160, 50}, {9, 2304, 52}, {6, 48, 40}, {0, 3, 3}} {
		n, k, m := size[0], size[1], size[2]
		x, units := numbers(random, n*k), numbers(random, m)
		value := make([]int8, k*m)
		for i := range value {
			value[i] = int8(random.IntN(255) - 127)
		}
		var first []float32
		for way := range eachWay {
			got := make([]float32, n*m)
			var left Left
			left.Round(x, n, k)
			NewRounded(value, units, k, m).MulAdd(got, &left)
			for i := range got {
				var want float64
				for j := range k {
					want += float64(x[i/m*k+j]) * float64(value[i%m*k+j]) * float64(units[i%m])
				}
				if off := math.Abs(float64(got[i]) - want); off > 0.1*math.Sqrt(float64(k)) {
					t.Fatalf("%s, %v: element %d is %g, not %g", way, size, i, got[i], want)
				}
			}
			if first == nil {
				first = got
			} else if !slices.Equal(first, got) {
				t.Errorf("%s, %v: another result than the portable way", way, size)
			}
		}
	}
}

func TestOuter(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 1))
	for _, size := range [][2]int{{48, 48}, {3, 5}, {16, 4}} {
		u, v := numbers(random, size[0]), numbers(random, size[1])
		for way := range eachWay {
			var l Left
			l.Resize(2, len(u)*len(v))
			l.SetOuter(1, u, v)
			for i, got := range l.row(1) {
				want := u[i/len(v)] * v[i%len(v)]
				if off := float32(got)*l.units[1] - want; off > l.units[1] || off < -l.units[1] {
					t.Fatalf("%s, %v: element %d is %g off", way, size, i, off)
				}
			}
		}
	}
}

// TestRoundedExtremes fills rows and columns with the greatest elements.
func TestRoundedExtremes(t *testing.T) {
	for _, k := range []int{1, 256, 2304, 10000} {
		value, x := make([]int8, 32*k), make([]float32, k)
		for i := range k {
			x[i] = 1
			value[i], value[k+i], value[2*k+i] = 127, -127, 127
		}
		units := slices.Repeat([]float32{1}, 32)
		for way := range eachWay {
			got := make([]float32, 32)
			var left Left
			left.Round(x, 1, k)
			NewRounded(value, units, k, 32).MulAdd(got, &left)
			for c, sign := range []float64{1, -1, 1, 0} {
				if want := sign * 127 * float64(k); math.Abs(float64(got[c])-want) > math.Abs(want)/1e4 {
					t.Errorf("%s, %d rows: column %d is %g, not %g", way, k, c, got[c], want)
				}
			}
		}
	}
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
	for way := range eachWay {
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
					t.Errorf("%s: %s %d is %g, not %g", way, name, j, pair[0], pair[1])
				}
			}
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	random := rand.New(rand.NewPCG(4, 1))
	const k, m = 256, 512
	var p Packed
	p.Pack(numbers(random, k*m), k, m)
	for way := range eachWay {
		for _, n := range []int{1, 24} {
			x, y := numbers(random, n*k), make([]float32, n*m)
			b.Run(fmt.Sprintf("%s/%d", way, n), func(b *testing.B) {
				for b.Loop() {
					p.MulAdd(y, x, n)
				}
				b.ReportMetric(float64(n*k*m*b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
			})
		}
	}
}

func BenchmarkRounded(b *testing.B) {
	random := rand.New(rand.NewPCG(6, 1))
	const k, m = 256, 512
	for way := range eachWay {
		r := NewRounded(make([]int8, k*m), make([]float32, m), k, m)
		for _, n := range []int{1, 24} {
			x, y := numbers(random, n*k), make([]float32, n*m)
			var left Left
			b.Run(fmt.Sprintf("%s/%d", way, n), func(b *testing.B) {
				for b.Loop() {
					left.Round(x, n, k)
					r.MulAdd(y, &left)
				}
				b.ReportMetric(float64(n*k*m*b.N)/b.Elapsed().Seconds()/1e9, "Gmul/s")
			})
		}
	}
}

func BenchmarkGates(b *testing.B) {
	const n = 128
	g, before, cell, out := make([]float32, 4*n), make([]float32, n), make([]float32, n), make([]float32, n)
	for way := range eachWay {
		b.Run(way, func(b *testing.B) {
			for b.Loop() {
				Gates(g, before, cell, out)
			}
		})
	}
}
