package join

import (
	"math"

	"recount"
	"recount/compare/profile"
)

// figure weighs how the figures of two claims lie to each other.
func (k *kinship) figure() {
	if sameFigure(k.a, k.b) {
		k.weigh("same figure")
		digits := tellingDigits(k.a.Value)
		if digits >= 2 {
			k.weigh("two digits")
		}
		if digits >= 3 {
			k.weigh("three digits")
		}
		return
	}
	if meet(k.a, k.b) {
		k.weigh("figures meet")
	}
	vague := k.a.Bound == recount.Vague || k.b.Bound == recount.Vague
	switch {
	case !areApart(k.a, k.b):
		if hasRisen(k.a, k.b) || hasRisen(k.b, k.a) {
			k.weigh("risen")
		}
	case vague:
		k.weigh("vaguely apart")
	default:
		k.weigh("apart")
		if times(k.a.Value, k.b.Value) > 10 {
			k.weigh("far apart")
		}
		if min(k.a.Value, k.b.Value) >= large {
			k.weigh("large and apart")
		}
	}
}

// times is how many times the other the higher of two numbers is. Small ones come
// nearer to each other by a half that is added to each: 1 and 4 are one happening
// more often than 100 and 400. Where one is below zero there is no such ratio.
func times(a, b float64) float64 {
	if a < 0 && b < 0 {
		a, b = -a, -b
	}
	if min(a, b) < large {
		a, b = a+0.5, b+0.5
	}
	return max(a, b) / min(a, b)
}

// areApart tells whether one figure is three times the other or more. A floor,
// "more than 1,000", leaves room for one that is just three times as high.
func areApart(a, b *profile.Profile) bool {
	lower := a
	if b.Value < a.Value {
		lower = b
	}
	ratio := times(a.Value, b.Value)
	return ratio > 3 || ratio == 3 && lower.Bound != recount.MoreThan && lower.Bound != recount.AtLeast
}

// large is a count from which a toll does not triple between two reports of one
// happening.
const large = 100

func sameFigure(a, b *profile.Profile) bool {
	return a.Value == b.Value && upper(a) == upper(b)
}

func upper(p *profile.Profile) float64 {
	if p.Value2 != nil {
		return *p.Value2
	}
	return p.Value
}

// plans weighs two plans that name other numbers, or the same for other years: a
// plan does not grow from report to report as a toll does.
func (k *kinship) plans() {
	a, b := k.a, k.b
	if isPlan(a) && isPlan(b) && a.Unit == b.Unit && !meet(a, b) && max(a.Value, b.Value) > grown*min(a.Value, b.Value) {
		k.weigh("plans apart")
	}
	if a.PeriodKind == recount.Due && b.PeriodKind == recount.Due && !a.To.IsZero() && !b.To.IsZero() && !sameFigure(a, b) &&
		max(a.To.Sub(b.To), b.To.Sub(a.To)) > season {
		k.oppose("other deadline")
	}
}

// season is how many days two wordings of one deadline may lie apart: "by July", "by
// next autumn".
const season = 92

// grown is how many times the other a plan may be, told anew or in other words.
const grown = 1.5

func isPlan(p *profile.Profile) bool {
	return p.Stage == recount.Promised || p.Stage == recount.Authorised
}

// meet tells whether what the words mean has numbers in common.
func meet(a, b *profile.Profile) bool {
	low := max(end(a.MeantLow, math.Inf(-1)), end(b.MeantLow, math.Inf(-1)))
	high := min(end(a.MeantHigh, math.Inf(1)), end(b.MeantHigh, math.Inf(1)))
	return low <= high
}

func end(value *float64, open float64) float64 {
	if value == nil {
		return open
	}
	return *value
}

// tellingDigits counts the digits of a number without the zeros at its end: 1
// for 9,000, 2 for 6,700, 3 for 548 and for any with more.
func tellingDigits(value float64) int {
	for value != math.Trunc(value) && value < 1e6 {
		value = math.Round(value*10*1e6) / 1e6
	}
	digits := 0
	for rest := math.Abs(value); rest >= 1 && digits < 3; rest = math.Trunc(rest / 10) {
		if digits > 0 || math.Mod(rest, 10) != 0 {
			digits++
		}
	}
	return digits
}
