package world

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"recount"
)

// figure is how a number is written, and what the words mean.
type figure struct {
	words string
	recount.Quantity
}

// wordings of a bound, and how often each is used among a hundred.
var wordings = []struct {
	often int
	bound recount.Bound
	words string
}{
	{52, recount.Exact, "%s"},
	{14, recount.AtLeast, "at least %s"},
	{12, recount.MoreThan, "more than %s"},
	{6, recount.About, "about %s"},
	{4, recount.About, "some %s"},
	{4, recount.UpTo, "up to %s"},
	{4, recount.Range, "between %s and %s"},
	{4, recount.Vague, "several dozen"},
}

func word(r *rand.Rand, value float64, unit string) figure {
	at := r.IntN(100)
	for _, w := range wordings {
		if at -= w.often; at < 0 {
			return worded(r, w.bound, w.words, value, unit)
		}
	}
	return worded(r, recount.Exact, "%s", value, unit)
}

func worded(r *rand.Rand, bound recount.Bound, words string, value float64, unit string) figure {
	if bound != recount.Exact || value > 2000 {
		value = rounded(value, 1+r.IntN(2))
	} else {
		value = math.Round(value)
	}
	value = max(2, value) // the nouns are plurals
	if bound == recount.Vague && (value < 24 || value > 96 || unit == "USD") {
		bound, words = recount.Exact, "%s"
	}
	f := figure{Quantity: recount.Quantity{Value: value, Bound: bound, Unit: unit, Policy: "default"}}
	if bound == recount.Range {
		upper := value + max(1, rounded(value/5, 1))
		f.Value2 = &upper
		f.words = fmt.Sprintf(words, written(value, unit), written(upper, unit))
	} else if f.words = words; strings.Contains(words, "%") {
		f.words = fmt.Sprintf(words, written(value, unit))
	}
	f.Low, f.High, f.MeantLow, f.MeantHigh = intervals(bound, value, f.Value2)
	return f
}

// intervals says what a bound allows, and what it is taken to mean.
func intervals(bound recount.Bound, value float64, value2 *float64) (low, high, meantLow, meantHigh *float64) {
	at := func(v float64) *float64 { return &v }
	switch bound {
	case recount.AtLeast, recount.MoreThan:
		return at(value), nil, at(value), at(math.Ceil(value * 1.1))
	case recount.UpTo:
		return nil, at(value), at(math.Floor(value * 0.8)), at(value)
	case recount.About:
		return at(value * 0.9), at(value * 1.1), at(value * 0.9), at(value * 1.1)
	case recount.Range:
		return at(value), value2, at(value), value2
	case recount.Vague:
		return at(24), nil, at(24), at(96)
	}
	return at(value), at(value), at(value), at(value)
}

// rounded keeps so many digits.
func rounded(v float64, digits int) float64 {
	if v < 1 {
		return math.Round(v)
	}
	unit := math.Pow(10, max(0, math.Floor(math.Log10(v))-float64(digits-1)))
	return math.Round(v/unit) * unit
}

var digitNames = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

func written(value float64, unit string) string {
	switch {
	case unit == "USD" && value >= 1e6:
		return "$" + strconv.FormatFloat(math.Round(value/1e5)/10, 'f', -1, 64) + " million"
	case unit == "USD":
		return "$" + recount.Grouped(strconv.FormatFloat(value, 'f', 0, 64))
	case value < 10:
		return digitNames[int(value)]
	}
	return recount.Grouped(strconv.FormatFloat(value, 'f', 0, 64))
}
