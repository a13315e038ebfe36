package measure

// refersBack tells whether a sentence says no more of those counted than that so
// many are named or are of others named before: "the ministry speaks of 40",
// "four of them are tourists".
func (c *context) refersBack(i int) bool {
	n := &c.nodes[i]
	if n.class != Count || c.whole(i) >= 0 {
		return false
	}
	return c.ofThem(n) || n.noun < 0 && c.named(n) || c.people(n) && c.spokenOf(n)
}

// ofThem tells whether those counted are some of others that a pronoun stands for.
func (c *context) ofThem(n *node) bool {
	after := max(n.last, n.to) + 1
	return c.lower(n.last+1) == "of" && isOneOf(c.lower(n.last+2), "them", "those", "these") && !c.participle(min(n.last+3, len(c.tokens)-1)) ||
		c.lower(after) == "among" && c.lower(after+1) == "them" ||
		n.first >= 2 && c.lower(n.first-1) != "," && c.lower(0) == "among" && c.lower(1) == "them" && n.first <= 4
}

// spokenOf tells whether those counted are only spoken of: "the group talked of
// 300 soldiers".
func (c *context) spokenOf(n *node) bool {
	verb := c.tree.Head[n.top]
	return verb >= 0 && isOneOf(c.tokens[verb].Lemma, "speak", "talk") && c.tree.Is(n.top, "obl") && c.caseOf(n.top) == "of" && n.to <= n.noun
}

// named tells whether a bare number hangs on a verb that only names it.
func (c *context) named(n *node) bool {
	verb := c.tree.Head[n.core]
	if verb < 0 || !c.words.has("naming", c.tokens[verb].Lemma) {
		return false
	}
	behind := verb < n.first && c.tree.Is(n.core, "obj", "ccomp", "xcomp", "dep")
	return behind || c.tree.Is(n.core, "obl") && isOneOf(c.caseOf(n.core), "of", "to", "at") && c.tree.Child(verb, "obj") < 0
}
