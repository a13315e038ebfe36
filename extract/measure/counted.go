package measure

import "recount"

// count finds the noun phrase that a figure counts: a noun within its own
// words ("38 people or more"), the nouns right behind it ("three new
// schools"), those after "of" ("dozens of people") or, for a figure that stands
// alone, what the sentence says it is the amount of.
func (c *context) count(n *node) {
	at := c.skipMore(c.skipBracketed(n.last + 1))
	switch {
	case n.class == Money:
		c.countMoney(n, n.last+1)
	case c.within(n):
	case c.lower(at) == "of" || c.lower(at) == "out" && c.lower(at+1) == "of":
		c.countOf(n, at)
	case n.class == Physical && c.lower(n.last-1) == "-" && c.phrase(n, n.last+1): // "a 40-tonne load of rice"
	case n.class != Physical && c.phrase(n, at):
		n.persons = c.lower(at-1) == "strong"
	case n.class == Percent:
		c.countShare(n)
	case n.class == Physical:
		c.countAmount(n)
	default:
		c.countToll(n)
	}
}

// within takes a noun among the words of the figure itself.
func (c *context) within(n *node) bool {
	for i := n.coreLast + 1; i <= n.last; i++ {
		if n.class == Count && c.tokens[i].UPOS == "NOUN" {
			n.from, n.to, n.noun, n.top = i, i, i, c.topOf(n.core, i)
			return true
		}
	}
	return false
}

// countMoney finds what a sum is a sum of, where that is a noun in the same
// phrase ("a $20 billion loan") or a kind of sum behind "in" ("billions in
// authorised aid"), which tells of the sum without being counted.
func (c *context) countMoney(n *node, at int) {
	switch c.lower(at) {
	case "of", "a":
	case "in":
		if head := c.chunk(at + 1); head >= 0 && c.words.has("sum", c.tokens[head].Lemma) {
			n.from, n.to, n.noun, n.beside = at+1, head, head, true
		}
	default:
		c.phrase(n, at)
	}
}

// countOf takes the phrase after "of", determiners included; where another
// figure stands in it, what that one counts: "47 of the country's 64
// districts". "Two of them US citizens" counts what follows the pronoun.
func (c *context) countOf(n *node, of int) {
	for c.lower(of) == "out" || c.lower(of) == "of" {
		of++
	}
	switch next := c.figureAfter(of); {
	case next >= 0:
		c.phrase(n, c.nodes[next].last+1)
	case c.lower(of) == "those" && of+1 < len(c.tokens) && c.participle(of+1):
		n.from, n.to, n.noun = of, of+1, of+1
	case isOneOf(c.lower(of), "them", "whom", "which"):
		c.phrase(n, of+1)
	default:
		c.phrase(n, of)
	}
}

// figureAfter returns the figure that stands in the noun phrase that begins at
// token at, or -1.
func (c *context) figureAfter(at int) int {
	for i := at; i < min(len(c.tokens), at+maxSkip); i++ {
		if c.marked[i] >= 0 {
			return c.marked[i]
		}
		if !isOneOf(c.tokens[i].UPOS, "DET", "PROPN", "PART", "NOUN", "PRON") {
			return -1
		}
	}
	return -1
}

// skipMore passes words that stand between a figure and what it counts.
func (c *context) skipMore(at int) int {
	for isOneOf(c.lower(at), "more", "additional", "further", "-", "\"") && at+1 < len(c.tokens) {
		at++
		if c.lower(at-1) == "-" && c.lower(at) == "strong" {
			at++ // "a 12,000-strong army"
		}
	}
	return at
}

// skipBracketed passes a conversion in brackets: "5 square kilometres (2
// square miles) of land".
func (c *context) skipBracketed(at int) int {
	if c.lower(at) != "(" || at+1 >= len(c.tokens) || c.marked[at+1] < 0 {
		return at
	}
	for end := at + 1; end < min(len(c.tokens), at+maxAside); end++ {
		if c.lower(end) == ")" {
			return end + 1
		}
	}
	return at
}

// countedSpan returns the phrase counted. Sums count nothing, save where the
// noun itself is the sum: a loan, a grant.
func (c *context) countedSpan(n *node) recount.Span {
	if n.from > n.to || n.beside || n.class == Money && !c.words.has("sum", c.tokens[n.noun].Lemma) {
		return recount.Span{}
	}
	return c.s.Span(n.from, n.to)
}

func (c *context) people(n *node) bool {
	if n.class != Count || n.noun < 0 {
		return false
	}
	t := c.tokens[n.noun]
	if n.persons || c.reader.People(t.Lemma) || c.reader.People(t.Form) || c.look("adjective", n.noun, []string{people}, "").measure != "" {
		return true
	}
	return t.UPOS == "PROPN" && n.noun > 0 && c.reader.People(c.tokens[n.noun-1].Form+" "+t.Form)
}
