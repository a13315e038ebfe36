package measure

import (
	"slices"
	"strings"

	"recount"
	"recount/lang"
)

// countShare takes what a share is told of: the object of a change "by" so
// much ("cut killings by 50 percent"), the subject of a verb of change
// ("revenue rose 4%"), or the nearest noun before it that shares are told of.
func (c *context) countShare(n *node) {
	verb := c.tree.Head[n.core]
	if verb >= 0 && c.tokens[verb].IsVerb() {
		noun := c.tree.Child(verb, "nsubj")
		if obj := c.tree.Child(verb, "obj"); obj >= 0 && obj < n.first && c.lower(n.first-1) == "by" {
			noun = obj
		}
		if noun >= 0 && c.tokens[noun].IsNoun() && noun < n.first && c.tree.Is(n.core, "obl", "obj", "advmod") {
			c.takeNoun(n, noun)
			return
		}
	}
	if noun := c.sharedBefore(n); noun >= 0 {
		c.takeNoun(n, noun)
	}
}

// shareWindow is how far before a share what it is a share of is looked for.
const shareWindow = 30

// sharedBefore returns the nearest noun before a figure that shares are told
// of, -1 for none.
func (c *context) sharedBefore(n *node) int {
	for i := n.first - 1; i >= max(0, n.first-shareWindow); i-- {
		nominal := c.tokens[i].IsNoun() || isOneOf(c.tokens[i].XPOS, "VB", "VBP", "JJ") // often mistagged at the start
		if nominal && c.look("noun", i, []string{percent}, "").measure != "" {
			return i
		}
	}
	return -1
}

// countAmount takes the noun that a physical amount measures: "winds of up to
// 100 km/h".
func (c *context) countAmount(n *node) {
	if c.lower(n.first-1) == "of" && n.first >= 2 && c.tokens[n.first-2].IsNoun() {
		c.takeNoun(n, n.first-2)
	}
}

// countToll takes the subject of a clause that says what a toll amounts to,
// the object of a change by so many ("cut the workforce by 300"), or what the
// figure is said to be ("14 were women").
func (c *context) countToll(n *node) {
	if noun := c.tollByTree(n); noun >= 0 {
		c.takeNoun(n, noun)
		n.top, n.amounts = noun, c.lower(n.first-1) != "by"
		return
	}
	if group := n.first - 2; c.lower(n.first-1) == "of" && group >= 0 && c.ofPersons(group) {
		c.takeNoun(n, group) // "a crowd of 5,000"
		n.persons = true
		return
	}
	if noun := c.labelled(n); noun >= 0 {
		c.takeNoun(n, noun)
		return
	}
	if noun := c.changedBy(n); noun >= 0 {
		c.takeNoun(n, noun)
		n.top = noun
		return
	}
	if noun := c.tollBefore(n.first); noun >= 0 {
		c.takeNoun(n, noun)
		n.amounts = c.lower(n.first-1) != "by"
		if c.amountedTo(noun) {
			n.top = noun
		}
		return
	}
	if noun := c.amountBefore(n.first); noun >= 0 {
		c.takeNoun(n, noun)
		n.top, n.amounts = noun, true
		return
	}
	if is := c.tree.Head[n.core]; is >= 0 && c.tokens[is].IsNoun() && c.tree.Is(n.core, "nsubj") && c.tree.Child(is, "cop") >= 0 && c.caseOf(is) == "" {
		c.takeNoun(n, is)
	}
}

// tollByTree finds the toll where the tree joins it to the figure; -1 for none.
func (c *context) tollByTree(n *node) int {
	verb, noun := c.tree.Head[n.core], -1
	switch {
	case verb < 0:
		noun = c.tree.Child(n.core, "nsubj")
	case c.tokens[verb].IsVerb() && c.tree.Is(n.core, "obj", "obl", "xcomp") && (c.light(verb) || c.joins(verb)):
		if amounted := c.tree.Head[verb]; c.tree.Is(verb, "acl") && c.amountedTo(amounted) && c.lower(n.first-1) == "to" {
			return amounted // "the number of towns which report cases to 15"
		}
		noun = c.subjectOf(verb)
		if obj := c.tree.Child(verb, "obj"); obj >= 0 && obj != n.core {
			noun = obj
		}
	}
	if noun < 0 || !c.tokens[noun].IsNoun() || !c.toll(noun) {
		return -1
	}
	if of := c.tree.Child(noun, "nmod"); of >= 0 && c.words.has("amount", c.tokens[noun].Lemma) && c.caseOf(of) == "of" {
		return of
	}
	return noun
}

// ofPersons tells whether a noun is one of persons together, who are counted one
// by one: a crowd, but not a town.
func (c *context) ofPersons(noun int) bool {
	return c.tokens[noun].IsNoun() && c.look("noun", noun, []string{people}, "").measure == recount.Strength
}

// light tells whether a verb says nothing of the measure, whatever lemma its
// form was given.
func (c *context) light(verb int) bool {
	isLight := func(lemma string) bool { return c.words.has("light", lemma) }
	return isLight(c.tokens[verb].Lemma) || slices.ContainsFunc(lang.VerbLemmas(c.tokens[verb].Lower), isLight)
}

// subjectOf returns the subject of a verb, or what its relative pronoun stands
// for: "the toll, which stood at 30"; -1 for none.
func (c *context) subjectOf(verb int) int {
	subject := c.tree.Child(verb, "nsubj")
	if subject >= 0 && c.tokens[subject].XPOS == "WDT" && c.tree.Is(verb, "acl") {
		return c.tree.Head[verb]
	}
	return subject
}

// total tells whether a word that can describe a noun names an amount: "taking
// the total since March to 4,200".
func (c *context) total(i int) bool {
	return c.tokens[i].UPOS == "ADJ" && c.words.has("amount", c.tokens[i].Lemma) && i+1 < len(c.tokens) && !c.tokens[i+1].IsNoun()
}

// labelled returns the noun that a list puts before its number: "tanks: 815",
// "personnel 20,900, tanks 815".
func (c *context) labelled(n *node) int {
	before := n.first - 1
	switch {
	case c.lower(before) == ":" && before > 0 && c.tokens[before-1].IsNoun() && !c.verbAt(n.last+1):
		return before - 1
	case before >= 1 && c.tokens[before].IsNoun() && isOneOf(c.lower(before-1), ",", ":", ";") && !c.harmsThem(before) && (n.last+1 >= len(c.tokens) || c.tokens[n.last+1].UPOS == "PUNCT"):
		return before
	}
	return -1
}

// harmsThem tells whether a word is the present tense of a verb of harm, whatever
// its tags: "Storm kills 25, displaces thousands".
func (c *context) harmsThem(i int) bool {
	return strings.HasSuffix(c.lower(i), "s") && c.lookAny("patient", i, []string{people, anything}, "").section == "patient" &&
		c.look("noun", i, []string{people, anything, items, vehicles}, "").measure == ""
}

// verbAt tells whether token i is a verb, auxiliary or participle, or an adverb
// before one: "still held".
func (c *context) verbAt(i int) bool {
	for i < len(c.tokens) && c.tokens[i].UPOS == "ADV" {
		i++
	}
	return i < len(c.tokens) && (c.tokens[i].IsVerb() || c.tokens[i].UPOS == "AUX")
}

// changedBy returns what is changed by so many: "to cut workforce by 3,000".
func (c *context) changedBy(n *node) int {
	if c.lower(n.first-1) != "by" || n.first < 2 || !c.tokens[n.first-2].IsNoun() || !c.reader.People(c.tokens[n.first-2].Lemma) {
		return -1
	}
	return n.first - 2
}

// tollWindow is how far before a figure its toll is looked for.
const tollWindow = 12

// tollBefore finds, without the tree, a toll before a bare figure and a word
// that joins the two ("the toll climbs past 500", "lifted the toll to 536");
// -1 where there is none. "The number of" something further back is the toll
// rather than a nearer noun.
func (c *context) tollBefore(first int) int {
	bound := c.joins(first)
	joined := bound && c.lower(first) != "at" // the "at" of "kills at least 30" joins nothing
	found := -1
	for i := first - 1; i >= max(0, first-tollWindow); i-- {
		isNoun := c.tokens[i].IsNoun() || c.tokens[i].XPOS == "VBZ" || c.total(i)
		switch t := c.tokens[i]; {
		case c.marked[i] >= 0 || t.UPOS == "PUNCT" && t.Lower != "-":
			return found
		case joined && c.words.has("amount", t.Lemma) && c.lower(i+1) == "of" && c.amountOf(i+2) >= 0:
			return c.amountOf(i + 2)
		case joined && t.Lemma == "toll" && c.lower(i+1) == "of":
			return c.tollOf(i)
		case (joined || bound && i == first-1) && found < 0 && isNoun && c.toll(i):
			found = i
		case c.joins(i):
			joined = true
		}
	}
	return found
}

// tollOf returns what a toll is of, where that says who is counted ("the toll of
// injured"); else the toll, which is of a happening: "the toll of the raid".
func (c *context) tollOf(toll int) int {
	of := c.amountOf(toll + 2)
	if of >= 0 && (c.reader.People(c.tokens[of].Lemma) || c.words.has("adjective", c.tokens[of].Lower)) {
		return of
	}
	return toll
}

// joins tells whether a word joins a toll to what it amounts to.
func (c *context) joins(i int) bool {
	if c.lower(i) == "to" && i+1 < len(c.tokens) && c.tokens[i+1].XPOS == "VB" {
		return false // "the army plans to move another 2,500"
	}
	return c.words.has("joint", c.tokens[i].Lemma) || c.words.has("joint", c.tokens[i].Lower)
}

// toll tells whether a noun names an amount or something counted, so that
// "the toll rose to 25" counts it.
func (c *context) toll(i int) bool {
	t := c.tokens[i]
	if t.Lemma == "toll" || c.words.has("amount", t.Lemma) {
		return true
	}
	if t.XPOS == "VBZ" {
		_, ok := c.words.find("noun", lang.NounLemma(t.Lower), []string{people, anything, items}, func(string) bool { return false })
		return ok
	}
	return c.look("noun", i, []string{people, anything, items, money, percent}, "").measure != ""
}

// takeNoun makes a noun elsewhere in the sentence the one counted, with the
// words before it that belong to it, but for articles.
func (c *context) takeNoun(n *node, noun int) {
	n.noun = noun
	n.from, n.to = noun, noun
	for n.from > 0 && c.tree.Under(n.from-1, noun) && c.marked[n.from-1] == unmarked && isOneOf(c.tokens[n.from-1].UPOS, "ADJ", "NOUN", "PROPN") {
		n.from--
	}
	next := c.continuation(n.to + 1)
	if n.class == Percent && c.lower(n.to+1) == "from" {
		next = c.chunk(n.to + 2) // "revenue from services"
	}
	if next >= 0 && next < n.first {
		n.to = next
	}
}
