package figure

import (
	"math"
	"strings"
)

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
	if after := form + s.form(i+1); s.tok(i+1).class == word && s.tok(i+1).glued() {
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
	if code, ok := s.v.shared[strings.TrimSuffix(form, "s")+"/"+s.opts.Country]; ok && !(form == "$" && s.marks(code)) {
		c.code = code
	}
	if c.code == unknownCurrency {
		c.code = s.ofCountries(strings.TrimSuffix(form, "s"))
	}
	return c
}

// ofCountries returns the currency that a name has in the one country with such
// a currency that the report names.
func (s *scanner) ofCountries(name string) string {
	only := unknownCurrency
	for _, country := range s.opts.Countries {
		code, ok := s.v.shared[name+"/"+country]
		if ok && only != unknownCurrency && only != code {
			return unknownCurrency
		}
		if ok {
			only = code
		}
	}
	return only
}

// fewestCoins is from how many on a name that things have too is money.
const fewestCoins = 100

// marks tells whether the text writes a dollar with its own letters, C$, so that
// its bare "$" is not that one.
func (s *scanner) marks(code string) bool {
	for form, c := range s.v.money {
		if c.code == code && len(form) > 1 && strings.HasSuffix(form, "$") && strings.Contains(s.text, form) {
			return true
		}
	}
	return false
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

// moneyAfter reads a currency name, code or sign behind a, and cents behind it.
func (s *scanner) moneyAfter(a *amount) bool {
	k := s.unitStart(a)
	if s.is(k, "of") && a.vague != "" {
		k++
	}
	c, end, ok := s.moneyName(k)
	if !ok || s.tok(k).line || a.part || s.in("thing too", k) && a.value < fewestCoins {
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
		return c, end, (len(name) > 1 || s.tok(k).class == mark || s.pence(k)) && !(pounds && s.weight(k))
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

// pence tells whether the p at token k is a penny sign: 164p, 68 p at.
func (s *scanner) pence(k int) bool { return s.tok(k-1).class == digits && !s.is(k+1, ".") }

// weight tells whether the pounds at token k weigh: a 500-pound bomb, 20 pounds
// of explosives.
func (s *scanner) weight(k int) bool {
	if s.is(k+1, "(") && s.is(k+3, "kg", "kilograms", "kilogram", "kilos") {
		return true
	}
	return s.is(k-1, "-") || s.is(k+1, "of", "-", "heavier", "lighter", "overweight") ||
		s.is(k-2, "weighing", "weighed", "weighs", "weigh", "lost", "gained")
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

// vagueMoney makes money of "spent millions", "worth billions", "billions in
// aid", where no currency stands by; the currency is the report's own.
func (s *scanner) vagueMoney(c *candidate) {
	if c.base < 1e6 && c.scale < 1e6 {
		return
	}
	k := c.end
	if s.is(k, "more") {
		k++
	}
	spent := s.in("money verb", c.open-1) && (s.in("stop", k) || s.tok(k).class == mark)
	given := s.is(k, "in", "of") && (s.in("money noun", k+1) || s.in("money noun", k+2))
	if spent || given {
		c.kind, c.unit, c.rule = Money, s.currency("$").code, c.rule+", money by its verb"
	}
}
