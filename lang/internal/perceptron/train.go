package perceptron

import (
	"encoding/binary"
	"math"
	"slices"
)

// Trainer learns the weights of a classifier from its errors.
type Trainer struct {
	rows  map[uint64]*row
	steps float32
}

type row []weight

// weight belongs to one label under one feature. sum is the weight's change
// times the step at which it changed, from which the average follows.
type weight struct {
	label    uint8
	now, sum float32
}

// NewTrainer returns a Trainer without any weight.
func NewTrainer() *Trainer {
	return &Trainer{rows: make(map[uint64]*row), steps: 1}
}

// Score sets scores to the sums of the present weights under the features.
func (t *Trainer) Score(features []uint64, scores []float32) {
	clear(scores)
	for _, f := range features {
		if r := t.rows[f]; r != nil {
			for _, w := range *r {
				scores[w.label] += w.now
			}
		}
	}
}

// Step ends one decision. Where the guess was wrong, weights move from it to
// the right label.
func (t *Trainer) Step(features []uint64, right, guess int) {
	if right != guess {
		for _, f := range features {
			r := t.rows[f]
			if r == nil {
				r = new(row)
				t.rows[f] = r
			}
			r.move(right, 1, t.steps)
			r.move(guess, -1, t.steps)
		}
	}
	t.steps++
}

func (r *row) move(label int, by, step float32) {
	for i := range *r {
		if w := &(*r)[i]; w.label == uint8(label) {
			w.now += by
			w.sum += by * step
			return
		}
	}
	*r = append(*r, weight{uint8(label), by, by * step})
}

// Model returns the averaged weights, those below least dropped, the others
// clipped at most and rounded to 8 bits.
func (t *Trainer) Model(least, most float32) *Model {
	buckets := make([][]byte, t.buckets())
	mask := uint64(len(buckets) - 1)
	features := make([]uint64, 0, len(t.rows))
	for f := range t.rows {
		features = append(features, f)
	}
	slices.Sort(features)
	for _, f := range features {
		pairs := t.rounded(*t.rows[f], least, most)
		if len(pairs) == 0 {
			continue
		}
		b := &buckets[f&mask]
		*b = binary.LittleEndian.AppendUint16(*b, fingerprint(f))
		*b = append(*b, byte(len(pairs)/2))
		*b = append(*b, pairs...)
	}
	m := &Model{mask: mask}
	for _, b := range buckets {
		m.starts = binary.LittleEndian.AppendUint32(m.starts, uint32(len(m.rows)))
		m.rows = append(m.rows, b...)
	}
	m.starts = binary.LittleEndian.AppendUint32(m.starts, uint32(len(m.rows)))
	return m
}

// buckets returns the power of two next above a quarter of the rows: most
// rows fall to the pruning, so that about one remains to a bucket.
func (t *Trainer) buckets() int {
	n := 1
	for 4*n < len(t.rows) {
		n *= 2
	}
	return n
}

// rounded returns pairs of label and averaged 8-bit weight, by label.
func (t *Trainer) rounded(r row, least, most float32) []byte {
	var pairs []byte
	slices.SortFunc(r, func(a, b weight) int { return int(a.label) - int(b.label) })
	for _, w := range r {
		average := w.now - w.sum/t.steps
		if average > -least && average < least {
			continue
		}
		scaled := math.Round(float64(average / most * 127))
		if v := int8(max(-127, min(127, scaled))); v != 0 {
			pairs = append(pairs, w.label, byte(v))
		}
	}
	return pairs
}
