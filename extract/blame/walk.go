package blame

import "recount"

// maxClimb bounds the walk towards the root: further away, words belong to
// other facts.
const maxClimb = 4

// walk asks the word that tells the measure, those between it and the figure,
// and then those above it that share its subject or its circumstances; what
// is found first stays.
func (c *context) walk() {
	c.ask(c.evidence)
	c.doer(c.evidence)
	c.rise(c.evidence)
	if c.found == (Blame{}) {
		c.rise(c.counted)
	}
	for at, n := c.figure, 0; at >= 0 && at != c.evidence && n < maxClimb; at, n = c.tree.Head[at], n+1 {
		c.ask(at)
	}
	c.later()
}

// rise climbs from a word towards the root.
func (c *context) rise(at int) {
	linked := true
	for range maxClimb {
		head := c.above(at)
		if head < 0 {
			return
		}
		linked = linked && c.links(at, head)
		if linked && c.isVerb(head) {
			c.happened(at, head)
		}
		c.ask(head)
		at = head
	}
}

// above returns the word over token at that tells of the same happening, or
// -1.
func (c *context) above(at int) int {
	head := c.tree.Head[at]
	switch {
	case head < 0:
		return -1
	case c.tree.Is(at, "advcl", "conj", "parataxis"):
		if s := c.tree.Child(at, "nsubj"); s >= 0 && !c.ours(s) || c.tree.Is(at, "advcl") && s >= 0 {
			return -1
		}
		return head
	case c.tree.Is(at, "acl") && c.tree.Is(head, "obj") && c.tokens[at].XPOS == "VB":
		return head
	case c.tree.Is(at, "acl") && c.trails(at):
		return c.verbOver(head)
	case c.tree.Is(at, "xcomp", "obj", "obl", "nsubj", "nmod", "amod", "compound", "nummod", "dep", "appos"):
		return head
	}
	return -1
}

// trails tells whether a participle after a comma has been hung on the noun
// before it, which can do no harm: "tore through the valley, killing 16".
func (c *context) trails(at int) bool {
	noun := c.rising(c.tree.Head[at])
	comma := at > 0 && c.tokens[at-1].Lower == "," || at > 1 && c.tokens[at-2].Lower == ","
	return comma && c.tokens[at].XPOS == "VBG" && !c.isEvent(noun) && !c.isParty(noun)
}

// verbOver returns the verb that a noun hangs on, or -1.
func (c *context) verbOver(noun int) int {
	for at := c.tree.Head[noun]; at >= 0; at = c.tree.Head[at] {
		if c.isVerb(at) {
			return at
		}
	}
	return -1
}

// links tells whether what does the verb above token at does the harm: the
// subject is shared, or the verb brings about what token at tells.
func (c *context) links(at, head int) bool {
	switch {
	case c.tree.Is(at, "obj", "xcomp"):
		return c.is(head, "causing", "raising")
	case c.tree.Is(at, "acl"):
		return true
	case c.tree.Is(at, "advcl", "conj", "parataxis"):
		return !c.is(head, "helping") && !c.is(c.evidence, "helping")
	}
	return false
}

// happened reads a verb above the one that tells the harm.
func (c *context) happened(at, head int) {
	s := c.subject(head)
	switch {
	case c.tree.Is(at, "obj", "xcomp") && c.is(head, "raising"):
		c.blame(s, weak)
	case c.tree.Is(at, "obj", "xcomp"):
		c.blame(s, strong)
	case c.shares(at):
		c.clause(head)
		c.blame(s, shared)
	default:
		c.clause(head)
	}
}

// doer takes the subject of an active verb for what did it.
func (c *context) doer(v int) {
	if !c.isVerb(v) || c.is(v, "suffering", "helping") {
		return
	}
	s := c.subject(v)
	if s >= 0 && s == c.subjectOf(v) {
		if !c.partOf(v) {
			c.blame(s, strong)
		}
		return
	}
	c.blame(s, shared)
}

// subject returns what does an active verb, or -1: its subject, the noun that
// its clause hangs on ("the quake that killed 12", "the bomb killing two"), or
// what is said or thought to do it.
func (c *context) subject(v int) int {
	head := c.tree.Head[v]
	s := c.subjectOf(v)
	switch {
	case s >= 0 && c.relative(s):
		return c.modified(v)
	case c.passive(v):
		return -1
	case s >= 0:
		return s
	case head >= 0 && c.tokens[v].XPOS == "VBG" && c.is(head, "accusing"):
		return c.accused(head)
	case c.tree.Is(v, "acl") && c.tokens[v].XPOS != "VB" && (c.tokens[v].XPOS == "VBG" || c.tree.Child(v, "obj") >= 0):
		return c.rising(head)
	case c.tree.Is(v, "xcomp") && c.isVerb(head) && c.passive(head):
		if s = c.tree.Child(head, "nsubj"); s >= 0 && c.relative(s) {
			return c.modified(head)
		}
		return s
	}
	return -1
}

// subjectOf returns the subject that hangs on a verb, past a dateline that has
// been taken for one, or -1.
func (c *context) subjectOf(v int) int {
	for _, child := range c.tree.Children(v) {
		if c.tree.Is(child, "nsubj") && child >= c.opens {
			return child
		}
	}
	return -1
}

// partOf tells whether those counted are part of the subject of a verb that has
// no object: "twelve are still missing, including five children".
func (c *context) partOf(v int) bool {
	if c.tree.Child(v, "obj") >= 0 {
		return false
	}
	p := c.preposition(c.counted)
	return p == "including" || p == "among"
}

// rising returns the noun that can do harm among a noun and those that it
// stands with: "the attack on the depot killed two".
func (c *context) rising(noun int) int {
	for at := noun; at >= 0 && c.nominal(at); at = c.tree.Head[at] {
		if c.isEvent(at) || c.isParty(at) {
			return at
		}
		if !c.tree.Is(at, "nmod") {
			break
		}
	}
	return noun
}

// modified returns the noun that the clause of a verb hangs on, or -1.
func (c *context) modified(v int) int {
	if c.tree.Is(v, "acl") && !c.passive(v) || c.tree.Is(v, "acl") && c.tree.Child(v, "xcomp") >= 0 {
		return c.rising(c.tree.Head[v])
	}
	return -1
}

// relative tells whether a subject stands for the noun that the clause hangs
// on.
func (c *context) relative(s int) bool {
	return c.tokens[s].XPOS == "WDT" || c.tokens[s].XPOS == "WP" || c.tokens[s].Lower == "that"
}

// ask looks at the phrases and clauses that hang on a word.
func (c *context) ask(at int) {
	for _, child := range c.tree.Children(at) {
		switch {
		case c.tree.Is(child, "obl", "nmod") && !c.tree.Is(child, "nmod:poss"):
			c.circumstance(at, child)
		case c.tree.Is(child, "advcl") && c.words.in(c.tokens[child].Lower, "preposition in"):
			c.blame(c.tree.Child(child, "obj"), weak)
		case c.tree.Is(child, "advcl") && c.opened(child):
			c.clause(child)
			c.ask(child)
		case c.tree.Is(child, "conj") && c.isVerb(child) && c.shares(child):
			c.ask(child)
		case c.tree.Is(child, "compound", "nmod:poss") && at != c.figure:
			c.blame(child, weak)
		}
	}
	if c.event.Measure == recount.Attacks && at == c.counted {
		c.attackers(at)
	}
}

// opened tells whether a word such as "when", "after" or "in" opens the clause
// of a verb, or the clause follows as what happened.
func (c *context) opened(v int) bool {
	if c.words.in(c.preposition(v), "conjunction", "preposition in") {
		return true
	}
	when := c.tree.Child(v, "advmod")
	return when >= 0 && when < v && c.words.in(c.tokens[when].Lower, "conjunction") || c.finite(v) && c.shares(v)
}

func (c *context) finite(v int) bool { return c.tokens[v].XPOS == "VBD" || c.tokens[v].XPOS == "VBZ" }

// circumstance reads a phrase by its preposition.
func (c *context) circumstance(at, noun int) {
	p := c.preposition(noun)
	if c.tokens[noun].XPOS == "WDT" && c.tree.Is(at, "acl") { // "the blast in which 12 died"
		noun = c.tree.Head[at]
	}
	switch of := c.tree.Child(noun, "nmod"); {
	case c.tokens[noun].Lower == "hands" && of >= 0:
		c.blame(of, agent)
	case of >= 0 && c.is(noun, "light") && !c.words.in(p, "preposition by"):
		c.blame(of, weak)
	case c.words.in(p, "preposition by"):
		c.blame(noun, slotOf(noun > at && (c.isVerb(at) || at == c.evidence)))
	case c.words.in(p, "preposition because"):
		c.blame(noun, cause)
	case c.words.in(p, "preposition of"):
		if c.tokens[at].Lemma == "die" {
			c.blame(noun, cause)
			return
		}
		c.blame(noun, weak)
	case c.words.in(p, "preposition in"), c.words.in(p, "preposition with") && c.is(noun, "disease"):
		c.blame(noun, weak)
	}
}

func slotOf(sure bool) slot {
	if sure {
		return agent
	}
	return weak
}

// shares tells whether a verb has no subject but the one above it.
func (c *context) shares(v int) bool { return c.tree.Child(v, "nsubj") < 0 }
