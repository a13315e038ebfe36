package biaffine

import "math/rand/v2"

// How much is left out at random while training, by place.
const (
	dropInput  = 0.25
	dropOutput = 0.3 // of a layer, the same cells for all tokens
	dropArcs   = 0.25
	dropLabels = 0.2
)

// dropout holds the masks of one sentence.
type dropout struct {
	random                    *rand.Rand
	input                     []float32 // one for each cell
	layer                     [2][]float32
	arcHead, arcDep, labelled []float32 // one for each column
}

// draw makes new masks for a sentence of n tokens.
func (d *dropout) draw(s Size, n int) {
	d.input = d.mask(d.input, n*s.input(), dropInput)
	for l := range d.layer {
		d.layer[l] = d.mask(d.layer[l], 2*s.Hidden, dropOutput)
	}
	d.arcHead = d.mask(d.arcHead, s.Arc, dropArcs)
	d.arcDep = d.mask(d.arcDep, s.Arc, dropArcs)
	d.labelled = d.mask(d.labelled, s.Label, dropLabels)
}

// mask returns n factors: 0 for what is left out, else what keeps the mean.
func (d *dropout) mask(mask []float32, n int, rate float32) []float32 {
	mask = resized(mask, n)
	keep := 1 / (1 - rate)
	for i := range mask {
		mask[i] = keep
		if d.random.Float32() < rate {
			mask[i] = 0
		}
	}
	return mask
}

// scale multiplies y with mask, element by element.
func scale(y, mask []float32) {
	for i, m := range mask {
		y[i] *= m
	}
}

// scaleColumns multiplies each row of y with mask.
func scaleColumns(y, mask []float32) {
	for ; len(y) > 0; y = y[len(mask):] {
		scale(y, mask)
	}
}
