package blame

import "recount"

// isParty tells whether a noun names who can do harm.
func (c *context) isParty(noun int) bool {
	t := c.tokens[noun]
	if c.is(noun, "anyone") {
		return false
	}
	if c.is(noun, "agent") || t.Type == "person" || t.Type == "organization" {
		return true
	}
	words := c.text(c.first(noun), noun)
	return c.reader.People(words) || c.reader.Country(words)
}

// possessor takes the party before a deed for the doer ("Israeli shelling",
// "the rebels' attack") and returns the first token of the deed itself.
func (c *context) possessor(noun, from int) int {
	for first := from; first < noun; first++ {
		for last := min(noun-1, first+maxName-1); last >= first; last-- {
			if !c.names(first, last) && (last > first || !c.doing(first)) {
				continue
			}
			if c.local(noun, last) {
				return from
			}
			c.setBy(c.s.Span(first, last))
			return min(c.skipPossessive(last+1), noun)
		}
	}
	return from
}

// maxName is how many words the name of a people or a country has at most.
const maxName = 3

// names tells whether tokens before a deed name the people or, as possessor,
// the country whose it is; a country that is none only says where it was.
func (c *context) names(first, last int) bool {
	words := c.text(first, last)
	return c.reader.People(words) || c.tokens[last+1].XPOS == "POS" && c.reader.Country(words)
}

// doing tells whether a word before a deed names its doer: "rebel attack".
func (c *context) doing(i int) bool {
	t := c.tokens[i]
	return c.nominal(i) && !c.ours(i) && !c.is(i, "kind") && (c.is(i, "agent") || t.UPOS == "PROPN" && t.Type == "organization")
}

// local tells whether a people before a deed rather says where it was: "an
// Iraqi suicide bombing".
func (c *context) local(noun, last int) bool {
	for i := last + 1; i < noun; i++ {
		if c.tokens[i].Lower == "suicide" || c.tokens[i].Lower == "car" {
			return true
		}
	}
	return false
}

// skipPossessive passes what joins a party to the deed after it: "'s", or the
// "-led" of "Saudi-led strikes".
func (c *context) skipPossessive(i int) int {
	for i+1 < len(c.tokens) && (c.tokens[i].XPOS == "POS" || c.tokens[i].UPOS == "PUNCT") {
		if c.tokens[i].Form == "-" {
			i++
		}
		i++
	}
	return i
}

// maxAuthor is how many tokens after a deed its doer is looked for.
const maxAuthor = 12

// authors looks behind an event for who did it: "the attack on a convoy by
// rebels", "a blast claimed by the group", "which he blamed on separatists".
// It goes by the order of the words, which is surer here than the tree.
func (c *context) authors(noun int) {
	if verb := c.verbOver(noun); verb >= 0 && c.preposition(noun) == "for" && c.is(verb, "accusing") {
		c.takeParty(c.accused(verb))
	}
	for i := noun + 1; i < min(len(c.tokens)-1, noun+maxAuthor); i++ {
		t := c.tokens[i]
		switch {
		case t.Lower == "by", c.is(i-1, "blaming "+t.Lower):
			c.takeParty(c.nounAfter(i))
			return
		case t.Lower == "," && c.tokens[i+1].Lower != "which" && !c.is(i+1, "authored"):
			return
		case t.UPOS == "VERB" && !c.is(i, "authored"), t.UPOS == "PUNCT" && t.Lower != "," && t.Lower != "-", c.belongs(c.figure, i):
			return
		}
	}
}

// accused returns whom a verb of accusing accuses, or -1.
func (c *context) accused(verb int) int {
	whom := c.tree.Child(verb, "obj")
	if whom < 0 {
		whom = c.tree.Child(verb, "nsubj:pass")
	}
	if whom >= 0 && c.relative(whom) {
		return c.tree.Head[verb]
	}
	return whom
}

// nounAfter returns the last noun of the phrase that begins after token i, or
// -1.
func (c *context) nounAfter(i int) int {
	noun := -1
	for i++; i < len(c.tokens) && (c.nominal(i) || c.modifies(i) || c.tokens[i].UPOS == "DET"); i++ {
		if c.tokens[i].IsNoun() {
			noun = i
		}
	}
	return noun
}

// attackers looks before attacks that are counted for whose they are: "30
// rebel attacks", "12 Israeli strikes".
func (c *context) attackers(noun int) {
	c.authors(noun)
	for _, child := range c.tree.Children(noun) {
		if child < noun && c.tree.Is(child, "compound", "amod", "nmod:poss") && (c.doing(child) || c.reader.People(c.tokens[child].Form)) {
			c.setBy(c.s.Span(child, child))
		}
	}
}

// takeParty takes a noun after a deed for its doer, or the party whose means
// it was: "fired by an Israeli drone".
func (c *context) takeParty(noun int) {
	switch {
	case noun < 0 || c.ours(noun):
	case c.isEvent(noun):
		c.possessor(noun, c.first(noun))
	case c.isParty(noun):
		c.takeBy(noun)
	}
}

// takeBy takes the phrase of a noun for the doer, with what an "of" or an
// "and" adds.
func (c *context) takeBy(noun int) {
	last := noun
	for _, child := range c.tree.Children(noun) {
		switch {
		case child < noun:
		case c.tree.Is(child, "flat"), c.tree.Is(child, "nmod") && c.preposition(child) == "of", c.tree.Is(child, "conj") && c.isParty(child):
			if end := c.lastOf(child); end-noun <= maxPhrase {
				last = max(last, end)
			}
		}
	}
	c.setBy(c.s.Span(c.first(noun), last))
}

// maxPhrase is how many tokens may follow the head of a doer.
const maxPhrase = 6

// lastOf returns the last token of a name or a short phrase.
func (c *context) lastOf(noun int) int {
	last := noun
	for _, child := range c.tree.Children(noun) {
		if child > noun && c.tree.Is(child, "flat", "compound") {
			last = max(last, child)
		}
	}
	return last
}

func (c *context) setBy(s recount.Span) {
	if c.found.By.IsZero() && c.blamesDoers() {
		c.found.By = s
	}
}

// blamesDoers tells whether whoever does what is told of the figure is to
// blame for it: those who evacuate, treat or free others are not, nor those who
// conduct what is no attack.
func (c *context) blamesDoers() bool {
	if c.event.Measure == recount.Attacks && !c.is(c.counted, "deed", "means", "strife") {
		return false
	}
	return c.event.Measure != recount.Affected && !c.is(c.evidence, "helping")
}
