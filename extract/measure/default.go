package measure

import (
	"strings"

	"recount"
	"recount/lang"
)

// byDefault gives the measure that the class of what is counted leaves.
func (c *context) byDefault(i int, readings []Reading) (recount.Measure, string) {
	n := &c.nodes[i]
	switch n.class {
	case Money:
		return c.sumOf(i, readings), "sum of money"
	case Percent, Physical:
		if n.noun >= 0 {
			if e := c.look("noun", n.noun, []string{percent, anything}, ""); e.measure != "" {
				return e.measure, "share of noun"
			}
		}
		return c.subjectMeasure(n), "share"
	}
	if n.noun < 0 && n.class == Count && c.alone(i) {
		return recount.Other, "a number alone"
	}
	if (c.people(n) || n.noun < 0) && c.acts(n) {
		return recount.Other, "people who act"
	}
	if n.noun >= 0 {
		if s, ok := c.words.find("noun", c.tokens[n.noun].Lemma, c.classes(n), func(string) bool { return false }); ok {
			return s.measure, "noun counted"
		}
	}
	if c.people(n) || n.noun < 0 {
		if n.noun >= 0 && c.words.has("soldiers", c.tokens[n.noun].Lemma) && c.somewhere(n) {
			return recount.Deployed, "soldiers somewhere"
		}
		return recount.Strength, "people"
	}
	if n.noun >= 0 {
		if e := c.look("weak noun", n.noun, []string{items}, ""); e.measure != "" {
			return e.measure, "noun counted"
		}
	}
	return recount.Other, "things"
}

// somewhere tells whether a phrase says where those counted are.
func (c *context) somewhere(n *node) bool {
	for _, governor := range []int{n.top, c.tree.Head[n.top]} {
		if governor < 0 {
			continue
		}
		for _, child := range c.tree.Children(governor) {
			if child > n.last && c.tree.Is(child, "nmod", "obl") && isOneOf(c.caseOf(child), "in", "at", "near", "along", "around", "across", "on") && c.marked[child] == unmarked {
				return true
			}
		}
		if c.tokens[governor].IsNoun() && governor != n.top && isOneOf(c.caseOf(governor), "in", "at", "near") {
			return true // "12,000 troops are in Russia": the place is the root
		}
	}
	return false
}

// acts tells whether those counted do or suffer something that no measure
// tells, rather than being there.
func (c *context) acts(n *node) bool {
	head := c.tree.Head[n.top]
	if head < 0 || c.words.has("light", c.tokens[head].Lemma) {
		return false
	}
	if c.tokens[head].IsVerb() {
		return c.tree.Is(n.top, "nsubj", "obj", "obl:agent", "iobj")
	}
	collective := c.look("of", head, []string{people}, "").measure == recount.Strength
	return c.tokens[head].IsNoun() && c.tree.Is(n.top, "nmod") && c.caseOf(n.top) == "of" && !collective
}

// subjectMeasure reads a share by the nearest noun before it that shares are
// told of ("revenue in the division rose 2%"), else by the next behind it.
func (c *context) subjectMeasure(n *node) recount.Measure {
	if i := c.sharedBefore(n); i >= 0 {
		return c.look("noun", i, []string{percent}, "").measure
	}
	for i := n.last + 1; i < min(len(c.tokens), n.last+shareWindow); i++ {
		if c.tokens[i].IsNoun() {
			if e := c.look("noun", i, []string{percent}, ""); e.measure != "" {
				return e.measure
			}
		}
	}
	return recount.Other
}

// sumOf tells aid and damage from other sums by the words near the figure.
func (c *context) sumOf(i int, readings []Reading) recount.Measure {
	n := &c.nodes[i]
	switch {
	case c.near(n, "aid context") || c.aidBefore() || i > 0 && readings[i-1].Measure == recount.Aid && c.nodes[i-1].class == Money:
		return recount.Aid
	case c.lower(n.last+1) == "lost" || c.near(n, "damage context") && !c.business():
		return recount.Damage
	}
	return recount.Price
}

// business tells whether the sentence speaks of profits, prices and the like.
func (c *context) business() bool {
	for i := range c.tokens {
		if c.tokens[i].IsNoun() && c.look("noun", i, []string{money, percent}, "").measure == recount.Price {
			return true
		}
	}
	return false
}

// aidBefore tells whether one of the two sentences before speaks of aid and
// this one of no business.
func (c *context) aidBefore() bool {
	if c.business() {
		return false
	}
	sentences := c.s.Document().Sentences
	for _, before := range sentences[max(0, c.s.Index-2):c.s.Index] {
		for word := range strings.FieldsSeq(lang.Plain(before.Text())) {
			if c.words.has("aid context", strings.Trim(word, `.,;:"'()`)) {
				return true
			}
		}
	}
	return false
}

// window is how many tokens around a sum are searched for what it is for.
const window = 10

func (c *context) near(n *node, section string) bool {
	for i := max(0, n.first-window); i < min(len(c.tokens), n.last+window); i++ {
		if c.words.has(section, c.tokens[i].Lemma) || c.words.has(section, c.tokens[i].Lower) {
			return true
		}
	}
	return false
}
