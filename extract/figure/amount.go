package figure

import (
	"math"
	"strings"
)

// amount is a number with what it is an amount of.
type amount struct {
	number
	said    float64 // the number before cents and shares are told in the unit
	kind    Kind
	unit    string // ISO 4217 code, physical unit, percent; "" where a noun is counted
	sign    bool   // the currency stands before the number
	outside bool   // the unit words stand apart, outside the figure: "20 km"
	unitEnd int    // token behind the unit's words
}

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

// ofOnePercent reads half of one percent behind a part.
func (s *scanner) ofOnePercent(a *amount) bool {
	one := s.tok(a.end + 1)
	if !s.is(a.end, "of") || !s.is(a.end+1, "one", "a") && (one.class != digits || one.value != 1) {
		return false
	}
	_, end, ok := s.v.percent.at(s.toks, a.end+2)
	if ok {
		a.kind, a.unit, a.end, a.unitEnd = Percent, percentUnit, end, end
	}
	return ok
}

// abstract tells whether a fraction is spoken of as a number, a share of
// nothing: it stands alone on its line, or behind an equals sign or is.
func (s *scanner) abstract(n number) bool {
	last := s.tok(n.end)
	ends := last.line || last.class == mark && !s.is(n.end, "-")
	return ends && (s.tok(n.first).line || s.is(n.first-1, "is", "equals", "=", "plus", "times")) || s.role(n.first, partSign) != nil && !s.is(n.end, "of", "the")
}

// moneyBefore reads a currency sign or code at token i, such as $, US$, RM or
// USD; next is where the number begins.
func (s *scanner) moneyBefore(i int) (c currency, next int, ok bool) {
	if next, code := s.symbol(i); next > i {
		return s.currency(code), next, true
	}
	t := s.tok(i)
	if t.class != word || !t.capital || s.tok(i+1).line || s.tok(i+1).class != digits {
		return currency{}, i, false
	}
	form := s.text[t.start:t.end]
	if m, rest := strings.CutPrefix(form, "M"); rest && len(m) == 3 && s.v.codes[m] {
		form = m
	}
	if !s.v.codes[form] || len(form) < 2 {
		return currency{}, i, false
	}
	return s.v.money[form], i + 1, true
}

// symbol reads a sign with its letters: $, US$, $US, C $. It returns the form in
// the currency data.
func (s *scanner) symbol(i int) (next int, form string) {
	t := s.tok(i)
	if t.class == word && s.is(i+1, "$", "£") && !s.tok(i+1).line {
		form = strings.ToUpper(t.lower) + s.tok(i+1).lower
		apart := s.tok(i+1).gap && t.lower == "a"
		if _, ok := s.v.money[form]; ok && !apart {
			return i + 2, form
		}
		return i, ""
	}
	if t.class != mark {
		return i, ""
	}
	form = t.lower
	if after := form + s.text[s.tok(i+1).start:s.tok(i+1).end]; s.tok(i+1).class == word && s.tok(i+1).glued() {
		if _, ok := s.v.money[after]; ok {
			return i + 2, after
		}
	}
	if _, ok := s.v.money[form]; ok {
		return i + 1, form
	}
	return i, ""
}

// currency returns what the form means in this report's country.
func (s *scanner) currency(form string) currency {
	c := s.v.money[form]
	if code, ok := s.v.shared[strings.TrimSuffix(form, "s")+"/"+s.opts.Country]; ok {
		c.code = code
	}
	return c
}

// codeMillions reads the M of MUSD 20.
func (s *scanner) codeMillions(a *amount, i, k int) {
	if t := s.tok(i); k == i+1 && t.class == word && t.end-t.start == 4 && !s.v.codes[s.text[t.start:t.end]] {
		a.value, a.said = a.value*1e6, a.said*1e6
	}
}

// trailingScale reads the currency name that stands behind a signed sum as well,
// "$5 million dollars" and "$76 US".
func (s *scanner) trailingScale(a *amount) {
	if name, end, ok := s.v.names.at(s.toks, a.end); ok && s.v.money[name].per == 1 && len(name) > 3 && !s.tok(a.end).line {
		a.end = end
	}
	a.unitEnd = a.end
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

// unitStart returns the token where a unit behind a may begin: past the hyphen
// of "1,300-tonne".
func (s *scanner) unitStart(a *amount) int {
	if s.hyphen(a.end) {
		return a.end + 1
	}
	return a.end
}

// moneyAfter reads a currency name, code or sign behind a, and cents behind it.
func (s *scanner) moneyAfter(a *amount) bool {
	k := s.unitStart(a)
	if s.is(k, "of") && a.vague != "" {
		k++
	}
	c, end, ok := s.moneyName(k)
	if !ok || s.tok(k).line || a.part {
		return false
	}
	a.kind, a.unit, a.end = Money, c.code, end
	a.value = clean(a.value / c.per)
	if m := s.role(end, magnitudeWord); m != nil && a.written && a.scale == 1 { // 75 USD million
		a.value, a.said, a.scale, a.end = a.value*m.value, a.said*m.value, m.value, end+1
	}
	s.cents(a, c)
	a.unitEnd = a.end
	return true
}

// moneyName reads a currency at token k: dollars, Canadian dollars, USD, €.
func (s *scanner) moneyName(k int) (c currency, end int, ok bool) {
	if name, end, ok := s.v.names.at(s.toks, k); ok {
		c := s.currency(name)
		pounds := name == "pound" || name == "pounds"
		return c, end, !s.v.kinds["not money"][name] && (len(name) > 1 || s.tok(k).class == mark || s.pence(k)) && !(pounds && s.weight(k))
	}
	t := s.tok(k)
	form := s.text[t.start:t.end]
	if s.v.codes[form] && len(form) == 3 || s.v.codes[strings.ToUpper(form)] && len(form) == 3 && s.lowerCode(form) {
		return s.v.money[strings.ToUpper(form)], k + 1, true
	}
	if m, ok := strings.CutPrefix(form, "M"); ok && len(m) == 3 && s.v.codes[m] {
		return currency{code: m, per: 1e-6}, k + 1, true
	}
	if next, form := s.symbol(k); next > k && !s.digitsAt(next) {
		return s.currency(form), next, true
	}
	return currency{}, k, false
}

// lowerCode tells whether a code is common enough to be read in small letters.
func (s *scanner) lowerCode(form string) bool { return form == "usd" || form == "eur" || form == "gbp" }

// digitsAt tells whether digits begin at token k, glued to what stands before.
func (s *scanner) digitsAt(k int) bool { return s.tok(k).class == digits }

// pence tells whether the p at token k is a penny sign: 164p, 68 p at.
func (s *scanner) pence(k int) bool { return s.tok(k-1).class == digits && !s.is(k+1, ".") }

// weight tells whether the pounds at token k weigh: a 500-pound bomb, 20 pounds
// of explosives.
func (s *scanner) weight(k int) bool {
	if s.is(k+1, "(") && s.is(k+3, "kg", "kilograms", "kilogram", "kilos") {
		return true
	}
	return s.is(k-1, "-") || s.is(k+1, "of", "-", "heavier", "lighter", "overweight") || s.is(k-2, "weighing", "weighed", "weighs", "weigh", "lost", "gained")
}

// cents reads the "and forty-five cents" of a sum.
func (s *scanner) cents(a *amount, c currency) {
	k := a.end
	if s.is(k, "and") {
		k++
	}
	n, ok := s.plain(k)
	if !ok || n.value >= 100 || c.per != 1 || a.vague != "" || s.tok(k).line || a.value != math.Trunc(a.value) {
		return
	}
	m, end, named := s.moneyName(n.end)
	switch {
	case named && m.per == 100 && m.code == c.code:
		a.value, a.end = a.value+n.value/100, end
		a.said = a.value
	case n.value >= 10 && (s.tok(n.end).class == mark && !s.is(n.end, "-", "%", ",") || s.is(n.end, "more")):
		a.value, a.end = a.value+n.value/100, n.end
		a.said = a.value
	}
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
	if !ok || s.tok(k).line || k > s.unitStart(a) && !plural(s.tok(end-1)) && unit != "feet" || a.part && unit != "miles" || !s.unitFits(a, k, end, unit) {
		return false
	}
	a.kind, a.unit, a.unitEnd = Measure, unit, end
	if s.tok(a.end).glued() && k == a.end {
		a.end = end
	} else {
		a.outside = true
	}
	return true
}

// unitFits tells whether short unit names mean the unit: one letter must touch
// its digits, and none is a word of its own (a bar, in, mi).
func (s *scanner) unitFits(a *amount, k, end int, unit string) bool {
	t := s.tok(k)
	if s.is(end, "of") && s.is(end+1, "separation", "freedom") || t.lower == "w" && t.gap && s.is(end, ".") {
		return false
	}
	if end == k+1 && len(t.lower) <= 2 && t.class == word {
		return s.tok(a.end-1).class == digits && (t.glued() || len(t.lower) == 2 && t.lower != "mb" && t.lower != "bp" || t.lower == "m" || t.lower == "w")
	}
	return true
}

// shortMeans tells whether the single letter at token k, touching digits, is a
// magnitude: $3m, 35m people, 10M, 12k; not 37m long, 5k run, 4b.
func (s *scanner) shortMeans(k int) bool {
	if _, _, ok := s.moneyBefore(k - 2); ok {
		return true
	}
	next := s.tok(k + 1)
	switch s.tok(k).lower {
	case "m":
		if s.tok(k).capital {
			return true
		}
		if next.class == mark || next.line || next.class == digits || s.v.kinds["bearing"][next.lower] || s.v.kinds["length"][next.lower] {
			return false
		}
		return !s.is(k+1, "of") || s.is(k+2, "its", "their", "his", "her", "our", "the", "them", "these", "those")
	case "k":
		return !s.is(k+1, "run", "race", "runs", "races", "tv", "video", "display", "resolution", "screen")
	}
	return true
}

// clean rounds away what dividing by a hundred leaves in the last places.
func clean(v float64) float64 {
	if v == 0 || math.Abs(v) > 1e12 {
		return v
	}
	return math.Round(v*1e9) / 1e9
}
