// Package parse finds the dependency tree of an English sentence, in the
// terms of Universal Dependencies. The parser is a small biaffine network
// that was trained on the treebanks named in weights/MODEL.md; its weights
// are embedded and loaded on first use.
package parse

import (
	_ "embed"
	"math"
	"sync"

	"recount/internal/matrix"
	"recount/lang/parse/internal/biaffine"
	"recount/lang/tag"
)

// MaxTokens is the length of the longest sentence that gets a tree. The time
// for one grows with the square of its length.
const MaxTokens = 250

// Tree is the dependency tree of a sentence, by token. It has exactly one
// root and no cycles. The zero Tree stands for a sentence without one.
type Tree struct {
	Head       []int     // index of the head, -1 for the root
	Rel        []string  // the relation to the head, subtype included: nsubj:pass
	Confidence []float32 // probability that the head is right, 0 to 1
}

// OK reports whether t is a tree: sentences without tokens and those longer
// than [MaxTokens] have none.
func (t Tree) OK() bool { return len(t.Head) > 0 }

// Parser finds trees. It is safe for concurrent use.
type Parser struct {
	features vocabulary
	labels   []string
	net      *biaffine.Net
	pool     sync.Pool // of *biaffine.Pass
}

//go:embed weights/parser.bin
var parserFile []byte

// Default returns the embedded parser.
var Default = sync.OnceValue(func() *Parser {
	p, err := readParser(parserFile)
	if err != nil {
		panic("parse: embedded parser: " + err.Error())
	}
	return p
})

func newParser(features vocabulary, labels []string, net *biaffine.Net) *Parser {
	p := &Parser{features: features, labels: labels, net: net}
	p.pool.New = func() any { return net.NewPass() }
	return p
}

// Parse returns the tree of a sentence of the given forms and their tags,
// which must be of one length. See [Tree.OK] for sentences without one.
func (p *Parser) Parse(forms []string, tags []tag.Tag) Tree {
	if len(forms) == 0 || len(forms) > MaxTokens {
		return Tree{}
	}
	pass := p.pool.Get().(*biaffine.Pass)
	defer p.pool.Put(pass)
	scores := pass.Encode(p.features.ids(forms, tags))
	heads := decode(scores, len(forms)+1)
	labels := pass.Labels(heads)
	tree := Tree{make([]int, len(forms)), make([]string, len(forms)), make([]float32, len(forms))}
	for i := range forms {
		at := i + 1 // the root comes first in the network
		tree.Head[i] = heads[at] - 1
		tree.Confidence[i] = share(scores[at*len(heads):(at+1)*len(heads)], heads[at])
		tree.Rel[i] = p.relation(labels[at*len(p.labels):(at+1)*len(p.labels)], heads[at] == 0)
	}
	return tree
}

// relation returns the label with the highest score. The relation root goes
// with the root token and with no other.
func (p *Parser) relation(scores []float32, isRoot bool) string {
	if isRoot {
		return rootLabel
	}
	best, highest := 0, float32(math.Inf(-1))
	for i, s := range scores {
		if s > highest && p.labels[i] != rootLabel {
			best, highest = i, s
		}
	}
	return p.labels[best]
}

const rootLabel = "root"

// share returns the softmax of the chosen score.
func share(scores []float32, chosen int) float32 {
	var sum float32
	for _, s := range scores {
		sum += matrix.Exp(s - scores[chosen])
	}
	return 1 / sum
}
