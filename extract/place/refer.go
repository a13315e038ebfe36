package place

import (
	"recount/internal/country"
	"recount/lang"
)

// refer resolves "the country", "the city" and the like to the place that fits
// in the last sentence that names one; the first there, for what a sentence is
// about comes first. before holds the mentions before m in its own sentence.
func (r *Report) refer(m *mention, before []mention) {
	tokens := m.sentence.Tokens()
	want := referred(m, tokens)
	if want == "" {
		return
	}
	for i := m.sentence.Index; i >= max(0, m.sentence.Index-farthestBack); i-- {
		if i < m.sentence.Index {
			before = r.mentions[i]
		}
		for _, a := range before {
			if a.answers(want) && r.mayMean(a, want) {
				m.Name, m.Country, m.GeoNames, m.Precision, m.Refers = a.Name, a.Country, a.GeoNames, a.Precision, true
				m.named = a.Place
				return
			}
		}
	}
}

// referred returns what kind of place a bare "the city" or "the impoverished
// country" stands for, or "" for other phrases.
func referred(m *mention, tokens []lang.Token) string {
	if len(m.names) > 0 || tokens[m.first].Lower != "the" {
		return ""
	}
	want := nouns()["anaphor"][tokens[m.last].Lower]
	if want != "country" && m.last-m.first > 1 {
		return ""
	}
	return want
}

// answers tells whether a mention names a place of the kind wanted.
func (m *mention) answers(want string) bool {
	if m.dateline || len(m.names) == 0 || m.Facility {
		return false
	}
	switch want {
	case "country":
		return m.kind == "country" && m.Precision == 6
	case "province":
		return m.Precision == 4
	}
	return m.Precision == 1 || m.Precision == 2
}

// mayMean tells whether "the country" may mean a country: the one that the
// report names most.
func (r *Report) mayMean(m mention, want string) bool {
	if want != "country" {
		return true
	}
	for _, n := range r.countries {
		if n > r.countries[m.Country] {
			return false
		}
	}
	return true
}

// asNamed returns the place of a mention where the report names it: a figure
// "in the country" has the country's name for its place. The adjective of a
// country stands for its name too, wherever the report has that.
func (r *Report) asNamed(m mention) Place {
	if m.kind == adjective {
		m.named = r.firstNamed(m.Country)
	}
	if m.named.End == 0 {
		return m.Place
	}
	m.named.Inferred = true
	return m.named
}

// firstNamed returns the place where the report first has a country's name.
func (r *Report) firstNamed(code string) Place {
	if r.firsts == nil {
		r.firsts = map[string]Place{}
		for _, s := range r.doc.Sentences {
			for _, m := range r.in(s) {
				r.noteFirst(m)
			}
		}
	}
	return r.firsts[code]
}

// noteFirst notes the countries that a mention is the first to name.
func (r *Report) noteFirst(m mention) {
	tokens := m.sentence.Tokens()
	for _, n := range m.names {
		c, ok := country.Named(n.text)
		if _, before := r.firsts[c.Code]; before || !ok {
			continue
		}
		r.firsts[c.Code] = Place{
			Start: tokens[n.first].Start, End: tokens[n.last].End,
			Name: n.text, Country: c.Code, GeoNames: c.GeoNames, Precision: 6,
		}
	}
}
