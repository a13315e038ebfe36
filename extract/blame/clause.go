package blame

// clause reads the clause of a verb as what happened: "when a bus plunged into
// a ravine", "after gunmen opened fire". Its subject is the doer or the cause;
// else the verb with its subject is the cause.
func (c *context) clause(v int) {
	if c.passive(v) {
		c.passiveClause(v)
		return
	}
	s := c.subject(v)
	if s < 0 {
		c.bareClause(v)
		return
	}
	if c.ours(s) || !c.isVerb(v) {
		return
	}
	switch {
	case c.is(v, "assault") && c.isParty(s) && !c.is(s, "vehicle"):
		c.takeBy(s)
		c.setClause(v, c.particle(v))
	case c.isEvent(s) && !c.is(s, "vehicle"):
		c.blameEvent(s, weak)
	case c.is(v, "happening") && c.tokens[s].IsNoun():
		c.setClause(c.startOf(s, v), c.particle(v))
	}
}

// bareClause reads a verb without subject: a noun taken for a verb ("killed in
// fighting"), or a verb whose subject the tree has lost.
func (c *context) bareClause(v int) {
	switch {
	case c.words.in(c.tokens[v].Lower, "deed", "strife", "mishap"):
		c.setClause(v, v)
	case c.finite(v) && c.is(v, "happening"):
		c.setClause(v, c.particle(v))
	}
}

// passiveClause reads what something was hit or set on by.
func (c *context) passiveClause(v int) {
	if s := c.tree.Child(v, "nsubj"); s >= 0 && c.isEvent(s) {
		c.blame(s, weak)
	}
	if !c.is(v, "assault", "happening") {
		return
	}
	c.ask(v)
	c.setClause(v, v)
}

// setClause takes words of a clause for the cause.
func (c *context) setClause(first, last int) {
	if c.found.Cause.IsZero() && c.blamesEvents() {
		c.found.Cause = c.s.Span(first, last)
	}
}

// maxClause is how far a subject may stand before its verb to be quoted with
// it.
const maxClause = 4

// startOf returns where the words for a happening begin: at its subject,
// where that is near.
func (c *context) startOf(subject, verb int) int {
	if subject < verb && verb-subject <= maxClause && c.tree.Is(subject, "nsubj") && c.adjoins(subject, verb) {
		return c.first(subject)
	}
	return verb
}

// adjoins tells whether only auxiliaries and adverbs stand between a subject
// and its verb.
func (c *context) adjoins(subject, verb int) bool {
	for i := subject + 1; i < verb; i++ {
		if u := c.tokens[i].UPOS; u != "AUX" && u != "ADV" {
			return false
		}
	}
	return true
}

// particle returns the last token of a verb with what completes it: "opened
// fire", "blew up".
func (c *context) particle(v int) int {
	last := v
	for _, child := range c.tree.Children(v) {
		if child == v+1 && (c.tree.Is(child, "compound:prt") || c.tokens[child].Lower == "fire") {
			last = child
		}
	}
	return last
}

// What is looked at where the tree shows no cause.
const (
	maxOpening = 12 // tokens from the harm to the word that opens a clause
	maxTelling = 14 // tokens from there to the verb
)

// later looks for the clause of what happened in the order of the words, for
// sentences whose tree has lost it: "were killed when a bus carrying pupils
// overturned".
func (c *context) later() {
	if !c.found.Cause.IsZero() || !kills[c.event.Measure] {
		return
	}
	c.before()
	for i := c.evidence + 1; i < min(len(c.tokens), c.evidence+maxOpening) && c.found.Cause.IsZero(); i++ {
		if w := c.tokens[i].Lower; w != "when" && w != "after" {
			continue
		}
		for v := i + 1; v < min(len(c.tokens), i+maxTelling) && c.tokens[v].Lower != ","; v++ {
			if c.finite(v) {
				c.bareClause(v)
				return
			}
		}
	}
}

// maxLeaving is how many tokens the harm may stand after the comma that parts
// it from what happened: ", leaving at least 27 people dead".
const maxLeaving = 6

// before looks for what happened before a participle that tells the harm: "a
// boat carrying migrants capsized, killing 12".
func (c *context) before() {
	for i := c.evidence - 1; i > 0 && i >= c.evidence-maxLeaving; i-- {
		if c.tokens[i].Lower != "," || c.tokens[i+1].XPOS != "VBG" {
			continue
		}
		for v := i - 1; v >= max(0, i-maxTelling); v-- {
			if c.isVerb(v) && c.is(v, "happening") {
				c.setClause(v, c.particle(v))
				return
			}
		}
	}
}
