package reserve

import (
	"slices"

	"recount"
	"recount/lang"
)

// maxClimb bounds the walk towards the root: further away, words govern other
// facts.
const maxClimb = 6

// Hedges returns the words of a sentence by which a figure is hedged, in the
// order of the text: those within it, those beside what it counts and beside
// what is said of it, and the verbs of believing above it.
func Hedges(s *lang.Sentence, figure recount.Span) []recount.Span {
	h := hedger{s: s, tokens: s.Tokens(), tree: s.Tree()}
	first, last := s.Range(figure)
	for i := first; i <= last; i++ {
		h.modifier(i)
	}
	h.climb(h.tree.HeadOf(first, last))
	slices.SortFunc(h.found, func(a, b recount.Span) int { return a.Start - b.Start })
	return slices.Compact(h.found)
}

// hedger gathers the hedges of one figure.
type hedger struct {
	s      *lang.Sentence
	tokens []lang.Token
	tree   *lang.Tree
	found  []recount.Span
}

// climb asks the words from the figure towards the root, as long as they tell
// of the same fact.
func (h *hedger) climb(at int) {
	for range maxClimb {
		for _, child := range h.tree.Children(at) {
			h.beside(child)
		}
		head := h.tree.Head[at]
		if head < 0 || h.leaves(at, head) {
			return
		}
		h.verb(head)
		at = head
	}
}

// leaves tells whether the step up from a token leaves the fact that it is
// part of.
func (h *hedger) leaves(at, head int) bool {
	if h.tree.Is(at, "acl:relcl", "advcl", "parataxis", "csubj") {
		return true
	}
	return h.tree.Is(at, "conj") && (h.tokens[at].IsVerb() || h.tokens[head].IsVerb())
}

// beside looks at a word that hangs on the way up.
func (h *hedger) beside(i int) {
	switch {
	case h.tree.Is(i, "amod", "advmod"):
		h.modifier(i)
	case h.tree.Is(i, "nsubj") && !h.tokens[h.tree.Head[i]].IsVerb():
		for _, child := range h.tree.Children(i) {
			h.modifier(child)
		}
	case h.tree.Is(i, "acl") && h.tokens[i].XPOS == "VBN" && lists("verb", h.tokens[i]):
		h.add(i)
	}
}

func (h *hedger) modifier(i int) {
	if listed("modifier", h.tokens[i].Lower) {
		h.add(i)
	}
}

// verb looks at a verb above the figure.
func (h *hedger) verb(v int) {
	if !h.tokens[v].IsVerb() {
		return
	}
	to := v+1 < len(h.tokens) && h.tokens[v+1].Lower == "to"
	if lists("verb", h.tokens[v]) || to && lists("to", h.tokens[v]) {
		h.add(v)
	}
}

// add takes a word, with the "to" after it: "believed to".
func (h *hedger) add(i int) {
	last := i
	if i+1 < len(h.tokens) && h.tokens[i+1].Lower == "to" && h.tokens[i].IsVerb() {
		last = i + 1
	}
	h.found = append(h.found, h.s.Span(i, last))
}
