package picture

import (
	"math"
	"strconv"

	"recount"
)

// logFrom is the ratio of the greatest to the smallest figure from which the
// scale is logarithmic: beyond it the small ones could not be told apart.
const logFrom = 30

// scale maps figures to heights.
type scale struct {
	log         bool
	low, high   float64 // ends of the axis
	top, bottom float64 // in pixels
	ticks       []float64
}

// newScale chooses a scale that holds all marks.
func newScale(marks []mark, top, bottom float64) scale {
	low, high := math.Inf(1), math.Inf(-1)
	positive := math.Inf(1)
	for i := range marks {
		m := &marks[i]
		low, high = min(low, m.low, m.value), max(high, m.high, m.value)
		if m.value > 0 {
			positive = min(positive, m.value)
		}
	}
	if math.IsInf(low, 0) {
		low, high = 0, 1
	}
	s := scale{top: top, bottom: bottom}
	// a meant interval may reach down to 0 though every figure is positive
	if low >= 0 && positive < high && high/positive >= logFrom && !anyZero(marks) {
		s.log = true
		s.low, s.high, s.ticks = decades(max(low, positive/3), high)
		return s
	}
	s.low, s.high, s.ticks = round(low, high)
	return s
}

func anyZero(marks []mark) bool {
	for i := range marks {
		if marks[i].value <= 0 {
			return true
		}
	}
	return false
}

// at returns the height of a figure; what lies beyond the axis, at its end.
func (s *scale) at(v float64) float64 {
	v = max(s.low, min(s.high, v))
	share := (v - s.low) / (s.high - s.low)
	if s.log {
		share = math.Log(v/s.low) / math.Log(s.high/s.low)
	}
	return s.bottom - share*(s.bottom-s.top)
}

// round returns the ends of a linear axis on round numbers and its ticks. The
// axis begins at 0, so that differences look as large as they are, unless the
// figures are so near each other that they could not be told apart.
func round(low, high float64) (from, to float64, ticks []float64) {
	const near = 0.9
	if low > 0 && low < high*near || low == high && low >= 0 {
		low = 0
	}
	if high-low <= math.Abs(low)*1e-9 { // or a step would not change it
		high = low + max(1, math.Abs(low))
	}
	step := nice((high - low) / 5)
	from, to = math.Floor(low/step)*step, math.Ceil(high/step)*step
	if to == high { // room for an arrow
		to += step
	}
	for i := range 21 {
		if v := from + float64(i)*step; v <= to+step/2 {
			ticks = append(ticks, v)
		}
	}
	return from, to, ticks
}

// nice rounds a step up to 1, 2 or 5 times a power of ten.
func nice(step float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(step)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= step*0.999 {
			return n * power
		}
	}
	return 10 * power
}

// decades returns the ends of a logarithmic axis and its ticks: powers of ten,
// and 2 and 5 times them where they are few.
func decades(low, high float64) (from, to float64, ticks []float64) {
	first, last := math.Floor(math.Log10(low)), math.Ceil(math.Log10(high))
	steps := []float64{1}
	if last-first <= 3 {
		steps = []float64{1, 2, 5}
	}
	every := math.Ceil((last - first) / 8)
	from, to = low/1.4, high*1.4
	for e := first; e <= last; e += every {
		for _, n := range steps {
			if v := n * math.Pow(10, e); v >= from && v <= to {
				ticks = append(ticks, v)
			}
		}
	}
	return from, to, ticks
}

// number writes a number for people: 1,200, 5.6bn.
func number(v float64) string {
	if v < 0 {
		return "−" + number(-v)
	}
	for _, unit := range []struct {
		from float64
		name string
	}{{1e15, ""}, {1e12, "trn"}, {1e9, "bn"}, {1e6, "m"}} {
		switch {
		case v >= unit.from && unit.name == "":
			return strconv.FormatFloat(v, 'g', 3, 64)
		case v >= unit.from:
			return strconv.FormatFloat(math.Round(v/unit.from*1000)/1000, 'f', -1, 64) + unit.name
		}
	}
	if v < 1 && v != 0 {
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
	return recount.Grouped(strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64))
}
