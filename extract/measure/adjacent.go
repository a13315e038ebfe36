package measure

import "recount/lang"

// maxSkip is how many auxiliaries and adverbs may stand between those counted
// and the word that tells what became of them.
const maxSkip = 5

// adjacent reads the words around the figure in their order, without the tree
// and whatever their tags: headlines and broken sentences are often tagged and
// parsed wrong ("Gas explosion injures 19").
func (c *context) adjacent(n *node, classes []string) evidence {
	if n.class == Money || c.accompanies(n.top) {
		return evidence{}
	}
	if e := c.after(n, classes); e.measure != "" {
		return e
	}
	return c.before(n, classes)
}

// after looks for what is said of those counted, past phrases and asides that
// stand between: "sailors are missing", "one official in the government was
// killed", "12 people, including children, have been hurt".
func (c *context) after(n *node, classes []string) evidence {
	first := c.skipAside(max(n.last, n.to) + 1)
	passive := false
	for i := first; i < min(len(c.tokens), first+maxSkip); i++ {
		t := c.tokens[i]
		active := i > first && c.activeHave(i-1)
		if e := c.lookAny("adjective", i, classes, "word after"); e.measure != "" && !active {
			return e
		}
		section := "subject"
		if passive || t.XPOS == "VBN" && !active {
			section = "patient"
		}
		if e := c.lookAny(section, i, classes, "verb after"); e.measure != "" {
			return e
		}
		if i > first && c.tokens[i-1].Lemma == "be" && t.UPOS == "ADP" {
			if at := c.chunk(i + 1); at >= 0 {
				return c.look(c.setting(at), at, classes, "where they are")
			}
		}
		passive = passive || t.Lemma == "be" || t.Lemma == "get"
		if t.UPOS != "AUX" && t.UPOS != "ADV" && !c.words.has("light", t.Lemma) && t.UPOS != "PART" {
			break
		}
	}
	return evidence{}
}

// maxAside is the longest aside in commas that is passed.
const maxAside = 12

// skipAside passes prepositional phrases and an aside in commas, dashes or
// brackets.
func (c *context) skipAside(i int) int {
	for i < len(c.tokens) && c.tokens[i].UPOS == "ADP" {
		last := c.chunk(i + 1)
		if last < 0 {
			break
		}
		i = last + 1
	}
	closing, ok := map[string]string{",": ",", "-": "-", "(": ")"}[c.lower(i)]
	if !ok {
		return i
	}
	for end := i + 1; end < min(len(c.tokens), i+maxAside); end++ {
		if c.lower(end) == closing {
			return end + 1
		}
	}
	return i
}

// before looks for what was done to those counted: "injures 19".
func (c *context) before(n *node, classes []string) evidence {
	first := n.first
	if n.from <= n.to && n.to < n.first {
		first = n.from
	}
	for i := first - 1; i >= max(0, first-maxSkip); i-- {
		if e := c.lookAny("patient", i, classes, "verb before"); e.measure != "" {
			return e
		}
		switch c.tokens[i].UPOS {
		case "DET", "ADV", "ADJ", "PART":
		default:
			return evidence{}
		}
	}
	return evidence{}
}

// lookAny asks a section about token i under every lemma that its form can
// have as a verb.
func (c *context) lookAny(section string, i int, classes []string, rule string) evidence {
	if e := c.look(section, i, classes, rule); e.measure != "" {
		return e
	}
	with := func(particle string) bool { return c.with(i, particle) }
	for _, lemma := range lang.VerbLemmas(c.tokens[i].Lower) {
		if s, ok := c.words.find(section, lemma, classes, with); ok {
			return evidence{s.measure, s.class, i, section, rule}
		}
	}
	return evidence{}
}
