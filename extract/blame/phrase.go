package blame

import (
	"strings"

	"recount"
)

// slot is how much the place of a phrase says of its part.
type slot int

const (
	weak   slot = iota // the lexicon decides whether it is to blame
	cause              // it is the cause, unless it is a person or a place
	shared             // it may be the doer or the cause
	strong             // it is the doer or the cause: the subject of the harm
	agent              // the same, after "by"
)

// blame takes the phrase that a noun heads for the doer or the cause, as far
// as its place and its words allow.
func (c *context) blame(noun int, s slot) {
	if noun < 0 {
		return
	}
	if c.is(noun, "light") {
		if of := c.tree.Child(noun, "nmod"); of >= 0 {
			noun = of
		}
	}
	switch {
	case c.ours(noun) || !c.nominal(noun) || noun < c.opens:
	case c.isEvent(noun):
		c.blameEvent(noun, s)
	case s == shared || s == strong:
		c.blameSubject(noun, s)
	case s == agent && c.isParty(noun):
		c.takeBy(noun)
	case s == agent && c.means(noun) && kills[c.event.Measure], s == cause && c.plain(noun):
		c.takeCause(noun, c.first(noun))
	}
}

// blameSubject takes the subject of what is told for the doer or the cause. One
// that names no more than those whom harm befalls, "people", is neither.
func (c *context) blameSubject(noun int, s slot) {
	switch {
	case c.is(noun, "sufferer") && c.first(noun) == noun:
	case c.isParty(noun):
		c.takeBy(noun)
	case s == strong && c.means(noun) && kills[c.event.Measure]:
		c.takeCause(noun, c.first(noun))
	}
}

// nominal tells whether a token can head a phrase.
func (c *context) nominal(i int) bool {
	t := c.tokens[i]
	return c.tokens[i].IsNoun() || t.UPOS == "ADJ" || t.UPOS == "X" || strings.HasPrefix(t.XPOS, "NN")
}

// isEvent tells whether the lexicon has a noun for a cause, by its head or, in
// a name, by any of its words: "Hurricane Dora".
func (c *context) isEvent(noun int) bool {
	sections := []string{"deed", "means", "strife", "mishap", "disease"}
	if c.is(noun, sections...) {
		return true
	}
	if c.tokens[noun].UPOS != "PROPN" {
		return false
	}
	for _, child := range c.tree.Children(noun) {
		if c.tree.Is(child, "flat", "compound") && c.is(child, "mishap", "disease") {
			return true
		}
	}
	return false
}

// kills are the measures of which any subject is the cause: what kills is
// harmful, whatever it is.
var kills = map[recount.Measure]bool{
	recount.Killed: true, recount.Wounded: true, recount.Casualties: true, recount.Missing: true,
}

// means tells whether a noun that is no party can have done harm.
func (c *context) means(noun int) bool {
	switch c.tokens[noun].Type {
	case "place", "time", "person", "organization":
		return false
	}
	return c.tokens[noun].UPOS == "NOUN"
}

// plain tells whether a noun can be what someone died of.
func (c *context) plain(noun int) bool { return c.means(noun) && !c.is(noun, "agent", "unsaid") }

// blameEvent takes an event for the cause and, where it is a deed, the party
// that it is said to be of for the doer.
func (c *context) blameEvent(noun int, s slot) {
	from := c.first(noun)
	if s == agent || c.is(noun, "deed", "means") {
		from = c.possessor(noun, from)
	}
	c.authors(noun)
	c.takeCause(noun, from)
}

func (c *context) takeCause(noun, from int) {
	if c.found.Cause.IsZero() && c.blamesEvents() && from <= noun {
		c.found.Cause = c.s.Span(from, c.lastOf(noun))
	}
}

// first returns the first token of the phrase that a noun heads, without its
// article and numbers.
func (c *context) first(noun int) int {
	first := noun
	for i := noun - 1; i >= 0 && c.tree.Under(i, noun) && c.modifies(i); i-- {
		first = i
	}
	return c.skipNumbers(first, noun)
}

// skipNumbers passes days, numbers and what a hyphen joins to them: "Friday's",
// "12-hour".
func (c *context) skipNumbers(first, noun int) int {
	for first < noun {
		switch {
		case c.tokens[first].Type == "time" || c.tokens[first].UPOS == "NUM" || c.tokens[first].XPOS == "POS":
			first++
		case c.tokens[first].Form == "-" && first+2 <= noun:
			first += 2
		default:
			return first
		}
	}
	return first
}

// modifies tells whether token i can stand inside a phrase before its head.
func (c *context) modifies(i int) bool {
	t := c.tokens[i]
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "X", "NUM":
		return true
	case "PUNCT":
		return t.Form == "-"
	case "PART":
		return t.XPOS == "POS"
	case "VERB":
		return t.XPOS == "VBN" || t.XPOS == "VBG"
	}
	return t.UPOS == "ADV" && c.tree.Is(i, "advmod") && c.tokens[c.tree.Head[i]].UPOS == "ADJ"
}

func (c *context) text(first, last int) string {
	s := c.s.Span(first, last)
	return c.s.Document().Text[s.Start:s.End]
}

// blamesEvents tells whether what is counted can come of an event: attacks are
// events themselves.
func (c *context) blamesEvents() bool { return c.event.Measure != recount.Attacks }
