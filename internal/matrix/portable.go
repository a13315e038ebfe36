package matrix

import "math"

// panelPortable works on tiles of two rows and four columns, whose sums stay
// in registers.
func panelPortable(y []float32, stride int, x strided, n int, b []float32, k int) {
	for i := 0; i+1 < n; i += 2 {
		top, bottom := x.data[i*x.row:], x.data[(i+1)*x.row:]
		for j := 0; j < panelWidth; j += 4 {
			tile(y[i*stride+j:], y[(i+1)*stride+j:], top, bottom, x.col, b[j:], k)
		}
	}
	if n%2 == 1 {
		last := x.data[(n-1)*x.row:]
		for j := 0; j < panelWidth; j += 8 {
			strip(y[(n-1)*stride+j:], last, x.col, b[j:], k)
		}
	}
}

func tile(y0, y1, x0, x1 []float32, step int, b []float32, k int) {
	var s00, s01, s02, s03, s10, s11, s12, s13 float32
	at := 0
	for r := range k {
		w := (*[4]float32)(b[r*panelWidth:])
		u, v := x0[at], x1[at]
		s00 += u * w[0]
		s01 += u * w[1]
		s02 += u * w[2]
		s03 += u * w[3]
		s10 += v * w[0]
		s11 += v * w[1]
		s12 += v * w[2]
		s13 += v * w[3]
		at += step
	}
	a, c := (*[4]float32)(y0), (*[4]float32)(y1)
	a[0], a[1], a[2], a[3] = a[0]+s00, a[1]+s01, a[2]+s02, a[3]+s03
	c[0], c[1], c[2], c[3] = c[0]+s10, c[1]+s11, c[2]+s12, c[3]+s13
}

// strip is tile for one row and eight columns.
func strip(y, x []float32, step int, b []float32, k int) {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	at := 0
	for r := range k {
		w := (*[8]float32)(b[r*panelWidth:])
		u := x[at]
		s0 += u * w[0]
		s1 += u * w[1]
		s2 += u * w[2]
		s3 += u * w[3]
		s4 += u * w[4]
		s5 += u * w[5]
		s6 += u * w[6]
		s7 += u * w[7]
		at += step
	}
	a := (*[8]float32)(y)
	a[0], a[1], a[2], a[3] = a[0]+s0, a[1]+s1, a[2]+s2, a[3]+s3
	a[4], a[5], a[6], a[7] = a[4]+s4, a[5]+s5, a[6]+s6, a[7]+s7
}

func gatesPortable(g, before, cell, out []float32) {
	n := len(out)
	in, forget, show, update := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	before, cell = before[:n], cell[:n]
	for j := range out {
		i, f, o, u := sigmoid(in[j]), sigmoid(forget[j]), sigmoid(show[j]), Tanh(update[j])
		in[j], forget[j], show[j], update[j] = i, f, o, u
		cell[j] = f*before[j] + i*u
		out[j] = o * Tanh(cell[j])
	}
}

func sigmoid(x float32) float32 { return 1 / (1 + Exp(-x)) }

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float32) float32 { return 2*sigmoid(2*x) - 1 }

// Exp returns e to the power of x, with a relative error below 1e-6; beyond
// the exponents ±80 it stays where it is.
func Exp(x float32) float32 {
	power := max(-115, min(115, x*math.Log2E))
	whole := int32(power+128.5) - 128
	f := power - float32(whole)
	p := 1 + f*(0.6931472+f*(0.2402265+f*(0.05550411+f*(0.009618129+f*(0.001333356+f*0.0001540353)))))
	return math.Float32frombits(uint32(whole+127)<<23) * p
}
