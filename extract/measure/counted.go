package measure

import (
	"recount"
	"recount/lang"
)

// count finds the noun phrase that a figure counts: the nouns right behind it
// ("three new schools"), those after "of" ("dozens of people"), or, for a
// figure that a toll is said to reach, the toll ("the death toll rose to 25").
func (c *context) count(n *node) {
	at := n.last + 1
	if n.class == Money {
		c.countMoney(n, at)
		return
	}
	if of := c.skipMore(at); c.lower(of) == "of" || c.lower(of) == "out" && c.lower(of+1) == "of" {
		c.countOf(n, of)
		return
	}
	if c.phrase(n, c.skipMore(at)) {
		return
	}
	if n.class == Percent {
		c.countShare(n)
		return
	}
	c.countToll(n)
}

// countMoney finds what a sum is a sum of, where that is a noun in the same
// phrase: "a $20 billion loan". Money counts nothing else.
func (c *context) countMoney(n *node, at int) {
	if c.lower(at) != "of" && c.lower(at) != "in" {
		c.phrase(n, at)
	}
}

// countOf takes the phrase after "of", determiners included; where another
// figure stands in it, what that one counts: "47 of the country's 64
// districts".
func (c *context) countOf(n *node, of int) {
	for c.lower(of) == "out" || c.lower(of) == "of" {
		of++
	}
	if next := c.figureAfter(of); next >= 0 {
		c.phrase(n, c.nodes[next].last+1)
		return
	}
	if c.lower(of) == "those" && of+1 < len(c.tokens) && c.participle(of+1) {
		n.from, n.to, n.noun = of, of+1, of+1
		return
	}
	c.phrase(n, of)
}

// figureAfter returns the figure that stands in the noun phrase that begins at
// token at, or -1.
func (c *context) figureAfter(at int) int {
	for i := at; i < min(len(c.tokens), at+maxSkip); i++ {
		if c.marked[i] >= 0 {
			return c.marked[i]
		}
		if t := c.tokens[i]; t.UPOS != "DET" && t.UPOS != "PROPN" && t.UPOS != "PART" && t.UPOS != "NOUN" && t.UPOS != "PRON" {
			return -1
		}
	}
	return -1
}

// skipMore passes words that stand between a figure and what it counts.
func (c *context) skipMore(at int) int {
	for isOneOf(c.lower(at), "more", "additional", "further", "-", "\"") && at+1 < len(c.tokens) {
		at++
	}
	return at
}

func (c *context) lower(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].Lower
}

// phrase takes the noun phrase that begins at token at, with phrases joined to
// it by "of" and coordinated nouns that bear no figure of their own.
func (c *context) phrase(n *node, at int) bool {
	head := c.chunk(at)
	if head < 0 {
		return false
	}
	n.from, n.to, n.noun, n.top = at, head, head, c.topOf(n.core, head)
	for {
		next := c.continuation(n.to + 1)
		if next < 0 {
			return true
		}
		if c.tokens[n.noun].UPOS == "PROPN" && c.lower(n.to+1) != "of" {
			n.noun, n.top = next, c.topOf(n.core, next)
		}
		n.to = next
	}
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
	case "and", "or", ",":
		head := c.chunk(at + 1)
		if head < 0 && c.lower(at) == "," && c.lower(at+1) == "and" {
			head = c.chunk(at + 2)
		}
		if head < 0 {
			return -1
		}
		names := c.lower(at) != "," && c.tokens[at-1].UPOS == "PROPN" && c.tokens[head].UPOS == "NOUN"
		if names || c.tokens[at-1].UPOS == "NOUN" && c.tree.Is(head, "conj") && c.marked[head] == unmarked {
			return head
		}
	}
	return -1
}

// chunk returns the last noun of the run of determiners, adjectives and nouns
// that begins at token at, or -1 where no noun is in it or a figure stands in
// it.
func (c *context) chunk(at int) int {
	head := -1
	for i := at; i < len(c.tokens) && c.marked[i] == unmarked; i++ {
		switch t := c.tokens[i]; {
		case t.UPOS == "NOUN" || t.UPOS == "PROPN":
			head = i
		case c.premodifier(t, i, at, head):
		default:
			return head
		}
	}
	return head
}

// premodifier tells whether a token may stand in a noun phrase before its last
// noun.
func (c *context) premodifier(t lang.Token, i, at, head int) bool {
	switch t.UPOS {
	case "DET":
		return i == at
	case "PRON":
		return i == at && t.XPOS == "PRP$"
	case "ADJ":
		return head < 0 || c.tokens[head].UPOS == "PROPN" && c.nounFollows(i)
	case "VERB":
		if i > at && c.tokens[i-1].Lower == "-" && c.tokens[i-1].End == t.Start {
			return c.nounFollows(i)
		}
		participle := t.XPOS == "VBN" || t.XPOS == "VBG" || t.XPOS == "VBD" && c.words.has("adjective", t.Lower)
		return head < 0 && participle && c.nounFollows(i)
	case "ADV", "NUM", "SYM", "X":
		return head < 0 && c.nounFollows(i)
	case "PUNCT":
		return t.Lower == "-" && t.Start == c.tokens[i-1].End || t.Lower == `"` && head < 0
	case "PART":
		return t.XPOS == "POS"
	case "CCONJ":
		return head < 0 && i > at && c.nounFollows(i)
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

// countShare takes the subject of a verb of change ("revenue rose 4%") or its
// object ("saw sales rise 4%").
func (c *context) countShare(n *node) {
	verb := c.tree.Head[n.core]
	if verb < 0 || !c.isVerb(verb) && c.tokens[verb].UPOS != "ADV" && c.tokens[verb].UPOS != "ADJ" {
		return
	}
	if noun := c.tree.Child(verb, "nsubj"); noun >= 0 && c.isNoun(noun) {
		c.takeNoun(n, noun)
	}
}

// takeNoun makes a noun elsewhere in the sentence the one counted, with the
// words before it that belong to it, but for articles.
func (c *context) takeNoun(n *node, noun int) {
	n.noun = noun
	n.from, n.to = noun, noun
	for n.from > 0 && c.tree.Head[n.from-1] == noun && c.tokens[n.from-1].UPOS != "DET" && c.tokens[n.from-1].UPOS != "PUNCT" {
		n.from--
	}
	if next := c.continuation(n.to + 1); next >= 0 {
		n.to = next
	}
}

// countToll takes the subject of a clause that says what a toll amounts to, or
// the noun that a bare figure is joined to.
func (c *context) countToll(n *node) {
	verb := c.tree.Head[n.core]
	noun := -1
	switch {
	case verb < 0:
		noun = c.tree.Child(n.core, "nsubj")
	case c.isVerb(verb) && c.tree.Is(n.core, "obj", "obl", "xcomp") && c.words.has("light", c.tokens[verb].Lemma):
		noun = c.tree.Child(verb, "nsubj")
		if obj := c.tree.Child(verb, "obj"); obj >= 0 && obj != n.core {
			noun = obj
		}
	case c.isVerb(verb) && c.tree.Is(n.core, "obl"):
		noun = c.tree.Child(verb, "obj", "nsubj")
	}
	if noun >= 0 && c.isNoun(noun) && c.toll(noun) {
		c.takeNoun(n, noun)
		if c.tree.Is(noun, "obj") {
			n.top = noun
		}
		return
	}
	if noun := c.tollBefore(n.first); noun >= 0 {
		c.takeNoun(n, noun)
		return
	}
	if verb >= 0 && c.isNoun(verb) && c.tree.Is(n.core, "nsubj") && c.tree.Child(verb, "cop") >= 0 {
		c.takeNoun(n, verb)
	}
}

// tollWindow is how far before a figure its toll is looked for.
const tollWindow = 9

// tollBefore finds, without the tree, a toll before a bare figure and a word
// that joins the two ("the toll climbs past 500", "lifted the toll to 536");
// -1 where there is none.
func (c *context) tollBefore(first int) int {
	joined := c.marked[first] >= 0 && c.words.has("joint", c.tokens[first].Lemma)
	for i := first - 1; i >= max(0, first-tollWindow); i-- {
		switch t := c.tokens[i]; {
		case c.marked[i] >= 0 || t.UPOS == "PUNCT" && t.Lower != "-":
			return -1
		case c.words.has("joint", t.Lemma):
			joined = true
		case joined && (t.Lemma == "toll" || c.words.has("noun", t.Lemma)) && c.isNoun(i):
			return i
		}
	}
	return -1
}

// toll tells whether a noun names an amount or something counted, so that
// "the toll rose to 25" counts it.
func (c *context) toll(i int) bool {
	t := c.tokens[i]
	return t.Lemma == "toll" || c.words.has("amount", t.Lemma) || c.words.has("noun", t.Lemma)
}

// countedSpan returns the phrase counted without a leading article.
func (c *context) countedSpan(n *node) recount.Span {
	if n.from > n.to {
		return recount.Span{}
	}
	return c.span(n.from, n.to)
}

func (c *context) people(n *node) bool {
	if n.class != Count || n.noun < 0 {
		return false
	}
	t := c.tokens[n.noun]
	return c.reader.People(t.Lemma) || c.reader.People(t.Form)
}

func isOneOf(s string, list ...string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}
