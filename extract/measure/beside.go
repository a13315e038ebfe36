package measure

import "recount"

// direct looks at a verb right before the figure, which can have no other
// object: "wounding hundreds more".
func (c *context) direct(n *node, classes []string) evidence {
	at := n.first - 1
	if at < 0 || n.class == Money || c.tokens[at].UPOS != "VERB" || n.noun >= 0 && n.noun < n.first {
		return evidence{}
	}
	e := c.look("patient", at, classes, "object of verb")
	dead := n.noun >= 0 && e.measure != recount.Wounded && c.look("noun", n.noun, []string{people, anything}, "").measure == recount.Killed
	if dead || e.measure == recount.Strength || e.measure == recount.Casualties {
		return evidence{} // "have 47 bodies", "lost 300 men killed" leave it to the words behind
	}
	return e
}

// beside looks at the adjectives and participles of the noun counted, before
// it or right behind it: "12 wounded soldiers", "20 people dead".
func (c *context) beside(n *node, classes []string) evidence {
	if n.class == Money {
		return evidence{}
	}
	for i := n.last + 1; i < n.noun; i++ {
		if e := c.look("adjective", i, classes, "adjective before"); e.measure != "" {
			return e
		}
	}
	if n.noun >= 0 && c.tokens[n.noun].UPOS == "PROPN" && n.class == Count {
		classes = append([]string{people}, classes...) // "100 North Korean dead"
	}
	after := n.last + 1
	if n.noun >= 0 && (n.from > n.first || c.amountedTo(n.noun)) {
		after = n.to + 1 // "the number of hostages freed has risen to 30"
	}
	for _, i := range []int{after, c.skipAdverbs(after)} {
		if i < len(c.tokens) && c.participle(i) {
			if e := c.look("adjective", i, classes, "adjective after"); e.measure != "" {
				return e
			}
			if c.tokens[i].XPOS == "VBN" || c.tokens[i].XPOS == "VBD" && (c.marked[i-1] >= 0 || n.to < n.first && i == n.to+1) {
				if e := c.look("patient", i, classes, "participle after"); e.measure != "" && e.measure != recount.Strength {
					return e
				}
			}
		}
	}
	return evidence{}
}

func (c *context) participle(i int) bool {
	t := c.tokens[i]
	if t.UPOS == "AUX" || t.Lemma == "have" {
		return false
	}
	if t.XPOS == "VBG" {
		return c.words.has("adjective", t.Lower) // "people missing"
	}
	return t.UPOS == "ADJ" || t.XPOS == "VBN" || t.XPOS == "VBD" || t.UPOS == "NOUN" || t.UPOS == "ADV" || t.Lower == "in" || t.Lower == "out"
}

// skipAdverbs passes auxiliaries and words of reserve ("20 people feared
// dead"), but not the "have" of an active verb.
func (c *context) skipAdverbs(i int) int {
	for i < len(c.tokens) && !c.activeHave(i) &&
		(c.tokens[i].UPOS == "ADV" || c.tokens[i].UPOS == "AUX" || isOneOf(c.tokens[i].Lemma, "fear", "believe", "report", "presume", "leave", "list", "confirm", "more", "other")) {
		i++
	}
	return i
}

// activeHave tells whether token i is a "have" that no "been" follows.
func (c *context) activeHave(i int) bool {
	if c.tokens[i].Lemma != "have" {
		return false
	}
	for next := i + 1; next < len(c.tokens) && next <= i+2; next++ {
		if c.tokens[next].Lemma == "be" {
			return false
		}
	}
	return true
}

// itself looks at the noun counted and the nouns before it in the phrase:
// "casualties", "job cuts", "civilian deaths".
func (c *context) itself(n *node, classes []string) evidence {
	if n.noun < 0 {
		return evidence{}
	}
	noun := n.noun
	if c.words.has("amount", c.tokens[noun].Lemma) {
		if of := c.tree.Child(noun, "nmod"); of >= 0 {
			noun = of
		}
	}
	if n.class == Count {
		classes = append([]string{people}, classes...)
	}
	if c.tokens[noun].XPOS == "VBN" {
		return c.look("patient", noun, classes, "noun counted") // "the number of those held"
	}
	if e := c.look("adjective", noun, classes, "noun counted"); e.measure != "" && n.from < n.to {
		return e
	}
	if e := c.look("noun", noun, classes, "noun counted"); e.measure != "" && e.measure != recount.Strength {
		return e
	}
	for i := n.noun - 1; i >= max(n.from, 0); i-- {
		if c.tokens[i].IsNoun() && c.tree.Head[i] == n.noun {
			if e := c.look("noun", i, classes, "noun before"); e.measure == recount.Killed || e.measure == recount.Wounded {
				return e
			}
		}
	}
	return evidence{}
}
