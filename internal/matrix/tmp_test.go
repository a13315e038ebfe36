package matrix

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

func TestTmp(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 1))
	const k, m, n = 256, 512, 24
	for _, use = range ways() {
		r := NewRounded(make([]int8, k*m), make([]float32, m), k, m)
		x, y := numbers(random, n*k), make([]float32, n*m)
		var s, o Left
		o.Round(x, 1, k)
		best := [4]time.Duration{1e9, 1e9, 1e9, 1e9}
		for range 1000 {
			s.Round(x, n, k)
			b := time.Now()
			r.MulAdd(y, &s)
			c := time.Now()
			r.MulAdd(y, &o)
			r.MulAdd(y, &o)
			r.MulAdd(y, &o)
			r.MulAdd(y, &o)
			e := time.Now()
			best[1] = min(best[1], c.Sub(b))
			best[3] = min(best[3], e.Sub(c)/4)
		}
		fmt.Println(use.name, "rounded", best[1], "rounded1", best[3])
	}
}
