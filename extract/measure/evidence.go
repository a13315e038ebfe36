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
	for _, step := range []func(*node, []string) evidence{c.direct, c.beside, c.itself, c.governing, c.adjacent, c.amountsToLosses} {
		if e := step(n, classes); e.measure != "" {
			return c.harmed(n, e)
		}
	}
	return evidence{}
}

// harmed prefers what befell those counted to what their noun says they are:
// "39 patients died" were killed.
func (c *context) harmed(n *node, e evidence) evidence {
	if isOneOf(c.tokens[e.token].Lemma, "lose", "loss") && e.measure == recount.Casualties && n.noun >= 0 && c.words.has("lose none but dead", c.tokens[n.noun].Lemma) {
		e.measure = recount.Killed
	}
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

// classes lists what the figure may count, the likeliest first.
func (c *context) classes(n *node) []string {
	switch n.class {
	case Money:
		return []string{money, anything}
	case Physical:
		return []string{items, anything}
	case Percent:
		if n.noun >= 0 && !c.reader.People(c.tokens[n.noun].Lemma) {
			return []string{percent, items, anything}
		}
		return []string{percent, people, anything, items}
	}
	if n.noun < 0 {
		return []string{people, anything, items}
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

// together turns "killed or wounded" into casualties: killed and wounded told
// together. It returns the other of the two words as well, -1 for none.
func (c *context) together(e evidence) (evidence, int) {
	if e.measure != recount.Killed && e.measure != recount.Wounded {
		return e, -1
	}
	for _, other := range []int{e.token - 2, e.token + 2} {
		if other < 0 || other >= len(c.tokens) || !isOneOf(c.lower((other+e.token)/2), "or", "and") {
			continue
		}
		for _, section := range []string{"adjective", "patient"} {
			if o := c.look(section, other, []string{people, anything}, e.rule); o.measure != "" && o.measure != e.measure && (o.measure == recount.Killed || o.measure == recount.Wounded) {
				e.measure = recount.Casualties
				return e, other
			}
		}
	}
	return e, -1
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
	if isOneOf(particle, "from", "out", "off", "down", "up", "over", "to", "in", "for", "with", "after", "on", "hostage", "prisoner", "captive") && c.follows(i, particle) {
		return true
	}
	for _, child := range c.tree.Children(i) {
		if c.tokens[child].Lemma == particle || c.tokens[child].Lower == particle {
			return true
		}
		for _, grand := range c.tree.Children(child) {
			if c.tokens[grand].Lower == particle || c.tokens[grand].Lemma == particle {
				return true
			}
		}
	}
	return false
}

// follows tells whether a preposition, or a noun that completes the verb, comes
// soon after it, before the clause ends, whatever the tree makes of it.
func (c *context) follows(verb int, preposition string) bool {
	for i := verb + 1; i < min(len(c.tokens), verb+9); i++ {
		if c.tokens[i].UPOS == "PUNCT" || c.tokens[i].IsVerb() {
			return false
		}
		if c.tokens[i].Lower == preposition {
			return true
		}
	}
	return false
}
