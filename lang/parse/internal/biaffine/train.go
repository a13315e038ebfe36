package biaffine

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sync"
)

// Training parameters; see [Train].
const (
	learners  = 2 // goroutines; their number is part of the result
	batch     = 16
	topRate   = 0.002
	lastRate  = 0.05 // of topRate, at the end
	warmUp    = 200  // steps, of a short training a tenth of all
	clipAbove = 5    // length of the gradient

	averageEvery = 10   // steps
	averagePart  = 0.01 // of the average that each mixing replaces

	// The first feature is hidden with this over this plus its frequency, so
	// that the unknown value means rare ones, and a few times more.
	hideRare = 0.4
	hideAny  = 0.03
)

// Unknown is the value of a feature that training never saw.
const Unknown = 0

// Train learns a network from scratch: Adam over batches of 16 sentences, the
// rate rising over the first 200 steps and then falling to a twentieth. What
// it gives is the moving average of the weights over about the last thousand
// steps. frequency holds how often each value of the first feature occurs.
// after, if not nil, is called after each pass with the losses of the pass.
// The same arguments give the same network on one kind of processor.
func Train(size Size, examples []Example, frequency []int, passes int, seed uint64, after func(pass int, n *Net, loss Loss)) *Net {
	t := newTrainer(size, examples, frequency, passes, seed)
	for pass := range passes {
		loss := t.pass()
		t.average.pack()
		if after != nil {
			after(pass, t.average, loss)
		}
	}
	return t.average
}

type trainer struct {
	net       *Net
	average   *Net // of the net over the steps
	adam      *adam
	examples  []Example
	frequency []int
	random    *rand.Rand
	learners  [learners]*learner
	step      int
	steps     int
	mixed     int // times that the average was mixed
}

func newTrainer(size Size, examples []Example, frequency []int, passes int, seed uint64) *trainer {
	net := empty(size)
	net.random(seed)
	t := &trainer{
		net: net, average: empty(size), adam: newAdam(net), examples: examples, frequency: frequency,
		random: rand.New(rand.NewPCG(seed, 3)),
		steps:  passes * ((len(examples) + batch - 1) / batch),
	}
	for i := range t.learners {
		random := rand.New(rand.NewPCG(seed, 4+uint64(i)))
		t.learners[i] = &learner{Pass: Pass{net: net, drop: &dropout{random: random}}, gradient: newGradient(net)}
	}
	return t
}

// pass goes once over the examples.
func (t *trainer) pass() Loss {
	order := t.random.Perm(len(t.examples))
	for part := range slices.Chunk(order, batch) {
		t.batch(part)
	}
	var loss Loss
	for _, l := range t.learners {
		loss.add(l.loss)
		l.loss = Loss{}
	}
	return loss
}

// batch shares the sentences out, longest first, so that the learners are
// done at about the same time, and takes one step.
func (t *trainer) batch(part []int) {
	slices.SortStableFunc(part, func(a, b int) int { return cmp.Compare(len(t.examples[b].IDs), len(t.examples[a].IDs)) })
	t.net.pack()
	t.net.packTransposed()
	var wait sync.WaitGroup
	for i, l := range t.learners {
		wait.Go(func() {
			for k := i; k < len(part); k += learners {
				l.learn(l.hide(t.examples[part[k]], t.frequency))
			}
		})
	}
	wait.Wait()
	gradient := &t.learners[0].gradient
	for _, l := range t.learners[1:] {
		gradient.take(&l.gradient)
	}
	t.step++
	factor := 1 / float64(len(part))
	if norm := gradient.norm(t.net) * factor; norm > clipAbove {
		factor *= clipAbove / norm
	}
	t.adam.step(gradient, t.rate(), float32(factor))
	if t.step%averageEvery == 0 || t.step == t.steps {
		t.mix()
	}
}

// mix moves the average towards the present weights; at first faster, as what
// was learned early is soon out of date.
func (t *trainer) mix() {
	t.mixed++
	part := max(averagePart, 4/float32(t.mixed+3))
	mix := func(m, now *Matrix) {
		for i, v := range now.Value {
			m.Value[i] += part * (v - m.Value[i])
		}
	}
	for f, m := range t.average.embeddings {
		mix(m, t.net.embeddings[f])
	}
	present := t.net.matrices()
	for i, m := range t.average.matrices() {
		mix(m, present[i])
	}
}

// rate returns the learning rate of the present step.
func (t *trainer) rate() float32 {
	done := float64(t.step) / float64(t.steps)
	warm := float64(t.step) / min(warmUp, float64(t.steps)/10)
	return float32(topRate * min(1, warm) * (1 - (1-lastRate)*done))
}

// hide returns e with some of its tokens' first feature unknown.
func (l *learner) hide(e Example, frequency []int) Example {
	e.IDs = slices.Clone(e.IDs)
	for i := Features; i < len(e.IDs); i += Features {
		rare := hideRare / (hideRare + float64(frequency[e.IDs[i]]))
		if r := l.drop.random.Float64(); r < rare || r > 1-hideAny {
			e.IDs[i] = Unknown
		}
	}
	return e
}

// parallel calls f for each item, on as many goroutines as there are learners.
func parallel[T any](items []T, f func(T)) {
	var wait sync.WaitGroup
	for i := range learners {
		wait.Go(func() {
			for k := i; k < len(items); k += learners {
				f(items[k])
			}
		})
	}
	wait.Wait()
}
