package blame

import (
	"slices"
	"strings"

	"recount/lang"
)

// context is a sentence with the figure in question placed in its tree.
type context struct {
	reader Reader
	s      *lang.Sentence
	tokens []lang.Token
	tree   *lang.Tree
	words  words
	event  Event

	figure   int // the token that heads the figure
	counted  int // the token that heads what is counted, or the figure's
	evidence int // the token that tells the measure, or counted
	opens    int // the first token after a dateline
	found    Blame
}

func newContext(r Reader, s *lang.Sentence, e Event) *context {
	c := &context{reader: r, s: s, tokens: s.Tokens(), tree: s.Tree(), words: lexicons(), event: e}
	c.opens = lang.DatelineEnd(c.tokens)
	c.figure = s.HeadOf(e.Figure)
	c.counted, c.evidence = c.figure, c.figure
	if !e.Counted.IsZero() {
		c.counted = s.HeadOf(e.Counted)
		c.evidence = c.counted
	}
	if !e.Evidence.IsZero() {
		c.evidence = s.HeadOf(e.Evidence)
	}
	return c
}

// ours tells whether token i is, governs or belongs to those counted: they
// are not to blame for what befell them. What a clause about them hangs on is
// not theirs: "the blast that killed 12".
func (c *context) ours(i int) bool {
	return c.belongs(c.figure, i) || c.belongs(c.counted, i) || c.event.Counted.Contains(c.s.Span(i, i))
}

// belongs tells whether token i is within the phrase of top, outside any
// clause that hangs on it.
func (c *context) belongs(i, top int) bool {
	for ; i >= 0; i = c.tree.Head[i] {
		if i == top {
			return true
		}
		if c.tree.Is(i, "acl", "advcl") {
			return false
		}
	}
	return false
}

// isVerb tells whether token i is a verb, or stands as one between subject and
// object: the tags of headlines are often wrong.
func (c *context) isVerb(i int) bool {
	return c.tokens[i].IsVerb() || c.tree.Child(i, "nsubj") >= 0 && c.tree.Child(i, "obj") >= 0
}

// is tells whether one of the sections lists token i, by its dictionary form
// or as the second half of a compound.
func (c *context) is(i int, sections ...string) bool {
	lemma := lang.Plain(c.tokens[i].Lemma)
	if lower := c.tokens[i].Lower; c.words.in(lemma, sections...) || c.words.in(lower, sections...) || c.words.in(strings.TrimSuffix(lower, "s"), sections...) {
		return true
	}
	if c.isVerb(i) {
		return slices.ContainsFunc(lang.VerbLemmas(c.tokens[i].Lower), func(l string) bool { return c.words.in(l, sections...) })
	}
	return i > 0 && c.words.in(c.tokens[i-1].Lower+"_"+lemma, sections...)
}

// preposition returns the words that mark token i, joined by "_": "because_of".
func (c *context) preposition(i int) string {
	m := c.tree.Child(i, "case", "mark")
	if m < 0 {
		return ""
	}
	words := []string{c.tokens[m].Lower}
	for _, more := range c.tree.Children(m) {
		if c.tree.Is(more, "fixed") {
			words = append(words, c.tokens[more].Lower)
		}
	}
	return strings.Join(words, "_")
}

// passive tells whether a verb is said of what it acts on.
func (c *context) passive(v int) bool {
	if c.tree.Child(v, "aux:pass", "nsubj:pass", "obl:agent") >= 0 {
		return true
	}
	return c.tokens[v].XPOS == "VBN" && c.tree.Child(v, "aux", "nsubj", "obj") < 0
}
