package lang

import (
	"strings"

	"recount/lang/parse"
)

// Tree is the dependency tree of a sentence, in the relations of Universal
// Dependencies 2.
type Tree struct {
	Head       []int     // index of the governing token; -1 for the root
	Rel        []string  // relation to the head, with its subtype: "nsubj:pass"
	Confidence []float32 // how sure the parser is of the arc, 0 to 1

	sentence *Sentence
	children [][]int
}

func newTree(s *Sentence, t parse.Tree) *Tree {
	tree := &Tree{Head: t.Head, Rel: t.Rel, Confidence: t.Confidence, sentence: s}
	tree.children = make([][]int, len(t.Head))
	for i, head := range t.Head {
		if head >= 0 {
			tree.children[head] = append(tree.children[head], i)
		}
	}
	return tree
}

// Root returns the index of the root, -1 for an empty sentence.
func (t *Tree) Root() int {
	for i, head := range t.Head {
		if head < 0 {
			return i
		}
	}
	return -1
}

// Children returns the tokens that i governs, in the order of the text.
func (t *Tree) Children(i int) []int { return t.children[i] }

// Child returns the first token that i governs by one of the relations (see
// [Tree.Is]), or -1.
func (t *Tree) Child(i int, relations ...string) int {
	for _, c := range t.children[i] {
		if t.Is(c, relations...) {
			return c
		}
	}
	return -1
}

// Is tells whether token i stands in one of the relations to its head. A
// relation without subtype meets all of its subtypes: "nsubj" meets
// "nsubj:pass".
func (t *Tree) Is(i int, relations ...string) bool {
	rel := t.Rel[i]
	for _, want := range relations {
		if rel == want || (strings.HasPrefix(rel, want) && rel[len(want)] == ':') {
			return true
		}
	}
	return false
}

// Subtree returns the first and last token of all that i governs, directly or
// not, and i itself.
func (t *Tree) Subtree(i int) (first, last int) {
	first, last = i, i
	for _, c := range t.children[i] {
		f, l := t.Subtree(c)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Under tells whether i is top or governed by it, directly or not.
func (t *Tree) Under(i, top int) bool {
	for ; i >= 0; i = t.Head[i] {
		if i == top {
			return true
		}
	}
	return false
}

// HeadOf returns the token within [first, last] whose head lies outside: the
// head of the phrase that the range spans. Of several it returns the last that
// is not punctuation.
func (t *Tree) HeadOf(first, last int) int {
	head := last
	for i := first; i <= last; i++ {
		if h := t.Head[i]; (h < first || h > last) && t.Rel[i] != "punct" {
			head = i
		}
	}
	return head
}
