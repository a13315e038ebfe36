package measure

import (
	"slices"

	"recount"
)

// orPeople puts people before the classes that a figure may count or, where
// those name what it is, behind them.
func orPeople(classes []string) []string {
	if len(classes) > 0 && isOneOf(classes[0], vehicles, weapons) {
		return slices.Concat(classes, []string{people})
	}
	return slices.Concat([]string{people}, classes)
}

// amid asks those among whom the counted are said to be: "among the dead are
// four children".
func (c *context) amid(at int) evidence {
	if c.tokens[at].IsVerb() && !c.words.has("light", c.tokens[at].Lemma) {
		return evidence{}
	}
	classes := []string{people, anything}
	for _, child := range c.tree.Children(at) {
		if !c.tree.Is(child, "nmod", "obl") || c.caseOf(child) != "among" {
			continue
		}
		for _, section := range []string{"adjective", "noun"} {
			if e := c.look(section, child, classes, "among them"); e.measure != "" && e.measure != recount.Strength {
				return e
			}
		}
		if e := c.relative(child, classes); e.measure != "" {
			return e
		}
	}
	return evidence{}
}
