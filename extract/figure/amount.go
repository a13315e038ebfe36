package figure

import (
	"math"
	"strconv"

	"recount"
)

// amount is a number with what it is an amount of.
type amount struct {
	number
	said    float64 // the number before cents and shares are told in the unit
	kind    Kind
	unit    string // ISO 4217 code, physical unit, percent; "" where a noun is counted
	sign    bool   // the currency stands before the number
	unitEnd int    // token behind the unit's words
}

const percentUnit = recount.UnitPercent

// amount reads the number at token i with a currency before it and a currency,
// percent sign or unit behind it.
func (s *scanner) amount(i int) (amount, bool) {
	money, k, signed := s.moneyBefore(i)
	n, ok := s.number(k)
	if !ok || signed && (n.part || s.tok(k).line) {
		return amount{}, false
	}
	n.first = i
	a := amount{number: n, said: n.value, kind: Count, unitEnd: n.end}
	switch {
	case signed:
		a.kind, a.unit, a.sign = Money, money.code, true
		a.value /= money.per
		s.codeMillions(&a, i, k)
		s.trailingScale(&a)
	case s.percent(&a), s.moneyAfter(&a), s.physical(&a):
	case n.part && s.ofOnePercent(&a):
	case n.part:
		if !s.abstract(n) {
			a.kind, a.unit, a.value = Percent, percentUnit, math.Round(n.value*1000)/10
		}
	}
	return a, true
}

// unitStart returns the token where a unit behind a may begin: past the hyphen
// of "1,300-tonne".
func (s *scanner) unitStart(a *amount) int {
	if s.hyphen(a.end) {
		return a.end + 1
	}
	return a.end
}

// percent reads %, per cent and points of it behind a.
func (s *scanner) percent(a *amount) bool {
	k := s.unitStart(a)
	_, end, ok := s.v.percent.at(s.toks, k)
	if !ok || s.tok(k).line {
		return false
	}
	a.kind, a.unit, a.end, a.unitEnd = Percent, percentUnit, end, end
	if a.part {
		a.value = math.Round(a.value*1e4) / 1e4
	}
	return true
}

// physical reads a unit of measure behind a.
func (s *scanner) physical(a *amount) bool {
	k := s.unitStart(a)
	if s.is(k, "of") && a.vague != "" {
		k++
	}
	unit, end, ok := s.v.measure.at(s.toks, k)
	if behind, e, found := s.v.magnitudeBehind.at(s.toks, a.end); found {
		unit, end, ok = behind, e, true
	}
	if _, _, ok := s.v.magnitudeBefore.before(s.toks, a.first); ok && a.value < 11 {
		a.kind, a.unit = Measure, "magnitude"
		return true
	}
	if !ok || s.tok(k).line || a.part && unit != "miles" || !s.unitFits(a, k, end) {
		return false
	}
	if k > s.unitStart(a) && !plural(s.tok(end-1)) && unit != "feet" {
		return false // dozens of barrel bombs
	}
	a.kind, a.unit, a.unitEnd = Measure, unit, end
	if s.tok(a.end).glued() && k == a.end {
		a.end = end // 75mph
	}
	return true
}

// unitFits tells whether short unit names mean the unit: one letter must touch
// its digits, and none is a word of its own (a bar, in, mi).
func (s *scanner) unitFits(a *amount, k, end int) bool {
	t := s.tok(k)
	if s.is(end, "of") && s.is(end+1, "separation", "freedom") {
		return false
	}
	if end > k+1 || t.class != word || len(t.lower) > 2 {
		return true
	}
	if !s.digitsAt(a.end-1) || t.lower == "w" && t.gap && s.is(end, ".") {
		return false
	}
	return t.glued() || len(t.lower) == 2 || s.is(k, "m", "w")
}

// clean rounds away what dividing by a hundred leaves in the last places.
func clean(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}
