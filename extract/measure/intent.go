package measure

import (
	"strings"

	"recount"
	"recount/lang"
)

// harms tells whether what is said of those counted is harm, which nobody
// promises: what is to come of it is feared. Work that is cut is promised.
func (c *context) harms(n *node, r *Reading) bool {
	if r.Measure == recount.Affected {
		return n.found.class != work && !c.isWork(r.Lemma)
	}
	_, harm := moods()["harm"][string(r.Measure)]
	return harm
}

// isWork tells whether a noun, given by its lemma, is a person's work or
// one who does it, in headlines with capitals too.
func (c *context) isWork(lemma string) bool {
	lower := strings.ToLower(lemma)
	_, as := moods()["work"][lower]
	_, plural := moods()["work"][lang.NounLemma(lower)]
	return as || plural
}

// deed tells whether the word that tells the measure is something that is done
// by intent: "would evacuate 15,000 residents", not "would displace 15,000".
func (c *context) deed(n *node) bool {
	e := n.found
	if e.measure == "" || e.section != "patient" {
		return false
	}
	_, ok := c.mooded("deed", c.tokens[e.token].Lemma, e.token)
	return ok
}

// headlineVerb returns the verb by which a headline tells what will be done to
// those counted, whatever its tags: "Bank to Shed 400 Posts". It is -1 for none.
func (c *context) headlineVerb(n *node) int {
	verb := n.first - 1
	if n.found.section == "patient" {
		verb = n.found.token
	} else if verb < 0 || c.lookAny("patient", verb, c.classes(n), "").measure == "" {
		return -1
	}
	if c.lower(verb-1) != "to" || !c.verbless(verb) {
		return -1
	}
	return verb
}

// isTo tells whether a "to" stands behind a finite "be", as what is planned
// does: "the firm is to lay off 600".
func (c *context) isTo(i int) bool {
	if i < 1 || c.tokens[i-1].Lemma != "be" || !isOneOf(c.tokens[i-1].XPOS, "VBZ", "VBP") {
		return false
	}
	subject := i - 2
	return subject >= 0 && (c.tokens[subject].IsNoun() || c.tokens[subject].UPOS == "PRON")
}

// meantWith tells whether a clause without a finite verb shares what the verb
// above it is told as: "plans to shed 400 workers while investing $1 million",
// "committed on Monday to send 40 lorries".
func (c *context) meantWith(at, head int) bool {
	if !c.tree.Is(at, "advcl") || !isOneOf(c.tokens[at].XPOS, "VB", "VBG") || !c.tokens[head].IsVerb() {
		return false
	}
	if !c.factual(head) {
		return c.tokens[at].XPOS == "VBG" && c.lower(head-1) == "to"
	}
	if c.tokens[at].XPOS != "VB" || c.lower(at-1) != "to" {
		return false
	}
	object := c.tree.Child(head, "obj")
	_, mooded := c.mooded("verb", c.tokens[head].Lemma, head)
	return object < 0 && mooded || len(c.moodOfBargain(at, head)) > 0
}

// moodOfBargain asks the object of a verb what is told of that which the
// object is for: "signed a deal with the island for the purchase of 12 boats".
func (c *context) moodOfBargain(at, verb int) []told {
	purpose := c.tree.Is(at, "obl") && c.caseOf(at) == "for" || c.tree.Is(at, "advcl") && c.lower(at-1) == "to"
	object := c.tree.Child(verb, "obj")
	if !purpose || object < 0 || object > at {
		return nil
	}
	if tells, ok := c.mooded("noun", c.tokens[object].Lemma, object); ok {
		return []told{{tells, object}}
	}
	return nil
}

// amountLeaves tells whether the subject at token at only says how those
// counted are bundled, so that what it does they do: "a unit of 2,200 marines
// would leave".
func (c *context) amountLeaves(at int) bool {
	lemma := c.tokens[at].Lemma
	return c.tree.Is(at, "nsubj") && (c.words.has("amount", lemma) || c.words.has("units", lemma))
}

// moodOfClause reads what others do about those counted in a clause that
// describes them ("40 jets that the island requested"), and what was only
// announced: "900 job cuts announced on Monday".
func (c *context) moodOfClause(n *node) (string, int) {
	if after := n.to + 1; n.noun >= 0 && after < len(c.tokens) && c.isWork(c.tokens[n.noun].Lemma) {
		if tells, ok := c.mooded("announcing cuts", c.tokens[after].Lemma, after); ok {
			return tells, after
		}
	}
	for _, child := range c.tree.Children(n.top) {
		if !c.tree.Is(child, "acl") || !c.tokens[child].IsVerb() || !c.ownSubject(child) || c.tree.Child(child, "obj") > child {
			continue
		}
		if tells, ok := c.mooded("verb", c.tokens[child].Lemma, child); ok && tells != "remaining" {
			return tells, child
		}
	}
	return "", -1
}
