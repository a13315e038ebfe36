package verdict

import (
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
	return ", " + count(p.days(), "day") + " later"
}

// aboutTheSameDay tells how far apart the days of two claims are.
func (p *pair) aboutTheSameDay() string {
	a, b := p.ea.day, p.eb.day
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case a == b:
		return " for the same day"
	case b.Sub(a) == 1:
		return ", a day apart"
	}
	return ", " + count(b.Sub(a), "day") + " apart"
}

// difference tells how far apart two figures are: at least from end to end of
// what they mean, at most from the far ends.
func (p *pair) difference() string {
	least, most := p.apartBy()
	if least == most {
		return number(least)
	}
	return number(least) + " to " + number(most)
}

// apartBy is the least and the most that two figures may lie apart.
func (p *pair) apartBy() (least, most float64) {
	low, high := r(p.x), r(p.y)
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
	least, most = least/float64(days), most/float64(days)
	if number(least) == number(most) {
		return ", or " + number(least) + " a day"
	}
	return ", or " + number(least) + " to " + number(most) + " a day"
}

// why tells what a verdict rests on that the figures do not show.
func (p *pair) why(found finding) string {
	switch found.text {
	case "no date":
		return "the report of " + p.undated() + " bears no date, so that nobody can tell which day its figure holds for"
	case "no scope":
		c := p.a
		if !p.ea.unknown {
			c = p.b
		}
		return "the words “" + c.Period + "” do not tell which days are covered"
	case "disputed":
		disputed, by := p.a, p.b
		if disputes(p.b.DisputedBy, p.a.Speaker.Name) {
			disputed, by = p.b, p.a
		}
		return by.Speaker.Name + " calls “" + disputed.Figure + "” wrong"
	}
	return p.same.Why
}

// undated names the sources whose claims have no day.
func (p *pair) undated() string {
	var names []string
	for _, c := range []struct {
		day    recount.Day
		source string
	}{{p.ea.day, p.a.Source}, {p.eb.day, p.b.Source}} {
		if c.day.IsZero() {
			names = append(names, cmpOr(c.source, "the one claim"))
		}
	}
	return strings.Join(names, " and that of ")
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// number writes a number as people read it: 2,101 and 350, three digits of what
// is not whole.
func number(x float64) string {
	if x != math.Trunc(x) {
		digits := 2 - int(math.Floor(math.Log10(math.Abs(x))))
		scale := math.Pow10(max(0, min(digits, 6)))
		x = math.Round(x*scale) / scale
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if x < 0 {
		return "-" + whole
	}
	return whole
}
