package place

import (
	"recount/internal/country"
	"recount/lang"
)

// resolve fills in the place of a mention from its words and from the
// countries that the report names.
func (r *Report) resolve(m *mention) {
	tokens := m.sentence.Tokens()
	m.Start, m.End = tokens[m.first].Start, tokens[m.last].End
	m.Name = r.doc.Text[m.Start:m.End]
	m.Facility = m.kind == "facility" || len(m.names) > 0 && commonKind(m.names[0].title) == "facility"
	if m.kind == adjective {
		m.Name, m.Precision, m.Refers = country.Usual(m.Country), 6, true
		return
	}
	in := within(m, tokens)
	m.Country = in.country
	if m.kind == "adverb" {
		m.Precision = int(nouns()["adverb"][tokens[m.first].Lower][0] - '0')
	}
	if len(m.names) == 0 {
		return
	}
	n := m.names[0]
	m.Name = n.text
	switch n.kind {
	case "country":
		c, _ := country.Named(n.text)
		m.Country, m.GeoNames, m.Precision = c.Code, c.GeoNames, 6
	case "town":
		r.resolveTown(m, n, in)
	case "unknown":
		m.Precision = 1
		if p, ok := titlePrecision(n.title); ok {
			m.Precision = p
		}
	default:
		m.Country, m.Precision = n.region.Country, n.region.Precision
	}
	m.narrow(tokens)
}

// container is the country, and where it is said the province, that a phrase
// names beside its main name.
type container struct{ country, province string }

func (c container) holds(r record) bool {
	return r.country == c.country && (c.province == "" || r.province == c.province)
}

// within returns what contains the place by the words of the phrase itself:
// "Zigana, Turkey", "Springfield, Illinois", "a Turkish ski resort".
func within(m *mention, tokens []lang.Token) container {
	for i, n := range m.names {
		if i == 0 && n.kind != "country" {
			continue
		}
		if code, ok := country.Of(n.text); ok {
			return container{country: code}
		}
		if _, provinces := split(n.records, every); len(provinces) == 1 {
			return container{provinces[0].country, provinces[0].province}
		}
	}
	for _, t := range tokens[m.first : m.last+1] {
		if code, ok := country.Demonym(t.Form); ok {
			return container{country: code}
		}
	}
	return container{}
}

// resolveTown decides which of the towns and provinces of a name is meant.
func (r *Report) resolveTown(m *mention, n name, in container) {
	towns, provinces := split(n.records, r.reading(in, n.records))
	if country := onlyCountry(towns, provinces); country != "" || in.country == "" {
		m.Country = country
	}
	if m.Country == "" && outgrows(towns) {
		m.Country = towns[0].country
	}
	p, _ := titlePrecision(n.title)
	switch {
	case p > 1 || m.kind == "province" || len(towns) == 0:
		m.Precision = max(p, 4)
	case len(towns) == 1 || m.Country != "" && outgrows(towns):
		m.Precision, m.GeoNames = 1, towns[0].geoNames
	}
}

// reading returns which records of a name fit: those in the country that the
// phrase names, else those in the country that the report names most by far,
// else those in any that it names, else all. The report's countries do not
// decide against a town that dwarfs those they hold.
func (r *Report) reading(in container, records []record) func(record) bool {
	if in.country != "" {
		return in.holds
	}
	if all, _ := split(records, every); !r.near(records) || outgrows(all) && r.countries[all[0].country] == 0 {
		return every
	}
	main := r.mainCountry(records)
	return func(c record) bool { return r.countries[c.country] > 0 && (main == "" || c.country == main) }
}

func every(record) bool { return true }

// near tells whether a record lies in a country that the report names.
func (r *Report) near(records []record) bool {
	for _, c := range records {
		if r.countries[c.country] > 0 {
			return true
		}
	}
	return false
}

// aheadBy is how many times as often as the others a report must name a
// country to be about it.
const aheadBy = 3

// mainCountry returns the country that the report names far more often than
// any other in which a record lies, or "".
func (r *Report) mainCountry(records []record) string {
	best := ""
	for _, c := range records {
		if r.countries[c.country] > r.countries[best] {
			best = c.country
		}
	}
	for _, c := range records {
		if c.country != best && r.countries[c.country]*aheadBy > r.countries[best] {
			return ""
		}
	}
	return best
}

// split returns the towns and the provinces among records that fit.
func split(records []record, fits func(record) bool) (towns, provinces []record) {
	for _, c := range records {
		switch {
		case !fits(c):
		case c.isProvince():
			provinces = append(provinces, c)
		default:
			towns = append(towns, c)
		}
	}
	return towns, provinces
}

// onlyCountry returns the country that all candidates lie in, or "".
func onlyCountry(towns, provinces []record) string {
	country := ""
	for _, c := range append(towns, provinces...) {
		if country != "" && c.country != country {
			return ""
		}
		country = c.country
	}
	return country
}

// outgrown is how many times the people of its namesakes a town must have to
// be the one meant where nothing else tells them apart.
const outgrown = 10

// outgrows moves the largest town to the front and tells whether the others
// are small beside it.
func outgrows(towns []record) bool {
	if len(towns) == 0 {
		return false
	}
	for i, c := range towns {
		if c.thousands > towns[0].thousands {
			towns[0], towns[i] = c, towns[0]
		}
	}
	for _, c := range towns[1:] {
		if c.thousands*outgrown > towns[0].thousands {
			return false
		}
	}
	return true
}

// narrow adjusts the precision to the words around the name: "southern India"
// is less than a country, "near Kursk" less exact than the town.
func (m *mention) narrow(tokens []lang.Token) {
	part := m.kind == "compass" || m.kind == "area" && m.names[0].kind != "area"
	switch {
	case m.Facility:
		m.Precision = 1
	case m.Precision == 6 && (part || m.first < m.names[0].first && is("part", tokens[m.first].Lower)):
		m.Precision = 5
	case m.Precision == 1 && (part || nearness(m.prep) == "near"):
		m.Precision = 2
	}
}
