package measure

import "recount"

// evidence is a measure and the word that tells it.
type evidence struct {
	measure recount.Measure
	class   string // of the sense that told it
	token   int
	section string // of the lexicon
	rule    string
}

// evidence asks, in turn, the words beside the noun counted, the noun itself,
// what governs it, and, in case the tree is wrong, the words before and after;
// the nearest word that tells a measure decides.
func (c *context) evidence(n *node) evidence {
	classes := c.classes(n)
	for _, step := range []func(*node, []string) evidence{c.direct, c.beside, c.itself, c.governing, c.adjacent} {
		if e := step(n, classes); e.measure != "" {
			return c.harmed(n, e)
		}
	}
	return evidence{}
}

// harmed prefers what befell those counted to what their noun says they are:
// "39 patients died" were killed.
func (c *context) harmed(n *node, e evidence) evidence {
	if e.section != "noun" || e.measure == recount.Killed || e.measure == recount.Wounded || e.measure == recount.Casualties {
		return e
	}
	for _, step := range []func(*node, []string) evidence{c.governing, c.adjacent} {
		harm := step(n, []string{people, anything})
		if harm.measure == recount.Killed || harm.measure == recount.Wounded || harm.measure == recount.Missing {
			return harm
		}
	}
	return e
}

// direct looks at a verb right before the figure, which can have no other
// object: "wounding hundreds more".
func (c *context) direct(n *node, classes []string) evidence {
	at := n.first - 1
	if at < 0 || n.class == Money || c.tokens[at].UPOS != "VERB" || n.noun >= 0 && n.noun < n.first {
		return evidence{}
	}
	return c.look("patient", at, classes, "object of verb")
}

// classes lists what the figure may count, the likeliest first.
func (c *context) classes(n *node) []string {
	switch n.class {
	case Money:
		return []string{money, anything}
	case Physical:
		return []string{items, anything}
	case Percent:
		return []string{percent, people, anything, items}
	}
	if n.noun < 0 {
		return []string{people, anything}
	}
	if c.words.has(work, c.tokens[n.noun].Lemma) {
		return []string{work, people, anything}
	}
	if c.people(n) {
		return []string{people, anything}
	}
	classes := []string{items, anything}
	for _, section := range []string{vehicles, weapons, units} {
		if c.words.has(section, c.tokens[n.noun].Lemma) {
			classes = append([]string{section}, classes...)
		}
	}
	if c.words.has("households", c.tokens[n.noun].Lemma) {
		classes = append([]string{people}, classes...)
	}
	return classes
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
	if n.noun >= 0 && n.from > n.first {
		after = n.to + 1
	}
	for _, i := range []int{after, c.skipAdverbs(after)} {
		if i < len(c.tokens) && c.participle(i) {
			if e := c.look("adjective", i, classes, "adjective after"); e.measure != "" {
				return e
			}
			if c.tokens[i].XPOS == "VBN" || c.tokens[i].XPOS == "VBD" && c.marked[i-1] >= 0 {
				if e := c.look("patient", i, classes, "participle after"); e.measure != "" {
					return e
				}
			}
		}
	}
	return evidence{}
}

func (c *context) participle(i int) bool {
	t := c.tokens[i]
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
	if e := c.look("adjective", noun, classes, "noun counted"); e.measure != "" && n.from < n.to {
		return e
	}
	if e := c.look("noun", noun, classes, "noun counted"); e.measure != "" && e.measure != recount.Strength {
		return e
	}
	for i := n.noun - 1; i >= max(n.from, 0); i-- {
		if c.isNoun(i) && c.tree.Head[i] == n.noun {
			if e := c.look("noun", i, classes, "noun before"); e.measure == recount.Killed || e.measure == recount.Wounded {
				return e
			}
		}
	}
	return evidence{}
}

// together turns "killed or wounded" into casualties: killed and wounded told
// together.
func (c *context) together(e evidence) evidence {
	if e.measure != recount.Killed && e.measure != recount.Wounded {
		return e
	}
	for _, other := range []int{e.token - 2, e.token + 2} {
		if other < 0 || other >= len(c.tokens) || !isOneOf(c.lower((other+e.token)/2), "or", "and") {
			continue
		}
		for _, section := range []string{"adjective", "patient"} {
			if o := c.look(section, other, []string{people}, e.rule); o.measure != "" && o.measure != e.measure && (o.measure == recount.Killed || o.measure == recount.Wounded) {
				e.measure = recount.Casualties
				return e
			}
		}
	}
	return e
}

// look asks one section of the lexicon about token i.
func (c *context) look(section string, i int, classes []string, rule string) evidence {
	t := c.tokens[i]
	for _, lemma := range []string{t.Lemma, t.Lower} {
		s, ok := c.words.find(section, lemma, classes, func(particle string) bool { return c.with(i, particle) })
		if ok {
			return evidence{s.measure, s.class, i, section, rule}
		}
	}
	return evidence{}
}

// with tells whether a particle, preposition or object stands with token i:
// governed by it, or by what it governs, or right behind it.
func (c *context) with(i int, particle string) bool {
	if i+1 < len(c.tokens) && (c.tokens[i+1].Lower == particle || c.tokens[i+1].Lemma == particle) {
		return true
	}
	if isOneOf(particle, "from", "out", "off", "down", "up", "over", "to", "in", "for", "with", "after", "on") && c.follows(i, particle) {
		return true
	}
	for _, child := range c.tree.Children(i) {
		if c.tokens[child].Lemma == particle || c.tokens[child].Lower == particle {
			return true
		}
		for _, grand := range c.tree.Children(child) {
			if c.tokens[grand].Lower == particle {
				return true
			}
		}
	}
	return false
}

// follows tells whether a preposition comes soon after a verb, before the
// clause ends, whatever the tree makes of it.
func (c *context) follows(verb int, preposition string) bool {
	for i := verb + 1; i < min(len(c.tokens), verb+8); i++ {
		if c.tokens[i].UPOS == "PUNCT" || c.isVerb(i) {
			return false
		}
		if c.tokens[i].Lower == preposition {
			return true
		}
	}
	return false
}

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
		head := c.tree.Head[at]
		if head < 0 {
			return c.predicate(at, classes)
		}
		if e := c.ask(at, head, n, classes); e.measure != "" {
			return e
		}
		if c.isVerb(head) && !c.words.has("light", c.tokens[head].Lemma) {
			return evidence{}
		}
		at = head
	}
	return evidence{}
}

// ask asks the governor of token at.
func (c *context) ask(at, head int, n *node, classes []string) evidence {
	switch {
	case c.isVerb(head) || c.tokens[head].UPOS == "ADJ":
		if c.words.has("parts", c.tokens[head].Lemma) && c.tree.Is(at, "obj") {
			return c.askWhole(head)
		}
		return c.askVerb(at, head, classes)
	case !c.isNoun(head) && c.tokens[head].UPOS != "NUM" || head == n.noun:
		return evidence{}
	case c.tree.Is(at, "nsubj"):
		return c.look(c.setting(head), head, classes, "where they are")
	case c.tree.Is(at, "nmod") && c.caseOf(at) != "including":
		return c.look("of", head, classes, "noun governing")
	case c.tree.Is(at, "compound", "nummod", "amod", "nmod:unmarked"):
		return c.look("noun", head, classes, "noun governing")
	}
	return evidence{}
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
	if whole := c.tree.Child(verb, "nsubj"); whole >= 0 {
		e := c.look("noun", whole, []string{people, anything, items}, "part of noun")
		e.section = "part"
		return e
	}
	return evidence{}
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
	case v != verb && c.isNoun(v):
		return c.look("noun", v, append([]string{people}, classes...), "said of them")
	case c.tokens[v].UPOS == "ADJ" || v != verb && c.tokens[v].XPOS == "VBN":
		if e := c.look("adjective", v, classes, "said of them"); e.measure != "" {
			return e
		}
		return c.look("patient", v, classes, "passive")
	case subject:
		if e := c.look("subject", v, classes, "subject of verb"); e.measure != "" || !c.passive(v) {
			return e
		}
		return c.look("patient", v, classes, "passive")
	case c.tree.Is(at, "obl") && c.caseOf(at) == "with":
		return c.look("patient with", v, classes, "object of verb")
	case c.tree.Is(at, "nsubj:pass", "obj", "iobj", "dep", "ccomp", "xcomp"):
		return c.look("patient", v, classes, "object of verb")
	}
	return evidence{}
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
		if !c.tree.Is(child, "acl") || !c.isVerb(child) {
			continue
		}
		section := "subject"
		if c.tokens[child].XPOS == "VBN" && c.tree.Child(child, "nsubj", "aux") < 0 || c.tree.Child(child, "aux:pass") >= 0 {
			section = "patient"
		}
		if e := c.look(section, child, classes, "clause describing them"); e.measure != "" {
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
