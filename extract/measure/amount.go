package measure

import (
	"slices"

	"recount/lang"
)

// amountWindow is how far before a figure the amount is looked for that a clause
// describes.
const amountWindow = 40

// amountBefore finds what an amount is of where a clause stands between it and
// the verb that says what it comes to: "the number of people who lost their homes
// when the river rose has climbed to 400". It is -1 for none.
func (c *context) amountBefore(first int) int {
	if !c.comesTo(first) {
		return -1
	}
	for i := first - 1; i >= max(0, first-amountWindow); i-- {
		t := c.tokens[i]
		switch {
		case c.marked[i] >= 0 || t.Lower == ";" || t.Lower == ":":
			return -1
		case c.words.has("amount", t.Lemma) && c.lower(i+1) == "of":
			return c.amountOf(i + 2)
		}
	}
	return -1
}

// comesTo tells whether right before a figure a verb says what an amount comes
// to: "has risen sharply to".
func (c *context) comesTo(first int) bool {
	for i := first - 1; i >= max(0, first-4); i-- {
		switch t := c.tokens[i]; {
		case t.IsVerb() || t.UPOS == "AUX":
			return c.joins(i)
		case !isOneOf(t.UPOS, "ADP", "ADV", "PART", "SCONJ"):
			return false
		}
	}
	return false
}

// amountOf returns what an amount is of, which may be a participle that stands
// for a noun: "the number of missing", "the number of those arrested". It is -1
// for neither.
func (c *context) amountOf(at int) int {
	stands := at
	for isOneOf(c.lower(stands), "the", "those") {
		stands++
	}
	isState := stands < len(c.tokens) && c.words.has("adjective", c.tokens[stands].Lower)
	if isState && c.amountsTo(stands+1) {
		return stands
	}
	if head := c.chunk(at); head >= 0 {
		return head
	}
	if isState || stands > at && stands < len(c.tokens) && c.tokens[stands].XPOS == "VBN" {
		return stands
	}
	return -1
}

// amountsTo tells whether the word at i says what an amount comes to, whatever
// it is tagged as: "the number of injured stands at 40".
func (c *context) amountsTo(i int) bool {
	if i >= len(c.tokens) {
		return false
	}
	t := c.tokens[i]
	return t.UPOS == "AUX" || c.joins(i) || slices.ContainsFunc(lang.VerbLemmas(t.Lower), func(lemma string) bool { return c.words.has("joint", lemma) })
}

// amountedTo tells whether a noun is what an amount is of.
func (c *context) amountedTo(noun int) bool {
	amount := c.tree.Head[noun]
	return amount >= 0 && c.words.has("amount", c.tokens[amount].Lemma) && c.tree.Is(noun, "nmod")
}
