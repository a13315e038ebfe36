package measure

import (
	"strings"

	"recount/lang"
)

// phrase takes the noun phrase that begins at token at, with what belongs to
// it behind: phrases with "of" or "from", coordinated nouns that bear no figure
// of their own, and clauses that say which ones are meant.
func (c *context) phrase(n *node, at int) bool {
	head := c.chunk(at)
	if head < 0 || n.many && head == at && c.verbInDisguise(head) || n.class == Percent && c.tokens[head].Type == "time" {
		return false
	}
	if c.words.has("amount", c.tokens[head].Lemma) && c.lower(head+1) == "of" {
		if of := c.chunk(head + 2); of >= 0 && n.class == Count && c.lower(head-1) == "the" {
			at, head = head+2, of // "brings to 14 the number of people killed"
		}
	}
	n.from, n.to, n.noun, n.top = at, head, head, c.topOf(n.core, head)
	if c.lower(at-1) == "-" && c.tokens[at].Start == c.tokens[at-1].End {
		n.noun, n.to = at, at // "the 15-member council" counts members
		return true
	}
	for next := c.continuation(n.to + 1); next >= 0; next = c.continuation(n.to + 1) {
		if c.tokens[n.noun].UPOS == "PROPN" && c.lower(n.to+1) != "of" {
			n.noun, n.top = next, c.topOf(n.core, next)
		}
		n.to = next
	}
	if n.many && n.to > n.from && isOneOf(c.lower(n.to), "hostage", "captive", "prisoner") {
		n.to-- // "took 40 nurses hostage"
		if n.noun > n.to {
			n.noun, n.top = n.to, c.topOf(n.core, n.to)
		}
	}
	n.to = max(n.to, c.clauseEnd(n))
	return true
}

// verbInDisguise tells whether what is tagged as a noun in the singular, right
// behind a number above one, is a verb: "Ferry capsizes, nine drown".
func (c *context) verbInDisguise(i int) bool {
	t := c.tokens[i]
	if t.XPOS != "NN" || c.reader.People(t.Lower) || len(c.words["noun"][t.Lower]) > 0 {
		return false
	}
	for _, section := range []string{"subject", "light", "deeds"} {
		if c.words.has(section, t.Lower) {
			return true
		}
	}
	return false
}

// topOf returns the noun counted where the tree makes it govern the figure or
// cannot tell, so that one wrong arc does not lose the phrase.
func (c *context) topOf(core, noun int) int {
	if c.tree.Under(noun, core) {
		return core
	}
	return noun
}

// continuation returns the last token of a phrase that goes on at token at
// ("of a family", "and missiles"), or -1.
func (c *context) continuation(at int) int {
	switch c.lower(at) {
	case "of":
		return c.chunk(at + 1)
	case "among":
		return c.chunk(at + 1)
	case "per":
		return c.perHow(at + 1)
	case "and", "or":
		return c.coordinate(at, at+1)
	case ",":
		if isOneOf(c.lower(at+1), "and", "or") {
			at++
		}
		if last := c.coordinate(at, at+1); last >= 0 && !c.opensClause(last+1) {
			return last
		}
	}
	return -1
}

// perHow returns the noun that a rate is counted by: "per 100,000 people".
func (c *context) perHow(at int) int {
	for at < len(c.tokens) && c.tokens[at].UPOS == "NUM" {
		at++
	}
	return c.chunk(at)
}

// coordinate returns the last noun of a phrase joined at token at that bears no
// article, which would count it apart.
func (c *context) coordinate(at, next int) int {
	head := c.chunk(next)
	if head < 0 || c.tokens[next].UPOS == "DET" {
		return -1
	}
	if head == next && strings.HasSuffix(c.lower(head), "s") && c.takesObject(head+1) {
		return -1 // a verb in disguise: "killed 40 people and poses a threat"
	}
	names := c.tokens[at-1].UPOS == "PROPN" && c.tokens[head].UPOS == "NOUN"
	if names || c.tokens[at-1].UPOS == "NOUN" && c.tree.Is(head, "conj") {
		return head
	}
	return -1
}

// takesObject tells whether what begins at token i is what a verb takes: a noun
// with its article or an infinitive.
func (c *context) takesObject(i int) bool {
	if c.lower(i) == "to" {
		return i+1 < len(c.tokens) && c.tokens[i+1].XPOS == "VB"
	}
	return isOneOf(c.lower(i), "a", "an", "the", "its", "their")
}

// opensClause tells whether what stands before token at is the subject of a
// clause of its own, alone or with others joined to it: "three passers-by,
// witnesses and an official said".
func (c *context) opensClause(at int) bool {
	if isOneOf(c.lower(at), "and", "or") {
		if head := c.chunk(at + 1); head >= 0 {
			at = head + 1
		}
	}
	return at < len(c.tokens) && c.tokens[at].IsVerb()
}

// clauseEnd returns the last token of a participle clause right behind the
// noun that says which ones are meant, while a verb above says what became of
// them ("helped people stranded in flooded regions"); -1 where there is none.
func (c *context) clauseEnd(n *node) int {
	head := c.tree.Head[n.noun]
	if n.class == Money || head < 0 || !c.tokens[head].IsVerb() || c.words.has("light", c.tokens[head].Lemma) {
		return -1
	}
	for _, child := range c.tree.Children(n.noun) {
		first, last := c.tree.Subtree(child)
		participle := c.tokens[child].XPOS == "VBN" || c.words.has("contents", c.tokens[child].Lemma)
		if c.tree.Rel[child] != "acl" || !participle || first != child || child != n.to+1 || c.onlyActive(child) {
			continue
		}
		for last > child && (c.marked[last] != unmarked || isOneOf(c.tokens[last].UPOS, "ADP", "PUNCT")) {
			last--
		}
		return last
	}
	return -1
}

// onlyActive tells whether a verb is done by its subject alone, so that what looks
// like its participle is its past: "a boat with 40 people capsized".
func (c *context) onlyActive(verb int) bool {
	lemma := c.tokens[verb].Lemma
	return c.words.has("subject", lemma) && !c.words.has("patient", lemma)
}

// chunk returns the last noun of the run of determiners, adjectives and nouns
// that begins at token at, or -1 where no noun is in it or a figure stands in
// it.
func (c *context) chunk(at int) int {
	head := -1
	for i := at; i < len(c.tokens) && c.marked[i] == unmarked; i++ {
		switch {
		case c.tokens[i].IsNoun() || head < 0 && c.tokens[i].UPOS == "ADJ" && !c.nounFollows(i) && c.reader.People(c.tokens[i].Lower):
			head = i
		case c.premodifier(c.tokens[i], i, at, head):
		default:
			return head
		}
	}
	return head
}

// premodifier tells whether a token may stand in a noun phrase before its last
// noun. head is the last noun so far, -1 for none.
func (c *context) premodifier(t lang.Token, i, at, head int) bool {
	open := head < 0 || c.tokens[i-1].XPOS == "POS" // more than nouns may still come
	switch {
	case i > at && c.glued(i):
		return c.nounFollows(i)
	case t.UPOS == "DET":
		return i == at
	case t.XPOS == "PRP$":
		return i == at
	case t.UPOS == "ADJ":
		return open || c.tokens[i-1].UPOS == "ADJ" || c.tokens[head].UPOS == "PROPN" && c.nounFollows(i)
	case t.UPOS == "VERB":
		return open && c.participleBefore(i) && c.nounFollows(i)
	case isOneOf(t.UPOS, "ADV", "NUM", "SYM", "X"):
		return open && t.XPOS != "WRB" && c.nounFollows(i)
	case t.UPOS == "PUNCT":
		return t.Lower == "-" && i > at && t.Start == c.tokens[i-1].End || t.Lower == `"` && head < 0
	case t.UPOS == "CCONJ":
		return head < 0 && i > at && c.nounFollows(i)
	}
	return t.XPOS == "POS"
}

// glued tells whether a token stands right behind a hyphen: "rebel-held".
func (c *context) glued(i int) bool {
	return c.tokens[i-1].Lower == "-" && c.tokens[i-1].End == c.tokens[i].Start
}

// participleBefore tells whether a verb form can stand before the noun it
// describes. A past tense can only be a participle in disguise where a lexicon
// word says so or a plural follows: "35 suspected attacks".
func (c *context) participleBefore(i int) bool {
	switch c.tokens[i].XPOS {
	case "VBN":
		return c.tokens[i].Lower != c.tokens[i].Lemma || c.words.has("adjective", c.tokens[i].Lower) // "several thousand set fire to"
	case "VBG":
		return true
	case "VBD":
		plural := i+1 < len(c.tokens) && c.tokens[min(i+2, len(c.tokens)-1)].XPOS == "NNS"
		return c.words.has("adjective", c.tokens[i].Lower) || plural && c.marked[i-1] >= 0
	}
	return false
}

// nounFollows tells whether the next token can carry a noun phrase on.
func (c *context) nounFollows(i int) bool {
	if i+1 >= len(c.tokens) || c.marked[i+1] != unmarked {
		return false
	}
	switch next := c.tokens[i+1]; next.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	case "PUNCT":
		return next.Lower == "-"
	case "VERB":
		return next.XPOS == "VBN" || next.XPOS == "VBG"
	}
	return false
}
