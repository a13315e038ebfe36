package verdict

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"recount"
)

// days is the number of days between the days that two figures hold for, or,
// where these are one, between those on which they were told.
func (p *pair) days() int {
	if d := p.eb.day.Sub(p.ea.day); d != 0 || p.ea.told.IsZero() || p.eb.told.IsZero() {
		return d
	}
	return max(0, p.eb.told.Sub(p.ea.told))
}

func (p *pair) gapLater() string {
	if p.ea.day.IsZero() || p.eb.day.IsZero() || p.days() <= 0 {
		return ""
	}
	return ", " + inDays(p.days()) + " later"
}

// aboutTheSameDay tells how far apart the days of two claims are.
func (p *pair) aboutTheSameDay() string {
	a, b := p.ea.day, p.eb.day
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case p.ea.windowed() && p.eb.windowed() && p.ea.length()+p.eb.length() > 2:
		return " for stretches of days that may be one"
	case a == b:
		return " for the same day"
	case b.Sub(a) == 1:
		return ", a day apart"
	}
	return ", " + inDays(b.Sub(a)) + " apart"
}

// when is aboutTheSameDay after a comma.
func (p *pair) when() string {
	words := p.aboutTheSameDay()
	if strings.HasPrefix(words, " ") {
		return "," + words
	}
	return words
}

// difference tells how far apart two figures are: at least from end to end of
// what they mean, at most from the far ends.
func (p *pair) difference() string {
	least, most := p.apartBy()
	unit := unitOf(p.y.Unit, most)
	if number(least) == number(most) {
		return number(least) + unit
	}
	return number(least) + " to " + number(most) + unit
}

// apartBy is the least and the most that two figures may lie apart.
func (p *pair) apartBy() (least, most float64) {
	low, high := meant(p.x), meant(p.y)
	if high.Below(low) {
		low, high = high, low
	}
	least, most = high.Low-low.High, high.High-low.Low
	if math.IsInf(most, 0) || math.IsInf(least, 0) || least <= 0 {
		said := math.Abs(p.y.Value - p.x.Value)
		return said, said
	}
	return least, most
}

// rate tells by how much a day the later figure is higher.
func (p *pair) rate() string {
	days := p.days()
	if days < 1 {
		return ""
	}
	least, most := p.apartBy()
	least, most = aDay(least, days), aDay(most, days)
	unit := unitOf(p.y.Unit, most)
	if number(least) == number(most) {
		return ", or " + number(least) + unit + " a day"
	}
	return ", or " + number(least) + " to " + number(most) + unit + " a day"
}

// aDay shares a number among days, in whole numbers from ten on.
func aDay(x float64, days int) float64 {
	share := x / float64(days)
	if share >= 10 {
		return math.Round(share)
	}
	return share
}

// why tells what a verdict rests on that the figures do not show.
func (p *pair) why(found finding) string {
	switch found.text {
	case "no date":
		if p.ea.day.IsZero() && p.eb.day.IsZero() {
			return p.undated() + ", so that nobody can tell which days the figures hold for"
		}
		return p.undated() + ", so that nobody can tell which day the figure holds for"
	case "no scope":
		c := p.a
		if !p.ea.unknown() {
			c = p.b
		}
		return "the words “" + c.Period + "” do not tell which days are covered"
	case "day or total":
		c := p.b
		if !c.tellsNoDays() {
			c = p.a
		}
		return "the text does not tell whether “" + c.Figure + "” is a day's figure or a total, and this question has figures of several days"
	case "no hour":
		return p.oneLine() + " of one day, and the texts do not tell which of them came later"
	case "disputed":
		disputed, by := p.a, p.b
		if disputes(p.b.DisputedBy, p.a.Speaker.Name) {
			disputed, by = p.b, p.a
		}
		return by.Speaker.Name + " calls “" + disputed.Figure + "” wrong"
	}
	return p.same.Why
}

// undated names the reports whose claims have no day.
func (p *pair) undated() string {
	a, b := cmp.Or(p.a.Source, "one outlet"), cmp.Or(p.b.Source, "another")
	switch {
	case !p.eb.day.IsZero():
		return "the report of " + a + " bears no date"
	case !p.ea.day.IsZero():
		return "the report of " + b + " bears no date"
	case a == b:
		return "neither of the reports of " + a + " bears a date"
	}
	return "neither the report of " + a + " nor that of " + b + " bears a date"
}

// number writes a number as people read it: 2,101 and 350, 428 million, three
// digits of what is not whole or has more than six.
func number(x float64) string {
	for _, scale := range []struct {
		size float64
		word string
	}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}} {
		if math.Abs(x) >= scale.size {
			return digits(threeDigits(x/scale.size)) + " " + scale.word
		}
	}
	if x != math.Trunc(x) {
		x = threeDigits(x)
	}
	return digits(x)
}

// threeDigits rounds a number to three digits.
func threeDigits(x float64) float64 {
	places := 2 - int(math.Floor(math.Log10(math.Abs(x))))
	scale := math.Pow10(max(0, min(places, 6)))
	return math.Round(x*scale) / scale
}

// digits writes a number with commas between thousands.
func digits(x float64) string { return recount.Grouped(strconv.FormatFloat(x, 'f', -1, 64)) }

// unitOf is what is said of a number where that is not how many: " USD".
func unitOf(unit string, of float64) string {
	switch {
	case unit == "", unit == recount.UnitPeople, unit == recount.UnitItems:
		return ""
	case unit == recount.UnitPercent && of == 1:
		return " percentage point"
	case unit == recount.UnitPercent:
		return " percentage points"
	}
	return " " + unit
}
