package measure

import "recount"

// lostByForces returns the word that tells that those counted are the losses of
// an army or another armed force: "the army put its own losses at 41", "the
// rebels lost 14". It is -1 where none does.
func (c *context) lostByForces(n *node, r *Reading) int {
	if !r.People || n.class != Count {
		return -1
	}
	if e := n.found; e.measure != "" && c.tokens[e.token].Lemma == "lose" && c.tokens[e.token].IsVerb() {
		if subject := c.tree.Child(e.token, "nsubj"); subject >= 0 && c.isForce(subject) {
			return subject
		}
	}
	losses := n.noun
	if losses < 0 || c.words.has("adjective", c.tokens[losses].Lower) || r.Measure == recount.Killed || r.Measure == recount.Wounded {
		losses = c.lossesBefore(n.first)
	}
	if losses >= 0 && isLosses(c.tokens[losses].Lemma) && c.forcesOwn(losses) {
		return losses
	}
	return -1
}

// amountsToLosses asks the losses that those counted are said to amount to:
// "put the losses at 200 men", "its losses came to 85 soldiers".
func (c *context) amountsToLosses(n *node, classes []string) evidence {
	if n.class != Count || !isOneOf(c.lower(n.first-1), "at", "to", "as") {
		return evidence{}
	}
	for i := n.first - 2; i >= max(0, n.first-tollWindow) && c.marked[i] < 0 && c.tokens[i].UPOS != "PUNCT"; i-- {
		if isLosses(c.tokens[i].Lemma) {
			return c.look("noun", i, append([]string{people}, classes...), "losses that come to them")
		}
	}
	return evidence{}
}

func isLosses(lemma string) bool { return lemma == "loss" || lemma == "casualty" }

// lossesBefore returns the losses that figures before token first say the parts
// of: "its own losses were 6 dead and 12 wounded"; -1 for none.
func (c *context) lossesBefore(first int) int {
	for i := first - 1; i >= max(0, first-tollWindow); i-- {
		switch {
		case isLosses(c.tokens[i].Lemma):
			return i
		case isOneOf(c.tokens[i].Lower, ";", ",", "while", "but", "that"):
			return -1
		case c.tokens[i].IsNoun() && c.marked[i] < 0 && !c.words.has("adjective", c.tokens[i].Lower):
			return -1
		}
	}
	return -1
}

// forcesOwn tells whether losses are those of an armed force, which their
// phrase or, where that has a pronoun, an earlier word of the sentence names.
func (c *context) forcesOwn(losses int) bool {
	pronoun := c.lower(losses-1) == "own"
	for _, owner := range c.tree.Children(losses) {
		switch {
		case !c.tree.Is(owner, "nmod", "compound", "amod"):
		case c.isForce(owner):
			return true
		case isOneOf(c.lower(owner), "its", "their"):
			pronoun = true
		}
	}
	for i := 0; pronoun && i < losses; i++ {
		if c.isForce(i) {
			return true
		}
	}
	return false
}

// isForce tells whether a token names an armed force or is part of its name.
func (c *context) isForce(i int) bool {
	for _, t := range traits()[c.tokens[i].Lemma] {
		if t.field == "forces" {
			return true
		}
	}
	return false
}
