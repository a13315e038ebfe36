package verdict

import (
	"cmp"
	"strings"

	"recount"
	"recount/compare/profile"
	"recount/internal/country"
)

// counted tells whom or what a claim counts, as far as it differs from another.
func counted(c, other *view) string {
	if words := narrower(c, other); words != "" {
		return words
	}
	return "all " + noun(c.Profile)
}

// narrower tells what of those that another claim counts a claim counts, in its
// own words; nothing where it has none.
func narrower(c, other *view) string {
	s := &c.Subject
	switch {
	case c.Counted != "" && !strings.EqualFold(c.Counted, other.Counted):
		return c.Counted
	case c.narrowed != "" && c.narrowed != other.narrowed:
		return "some alone, by the word “" + c.narrowed + "”"
	case s.Country != "" && s.Country != other.Subject.Country:
		return noun(c.Profile) + " of " + withArticle(cmp.Or(country.Usual(string(s.Country)), string(s.Country)))
	case (s.Status != "" || s.Age != "" || s.Sex != "") && *s != other.Subject:
		return those(s)
	}
	return ""
}

// withArticle puts the article before the name of a country that has one: the
// United States.
func withArticle(name string) string {
	if has("country with article", plain(name)) {
		return "the " + name
	}
	return name
}

// those names people of a status, an age and a sex: civilian women, children.
func those(s *recount.Subject) string {
	people := ""
	switch {
	case s.Age == "child":
		people = "children"
	case s.Sex == "female":
		people = "women"
	case s.Sex == "male":
		people = "men"
	case s.Age != "":
		people = string(s.Age) + "s"
	}
	if people == "" {
		return string(s.Status) + "s"
	}
	return strings.TrimSpace(string(s.Status) + " " + people)
}

func noun(c *profile.Profile) string {
	switch {
	case c.Kind != "" && c.Kind != "person" && c.Kind != "people":
		return cmp.Or(c.Counted, c.Kind)
	case c.Unit == recount.UnitPeople:
		return "people"
	}
	return "of them"
}

// isUnnamed tells whether no words of a part say which part of the whole it is:
// "1,200 suspected cases, of which 410 were confirmed".
func (p *pair) isUnnamed() bool {
	return p.part == recount.PartBySubject && narrower(p.a, p.b) == "" || p.partWords(p.a, p.b) == p.partWords(p.b, p.a)
}

// partWords tells what a claim is about, in the respect in which it is part of
// another or the whole of it.
func (p *pair) partWords(c, other *view) string {
	switch p.part {
	case recount.PartByMeasure:
		return measured(c.Measure)
	case recount.PartByPlace:
		return cmp.Or(c.Place, "another place")
	}
	return counted(c, other)
}
