// Package interval compares what two figures mean. It is the only place that
// decides whether numbers meet, so that origins and verdicts never differ on
// it.
package interval

import (
	"math"

	"recount"
)

// Reading is which of a quantity's two intervals is compared.
type Reading int

// The readings.
const (
	Meant  Reading = iota // what a reader takes the words to mean, under the claim's policy
	Strict                // what the words allow, and nothing more
)

// floorReach is how far above an open floor a figure for the same day may lie
// and still agree with it, in multiples of the floor. News says "more than 40"
// of 58, and "at least 60" where another counts 100, while a hundred times the
// floor is another figure. It is used in the reading as meant alone.
const floorReach = 2

// Vague words reach as far by how wide they are. A bare plural that spans a power
// of ten is used of the next one too: news says "thousands" of what others count
// as tens of thousands. "Dozens" and "scores" reach as far as a floor; narrower
// words, "several hundred", not at all. The spans are from what ratio of its
// ends on a word counts as one or the other.
const (
	pluralReach = 10
	pluralSpan  = 4.9
	dozensSpan  = 4
)

// A large number may be a finer one rounded: "seven million" beside 7.2 million.
// roundedFrom is from which number on, roundedBy how far the two may lie apart,
// as a share.
const (
	roundedFrom = 1000
	roundedBy   = 0.05
)

// relativeError is what two numbers may differ by and count as the same: they
// are read from decimal words.
const relativeError = 1e-9

// Range is a closed range of numbers; an open end is infinite.
type Range struct{ Low, High float64 }

// Of returns the range of a quantity in that reading. A quantity without
// intervals means its number.
func Of(q *recount.Quantity, reading Reading) Range {
	low, high := q.Low, q.High
	if reading == Meant && (q.MeantLow != nil || q.MeantHigh != nil) {
		low, high = q.MeantLow, q.MeantHigh
	}
	if low == nil && high == nil && q.Bound != recount.About && q.Bound != recount.Vague {
		return Range{q.Value, max(q.Value, upper(q))}
	}
	r := Range{math.Inf(-1), math.Inf(1)}
	if low != nil {
		r.Low = *low
	}
	if high != nil {
		r.High = *high
	}
	return r
}

// Meets tells whether the ranges share a number.
func (r Range) Meets(s Range) bool {
	return r.Low <= s.High+slack(s.High) && s.Low <= r.High+slack(r.High)
}

// Below tells that all of r lies below all of s.
func (r Range) Below(s Range) bool { return !r.Meets(s) && r.High < s.Low }

func slack(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return math.Abs(x) * relativeError
}

func upper(q *recount.Quantity) float64 {
	if q.Value2 != nil {
		return *q.Value2
	}
	return q.Value
}

// Meet tells whether two quantities of one unit may be one number in that
// reading.
func Meet(a, b *recount.Quantity, reading Reading) bool {
	r, s := Of(a, reading), Of(b, reading)
	return r.Meets(s) || reading == Meant && (reaches(a, b) || reaches(b, a) || rounds(a, b) || rounds(b, a))
}

// rounds tells whether coarse is fine said with fewer digits.
func rounds(coarse, fine *recount.Quantity) bool {
	if !plain(coarse.Bound) || !plain(fine.Bound) || coarse.Value < roundedFrom || coarse.Value2 != nil || fine.Value2 != nil {
		return false
	}
	step := lastPlace(coarse.Value)
	return lastPlace(fine.Value) < step && math.Round(fine.Value/step)*step == coarse.Value &&
		math.Abs(fine.Value-coarse.Value) <= roundedBy*coarse.Value
}

// lastPlace is the place of the last digit of x that is not zero, for numbers
// from one on: 100 for 1,500.
func lastPlace(x float64) float64 {
	place := 1.0
	for place*10 <= x && math.Mod(x, place*10) == 0 {
		place *= 10
	}
	return place
}

// reaches tells whether floor is an open floor, or a vague number, and q lies
// above it and within reach.
func reaches(floor, q *recount.Quantity) bool {
	if !IsFloor(floor) && floor.Bound != recount.Vague || floor.Unit == recount.UnitPercent {
		return false // "more than 40 percent" is not said of 75
	}
	r, s := Of(floor, Meant), Of(q, Meant)
	top := max(floorReach*floor.Value, r.High)
	if floor.Bound == recount.Vague {
		top = r.High * vagueReach(r)
	}
	return s.Low >= r.Low && s.Low <= top
}

func vagueReach(r Range) float64 {
	switch {
	case r.High >= pluralSpan*r.Low:
		return pluralReach
	case r.High >= dozensSpan*r.Low:
		return floorReach
	}
	return 1
}

// IsFloor tells whether a figure says from where it begins and leaves its end
// open: more than, at least.
func IsFloor(q *recount.Quantity) bool {
	return q.Bound == recount.MoreThan || q.Bound == recount.AtLeast
}

// SameNumber tells whether the words name the same number or numbers, whatever
// their bounds.
func SameNumber(a, b *recount.Quantity) bool {
	return near(a.Value, b.Value) && near(upper(a), upper(b))
}

// Equal tells whether two quantities are the same but for a reserve that
// changes nothing: 13 and about 13, at least 13 twice.
func Equal(a, b *recount.Quantity) bool {
	return SameNumber(a, b) && (a.Bound == b.Bound || plain(a.Bound) && plain(b.Bound))
}

func plain(b recount.Bound) bool { return b == recount.Exact || b == recount.About || b == "" }

func near(x, y float64) bool {
	return x == y || math.Abs(x-y) <= relativeError*max(math.Abs(x), math.Abs(y))
}

// SameUnit tells whether two quantities are counted in the same unit. People
// and items are both counts: a body is either.
func SameUnit(a, b *recount.Quantity) bool {
	return a.Unit == b.Unit || isCount(a.Unit) && isCount(b.Unit)
}

func isCount(unit string) bool {
	return unit == recount.UnitPeople || unit == recount.UnitItems || unit == ""
}
