package measure

import "recount"

// maxClimb bounds the walk towards the root: further away, words belong to
// other facts.
const maxClimb = 7

// governing climbs from what is counted towards the root and asks every verb
// and noun on the way; it ends at the first verb that says something of its
// own.
func (c *context) governing(n *node, classes []string) evidence {
	if e := c.relative(n.top, classes); e.measure != "" {
		return e
	}
	at := n.top
	for range maxClimb {
		if e := c.nominal(at, classes); e.measure != "" {
			return e
		}
		if e := c.amid(at); e.measure != "" {
			return e
		}
		head := c.tree.Head[at]
		if head < 0 {
			return c.predicate(at, classes)
		}
		if c.accompanies(at) {
			return evidence{}
		}
		if e := c.ask(at, head, n, classes); e.measure != "" {
			return e
		}
		if c.tokens[head].IsVerb() && !c.words.has("light", c.tokens[head].Lemma) {
			return evidence{}
		}
		at = head
	}
	return evidence{}
}

// accompanies tells whether those counted are only with what the sentence is
// about: "a plane with 98 passengers vanished".
func (c *context) accompanies(at int) bool {
	return c.tree.Is(at, "nmod") && c.caseOf(at) == "with"
}

// ask asks the governor of token at.
func (c *context) ask(at, head int, n *node, classes []string) evidence {
	switch {
	case c.tokens[head].IsVerb() || c.tokens[head].UPOS == "ADJ":
		if c.words.has("parts", c.tokens[head].Lemma) && c.tree.Is(at, "obj") {
			return c.askWhole(head)
		}
		return c.askVerb(at, head, classes)
	case !c.tokens[head].IsNoun() && c.tokens[head].UPOS != "NUM" || head == n.noun:
		return evidence{}
	case c.tree.Is(at, "nsubj"):
		return c.look(c.setting(head), head, classes, "where they are")
	case c.tree.Is(at, "nmod") && c.caseOf(at) != "including":
		return c.look("of", head, classes, "noun governing")
	case c.tree.Is(at, "nummod") && c.finiteBetween(n.last+1, head):
		return c.look("subject", n.last+1, classes, "subject of verb")
	case c.tree.Is(at, "compound", "nummod", "amod", "nmod:unmarked"):
		return c.look("noun", head, classes, "noun governing")
	}
	return evidence{}
}

// finiteBetween tells whether token i is a verb in the past that the tree has
// taken for an adjective of the noun behind it, its object: "five escaped injury".
func (c *context) finiteBetween(i, noun int) bool {
	return i < noun && c.tokens[i].XPOS == "VBD" && c.tree.Is(i, "amod") && c.tree.Head[i] == noun
}

// setting names the section of the lexicon for a noun by its preposition.
func (c *context) setting(noun int) string {
	switch c.caseOf(noun) {
	case "in", "at":
		return "in"
	case "with":
		return "with"
	case "without":
		return "without"
	}
	return "noun"
}

// askWhole asks the subject of a verb that names its parts: "the fatalities
// included 13 children".
func (c *context) askWhole(verb int) evidence {
	whole := c.tree.Child(verb, "nsubj")
	if whole < 0 {
		return evidence{}
	}
	classes := []string{people, anything, items}
	e := c.look("noun", whole, classes, "part of noun")
	if e.measure == "" {
		e = c.relative(whole, classes) // "those freed include five women"
	}
	if e.measure == "" && whole+1 < verb {
		e = c.look("patient", whole+1, classes, "part of noun")
	}
	e.section = "part"
	return e
}

// askVerb asks a verb about its object, its subject or what its complement
// says of them.
func (c *context) askVerb(at, verb int, classes []string) evidence {
	for _, v := range c.complements(verb) {
		if e := c.askOne(at, verb, v, classes); e.measure != "" {
			return e
		}
	}
	if c.words.has("light", c.tokens[verb].Lemma) {
		return c.settings(verb, classes)
	}
	return evidence{}
}

// settings asks the phrases that say where those counted are or what they
// have: "remain in hospital", "people with burns".
func (c *context) settings(governor int, classes []string) evidence {
	for _, child := range c.tree.Children(governor) {
		if child > governor && c.tree.Is(child, "nmod", "obl") && isOneOf(c.caseOf(child), "in", "at", "with", "without") {
			if e := c.look(c.setting(child), child, classes, "where they are"); e.measure != "" {
				return e
			}
		}
	}
	return evidence{}
}

// complements returns the verb and what completes it: "were reported killed",
// "are believed to have died", "left four dead".
func (c *context) complements(verb int) []int {
	all := []int{verb}
	for _, child := range c.tree.Children(verb) {
		if c.tree.Is(child, "xcomp") {
			all = append(all, child)
		}
	}
	return all
}

func (c *context) askOne(at, verb, v int, classes []string) evidence {
	subject := c.tree.Is(at, "nsubj") && !c.tree.Is(at, "nsubj:pass")
	switch {
	case v != verb && c.tokens[v].IsNoun():
		return c.look("noun", v, append([]string{people}, classes...), "said of them")
	case v != verb && c.tree.Is(at, "nsubj", "nsubj:pass") && c.perfect(v):
		return c.look("subject", v, classes, "subject of verb")
	case c.tokens[v].UPOS == "ADJ" || v != verb && c.tokens[v].XPOS == "VBN":
		if e := c.look("adjective", v, classes, "said of them"); e.measure != "" {
			return e
		}
		if isOneOf(c.tokens[v].XPOS, "JJR", "JJS") {
			return evidence{} // "closer to 30,000"
		}
		return c.look("patient", v, classes, "passive")
	case subject && c.tokens[v].Lemma == "become" && c.tree.Child(v, "obj") >= 0:
		return c.look("noun", c.tree.Child(v, "obj"), append([]string{people}, classes...), "said of them")
	case subject:
		if e := c.look("subject", v, classes, "subject of verb"); e.measure != "" || !c.passive(v) {
			return e
		}
		return c.look("patient", v, classes, "passive")
	case c.tree.Is(at, "obl") && c.caseOf(at) == "for":
		return c.look("for", v, classes, "object of verb")
	case c.tree.Is(at, "obl") && c.caseOf(at) == "with":
		return c.look("patient with", v, classes, "object of verb")
	case c.tree.Is(at, "obl") && isOneOf(c.caseOf(at), "in", "through", "across", "over"):
		return c.look("reach", v, classes, "place of verb")
	case c.tree.Is(at, "nsubj:pass", "obj", "iobj", "dep", "ccomp", "xcomp"):
		return c.look("patient", v, classes, "object of verb")
	}
	return evidence{}
}

// perfect tells whether a participle is the active perfect: "are known to have
// died".
func (c *context) perfect(v int) bool {
	aux := c.tree.Child(v, "aux")
	return c.tokens[v].XPOS == "VBN" && aux >= 0 && c.tokens[aux].Lemma == "have" && c.tree.Child(v, "aux:pass") < 0
}

// passive tells whether a verb stands in the passive, or as a bare participle
// that headlines use for it: "12 killed in crash".
func (c *context) passive(v int) bool {
	if c.tree.Child(v, "aux:pass") >= 0 {
		return true
	}
	return c.tokens[v].XPOS == "VBN" && c.tree.Child(v, "aux") < 0
}

// relative asks the clauses that describe a noun: "people who have fled",
// "villagers stranded by floods".
func (c *context) relative(noun int, classes []string) evidence {
	if e := c.settings(noun, classes); e.measure != "" {
		return e
	}
	for _, child := range c.tree.Children(noun) {
		if !c.tree.Is(child, "acl") || !c.tokens[child].IsVerb() {
			continue
		}
		section := "subject"
		passive := c.tree.Child(child, "aux:pass") >= 0
		switch own := c.ownSubject(child); {
		case own && passive:
			continue // "villages where the bridge was swept away"
		case own, passive, c.tokens[child].XPOS == "VBN" && c.tree.Child(child, "nsubj", "aux") < 0:
			section = "patient" // "homes that the fire consumed"
		}
		if e := c.look(section, child, classes, "clause describing them"); e.measure != "" {
			return e
		}
	}
	return evidence{}
}

// ownSubject tells whether a clause about a noun has a subject other than the
// noun.
func (c *context) ownSubject(verb int) bool {
	subject := c.tree.Child(verb, "nsubj")
	return subject >= 0 && subject < verb && !isOneOf(c.tokens[subject].XPOS, "WP", "WDT") && c.lower(subject) != "that"
}

// nominal asks the subject of a noun that is said to be it: "the dead were 31
// civilians".
func (c *context) nominal(at int, classes []string) evidence {
	subject := c.tree.Child(at, "nsubj")
	if subject < 0 || c.tree.Child(at, "cop") < 0 || !c.tokens[at].IsNoun() && c.tokens[at].UPOS != "NUM" {
		return evidence{}
	}
	for _, section := range []string{"adjective", "noun"} {
		if e := c.look(section, subject, orPeople(classes), "said of them"); e.measure != "" && e.measure != recount.Strength {
			return e
		}
	}
	return evidence{}
}

// predicate asks the root where it is itself what is said: "12 dead".
func (c *context) predicate(root int, classes []string) evidence {
	for _, child := range c.tree.Children(root) {
		if c.tree.Is(child, "acl", "amod", "parataxis", "xcomp") {
			if e := c.look("adjective", child, classes, "said of them"); e.measure != "" {
				return e
			}
		}
	}
	return evidence{}
}
