package roles

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"sync"
)

// Model holds the weights of the classifiers.
type Model struct {
	cues  *linear // is this token the head of a cue: one output
	steps *linear // which role on the walk: one output a role
	looks *linear // which role at the second look
}

//go:embed weights/roles.bin
var embedded []byte

// Default returns the embedded model, unpacked on first use.
var Default = sync.OnceValue(func() *Model {
	m, err := Decode(embedded)
	if err != nil {
		panic(fmt.Sprintf("roles: the embedded weights are broken: %v", err))
	}
	return m
})

// linear is a log-linear classifier over hashed features. Features share rows
// where their hashes meet in the low bits; the table is wide enough for that
// to cost little.
type linear struct {
	outputs int
	mask    uint64
	scale   float64 // of one unit of weight
	weights []int8  // row by row
}

// Sizes of the tables: rows are powers of two.
const (
	CueBits  = 19
	StepBits = 17
	LookBits = 16
)

// magic opens a weights file.
const magic = "recount roles 1\n"

// NewModel packs trained weights into eight bits: rows of one weight for cues,
// of one a role for steps and looks.
func NewModel(cues, steps, looks []float32) (*Model, error) {
	if len(cues) != 1<<CueBits || len(steps) != Count<<StepBits || len(looks) != Count<<LookBits {
		return nil, errors.New("roles: the tables have the wrong size")
	}
	return &Model{cues: pack(cues, 1), steps: pack(steps, Count), looks: pack(looks, Count)}, nil
}

// pack rounds weights to eight bits; the rare ones beyond the range that holds
// nearly all are clipped.
func pack(weights []float32, outputs int) *linear {
	const widest = 3.0
	l := &linear{outputs: outputs, mask: uint64(len(weights)/outputs - 1), scale: widest / 127, weights: make([]int8, len(weights))}
	for i, w := range weights {
		l.weights[i] = int8(max(-127, min(127, math.Round(float64(w)/l.scale))))
	}
	return l
}

// Encode writes the model for [Decode].
func (m *Model) Encode() []byte {
	out := []byte(magic)
	for _, l := range []*linear{m.cues, m.steps, m.looks} {
		for _, w := range l.weights {
			out = append(out, byte(w))
		}
	}
	return out
}

// Decode reads what [Model.Encode] wrote.
func Decode(data []byte) (*Model, error) {
	sizes := [...]int{1 << CueBits, Count << StepBits, Count << LookBits}
	if len(data) != len(magic)+sizes[0]+sizes[1]+sizes[2] || string(data[:len(magic)]) != magic {
		return nil, errors.New("roles: not a weights file of this version")
	}
	cues, rest := data[len(magic):][:sizes[0]], data[len(magic)+sizes[0]:]
	return &Model{cues: unpack(cues, 1), steps: unpack(rest[:sizes[1]], Count), looks: unpack(rest[sizes[1]:], Count)}, nil
}

func unpack(data []byte, outputs int) *linear {
	l := pack(make([]float32, len(data)), outputs)
	for i, b := range data {
		l.weights[i] = int8(b)
	}
	return l
}

// probability is the logistic of a classifier with one output.
func (l *linear) probability(features []uint64) float64 {
	sum := 0
	for _, f := range features {
		sum += int(l.weights[f&l.mask])
	}
	return 1 / (1 + math.Exp(-float64(sum)*l.scale))
}

// best is the role with the highest score, and how far it is ahead of the
// next, from 0 to 7.
func (l *linear) best(features []uint64) (Role, uint8) {
	var sums [Count]int32
	for _, f := range features {
		row := l.weights[(f&l.mask)*Count:][:Count]
		for r, w := range row {
			sums[r] += int32(w)
		}
	}
	best, second := None, None
	for r := Role(1); r < Count; r++ {
		switch {
		case sums[r] > sums[best]:
			best, second = r, best
		case second == best || sums[r] > sums[second]:
			second = r
		}
	}
	ahead := float64(sums[best]-sums[second]) * l.scale
	return best, uint8(min(7, max(0, ahead*1.5)))
}
