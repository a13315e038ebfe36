package measure

import "recount/lang"

// Misread tells, for each figure of a sentence, why it is none after all, as
// only its syntax shows: "" for one that is.
func (r Reader) Misread(s *lang.Sentence, figures []Figure) []string {
	c := newContext(r, s, figures)
	reasons := make([]string, len(figures))
	for i := range c.nodes {
		if head := c.tree.Head[c.nodes[i].core]; i > 0 && head >= 0 && c.marked[head] == i-1 && c.bare(&c.nodes[i]) {
			reasons[i] = reasons[i-1] // "exits 11 and 12"
			continue
		}
		for _, check := range []func(*node, Figure) string{c.ageAlone, c.nameWithNumber, c.ordinalAlone, c.single} {
			if reason := check(&c.nodes[i], figures[i]); reason != "" {
				reasons[i] = reason
				break
			}
		}
	}
	return reasons
}

// bare tells whether a figure counts nothing that the sentence names.
func (c *context) bare(n *node) bool { return n.class == Count && n.noun < 0 }

// ageAlone knows an age or an hour without its word: "dies at 91", "she moved
// to the island at 43", "most of them were over 75".
func (c *context) ageAlone(n *node, f Figure) string {
	if !c.bare(n) || f.Value > 115 || f.Value < 1 {
		return ""
	}
	if c.lower(n.first-1) == "at" && n.first >= 2 && !f.Bounded && !c.words.has("joint", c.tokens[n.first-2].Lemma) {
		return "an age or an hour"
	}
	subject := c.tree.Child(n.core, "nsubj")
	if f.Bounded && subject >= 0 && c.tree.Child(n.core, "cop") >= 0 && c.tree.Head[n.core] < 0 && !c.toll(subject) {
		return "an age"
	}
	return ""
}

// nameWithNumber knows a number that names the noun before it: "exits 11 and
// 12", "a Fokker 100".
func (c *context) nameWithNumber(n *node, f Figure) string {
	head := c.tree.Head[n.core]
	if !c.bare(n) || f.Bounded || head < 0 || head >= n.first || !c.tokens[head].IsNoun() || c.toll(head) {
		return ""
	}
	joined := head == n.first-1 && c.caseOf(head) != "in" && c.tree.Is(n.core, "nummod", "compound", "flat", "nmod:unmarked") && f.Value < 1000
	if joined && !c.reader.People(c.tokens[head].Lemma) && c.lookAny("patient", head, []string{people, anything}, "").measure == "" {
		return "a name with a number"
	}
	return ""
}

// ordinalAlone knows "a fourth" that is one more, not a share: "a fourth is
// being sought".
func (c *context) ordinalAlone(n *node, _ Figure) string {
	if n.class != Percent || n.noun >= 0 || !isOneOf(c.lower(n.first), "a", "another") || c.lower(n.last+1) == "of" {
		return ""
	}
	if next := n.last + 1; next < len(c.tokens) && isOneOf(c.tokens[next].XPOS, "VBZ", "VBD") && c.tree.Is(n.core, "nsubj") {
		return "one more, not a share"
	}
	return ""
}

// single knows the "single" that counts nothing ("not a single tax") or a time
// ("in a single week").
func (c *context) single(n *node, _ Figure) string {
	if c.lower(n.last) != "single" {
		return ""
	}
	if c.lower(n.first-1) == "not" || n.last+1 < len(c.tokens) && c.tokens[n.last+1].Type == "time" {
		return "nothing is counted"
	}
	return ""
}
