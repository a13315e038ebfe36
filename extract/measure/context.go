package measure

import (
	"slices"

	"recount"
	"recount/lang"
)

// context is a sentence with its figures placed in the tree.
type context struct {
	reader Reader
	s      *lang.Sentence
	tokens []lang.Token
	tree   *lang.Tree
	words  words
	nodes  []node
	marked []int // index of the figure that a token belongs to, or one of the marks below
}

// What a token is that belongs to no figure.
const (
	unmarked = -1
	timeWord = -2 // part of an expression of time
)

func inAny(spans []recount.Span, at int) bool {
	i, _ := slices.BinarySearchFunc(spans, at, func(s recount.Span, at int) int { return s.End - at - 1 })
	return i < len(spans) && spans[i].Start <= at && at < spans[i].End
}

// node is one figure in the tree.
type node struct {
	first, last int // tokens of the figure, bounds included
	core        int // the token that heads the figure's number words
	coreLast    int // the last of those
	noun        int // head of the noun phrase counted; -1 for none
	from, to    int // tokens of the noun phrase counted; from > to for none
	top         int // the token whose relation tells what is said: noun or core
	class       Class
	many        bool     // the number is above one
	amounts     bool     // the number is what an amount comes to: "the toll rose to 40"
	persons     bool     // the noun is of persons together: "a crowd of 5,000"
	beside      bool     // the noun stands beside the figure without being counted
	found       evidence // what tells the measure
}

func newContext(r Reader, s *lang.Sentence, figures []Figure) *context {
	c := &context{reader: r, s: s, tokens: s.Tokens(), tree: s.Tree(), words: lexicons()}
	c.marked = make([]int, len(c.tokens))
	for i, t := range c.tokens {
		c.marked[i] = unmarked
		if inAny(r.Times, t.Start) {
			c.marked[i] = timeWord
		}
	}
	for i, f := range figures {
		n := c.place(f)
		for t := n.first; t <= n.last; t++ {
			c.marked[t] = i
		}
		c.nodes = append(c.nodes, n)
	}
	for i := range c.nodes {
		c.count(&c.nodes[i])
	}
	return c
}

// place finds the tokens of a figure.
func (c *context) place(f Figure) node {
	n := node{class: f.Class, many: f.Class == Count && f.Value > 1, noun: -1, from: 0, to: -1}
	n.first, n.last = c.s.Range(f.Span)
	first, last := c.s.Range(f.Core)
	n.coreLast = last
	if f.Unit.End > f.Span.End {
		_, n.last = c.s.Range(f.Unit)
	}
	n.core = c.tree.HeadOf(first, last)
	n.top = n.core
	if head := c.tree.Head[n.core]; n.first <= head && head <= n.last {
		n.top = c.tree.HeadOf(n.first, n.last) // the "more" of "more than 700" governs the number
	}
	return n
}

// caseOf returns the lower-case preposition that marks token i, or "".
func (c *context) caseOf(i int) string {
	if m := c.tree.Child(i, "case", "mark"); m >= 0 {
		return c.tokens[m].Lower
	}
	return ""
}

// lower returns the plain lower-case form of a token, "" outside the sentence.
func (c *context) lower(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].Lower
}

func isOneOf(s string, list ...string) bool { return slices.Contains(list, s) }

// lemma returns the lemma of a token, "" outside the sentence.
func (c *context) lemma(i int) string {
	if i < 0 || i >= len(c.tokens) {
		return ""
	}
	return c.tokens[i].Lemma
}
