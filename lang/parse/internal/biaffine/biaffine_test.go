package biaffine

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"recount/lang/internal/blob"
)

var tiny = Size{
	Vocabulary: [Features]int{7, 5, 4, 3, 6},
	Embedding:  [Features]int{4, 3, 2, 2, 3},
	Hidden:     5, Arc: 6, Label: 4, Labels: 3, Tags: 6,
}

// sentences returns examples of random trees, whose tags are the last feature.
func sentences(random *rand.Rand, count int) []Example {
	var list []Example
	for range count {
		n := 3 + random.IntN(5)
		e := Example{IDs: make([]int32, n*Features), Heads: make([]int, n), Labels: make([]int, n), Tags: make([]int, n)}
		for i := range e.IDs {
			e.IDs[i] = int32(random.IntN(tiny.Vocabulary[i%Features]))
		}
		for i := 1; i < n; i++ {
			e.Heads[i] = random.IntN(i)
			e.Labels[i] = random.IntN(tiny.Labels)
			e.Tags[i] = int(e.IDs[i*Features+Features-1])
		}
		list = append(list, e)
	}
	return list
}

// loss returns the loss of one sentence without learning from it.
func (l *learner) lossOf(e Example) float64 {
	l.net.pack()
	l.net.packTransposed()
	l.loss = Loss{}
	l.learn(e)
	return l.loss.Arc + l.loss.Label + l.loss.Tag
}

// TestGradient compares the gradient of each matrix with finite differences.
func TestGradient(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	net := empty(tiny)
	net.random(5)
	// Away from zero, where the activation has a kink.
	for _, m := range net.matrices() {
		if m.Rows == 1 {
			for i := range m.Value {
				m.Value[i] = float32(1 - 2*(i%2))
			}
		}
	}
	e := sentences(random, 1)[0]
	exact := &learner{Pass: Pass{net: net}, gradient: newGradient(net)}
	exact.lossOf(e)
	probe := &learner{Pass: Pass{net: net}, gradient: newGradient(net)}
	check := func(name string, value []float32, i int, want float32) {
		const by = 1e-3
		old := value[i]
		value[i] = old + by
		up := probe.lossOf(e)
		value[i] = old - by
		down := probe.lossOf(e)
		value[i] = old
		if got := (up - down) / (2 * by); math.Abs(got-float64(want)) > 2e-3*(1+math.Abs(got)) {
			t.Errorf("%s, weight %d: the gradient is %g, the slope %g", name, i, want, got)
		}
	}
	for k, m := range net.matrices() {
		for range 10 {
			i := random.IntN(len(m.Value))
			check("matrix "+string(rune('a'+k)), m.Value, i, exact.gradient.of[m][i])
		}
	}
	for f, rows := range exact.gradient.embeddings {
		for id, d := range rows {
			i := random.IntN(len(d))
			check("embedding "+string(rune('a'+f)), net.embeddings[f].Row(int(id)), i, d[i])
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	examples := sentences(rand.New(rand.NewPCG(3, 1)), 20)
	frequency := make([]int, tiny.Vocabulary[0])
	file := func() []byte {
		w := blob.NewWriter("test")
		Train(tiny, examples, frequency, 3, 1, nil).Write(w)
		return w.Bytes()
	}
	if !slices.Equal(file(), file()) {
		t.Error("two trainings gave different weights")
	}
}

func TestFile(t *testing.T) {
	net := empty(tiny)
	net.random(1)
	net.pack()
	w := blob.NewWriter("test")
	net.Write(w)
	r := blob.NewReader("test", w.Bytes())
	read, err := Read(r)
	if err != nil || r.Err() != nil {
		t.Fatal(err, r.Err())
	}
	e := sentences(rand.New(rand.NewPCG(4, 1)), 1)[0]
	want, got := net.NewPass().Encode(e.IDs), read.NewPass().Encode(e.IDs)
	for i := range want {
		if math.Abs(float64(want[i]-got[i])) > 0.05 {
			t.Errorf("score %d is %g after rounding, %g before", i, got[i], want[i])
		}
	}
	for cut := range w.Bytes() {
		r := blob.NewReader("test", w.Bytes()[:cut])
		if _, err := Read(r); err == nil && r.Err() == nil {
			t.Fatalf("no error when cut to %d bytes", cut)
		}
	}
}

// usual is about the size of the network in use.
var usual = Size{
	Vocabulary: [Features]int{9000, 2500, 2500, 300, 140},
	Embedding:  [Features]int{112, 48, 32, 32, 32},
	Hidden:     128, Arc: 160, Label: 48, Labels: 52, Tags: 140,
}

func usualExamples(count int) []Example {
	random := rand.New(rand.NewPCG(5, 1))
	var list []Example
	for range count {
		const n = 21
		e := Example{IDs: make([]int32, n*Features), Heads: make([]int, n), Labels: make([]int, n), Tags: make([]int, n)}
		for i := range e.IDs {
			e.IDs[i] = int32(random.IntN(usual.Vocabulary[i%Features]))
		}
		list = append(list, e)
	}
	return list
}

func BenchmarkTrain(b *testing.B) {
	t := newTrainer(usual, usualExamples(4*batch), make([]int, usual.Vocabulary[0]), 10, 1)
	tokens := 0
	for b.Loop() {
		tokens += t.pass().Tokens
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkEncode(b *testing.B) {
	trained := empty(usual)
	trained.random(1)
	w := blob.NewWriter("test")
	trained.Write(w)
	net, err := Read(blob.NewReader("test", w.Bytes()))
	if err != nil {
		b.Fatal(err)
	}
	pass, e := net.NewPass(), usualExamples(1)[0]
	for b.Loop() {
		pass.Encode(e.IDs)
		pass.Labels(e.Heads)
	}
	b.ReportMetric(float64(len(e.Heads)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
