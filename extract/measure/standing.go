package measure

import "recount"

// standing tells whether a figure says how many there are at a moment: what an
// amount comes to, who is missing, and who is or remains in a state or place.
// Days told of it are as of when, not within which: "40 remain missing on
// Friday", but not "40 went missing on Friday".
func (c *context) standing(i int, r *Reading) bool {
	n := &c.nodes[i]
	if n.class != Count || n.amounts {
		return n.amounts
	}
	verb := c.tree.Head[n.top]
	if verb < 0 {
		verb = n.top
	}
	switch {
	case c.words.has("state", c.tokens[verb].Lemma) || c.still(verb):
		return true
	case r.Rule == "where they are":
		return c.isOrAre(verb, n) && r.Measure != recount.Wounded
	case r.Measure == recount.Missing:
		return n.found.section == "adjective" && c.isOrAre(verb, n)
	}
	thereAre := c.tree.Child(verb, "expl") >= 0
	return thereAre && (r.Measure == recount.Strength || r.Measure == recount.Displaced || r.Measure == recount.Deployed)
}

// isOrAre tells whether a form of "be" says what is said of those counted.
func (c *context) isOrAre(verb int, n *node) bool {
	return c.tokens[verb].Lemma == "be" || c.tree.Child(verb, "cop") >= 0 ||
		c.tree.Child(verb, "aux:pass") >= 0 || c.lemma(max(n.last, n.to)+1) == "be"
}

// still tells whether "still" stands with a verb.
func (c *context) still(verb int) bool {
	for _, child := range c.tree.Children(verb) {
		if c.lower(child) == "still" {
			return true
		}
	}
	return false
}
