package parse

import (
	"recount/lang/parse/internal/biaffine"
	"recount/lang/tag"
)

// Example is a sentence to learn from.
type Example struct {
	Forms []string
	Tags  []tag.Tag // as from a tagger that never saw the sentence
	Gold  []tag.Tag // as they should be
	Heads []int     // -1 for the root
	Rels  []string
}

// Progress tells how training goes: the parser after a pass, and the mean
// losses of that pass for a token.
type Progress struct {
	Pass       int // from 1
	Arc, Label float64
	Parser     *Parser
}

// Train learns a parser in so many passes over the examples. after is called
// after each pass. Sentences longer than [MaxTokens] are left out.
func Train(examples []Example, passes int, seed uint64, after func(Progress)) *Parser {
	v, frequency := newVocabulary(examples)
	labels, numbers := labelSet(examples)
	var list []biaffine.Example
	for _, e := range examples {
		if len(e.Forms) <= MaxTokens {
			list = append(list, v.example(e, numbers))
		}
	}
	size := v.size(len(labels))
	net := biaffine.Train(size, list, frequency, passes, seed, func(pass int, net *biaffine.Net, loss biaffine.Loss) {
		n := float64(loss.Tokens)
		after(Progress{pass + 1, loss.Arc / n, loss.Label / n, newParser(v, labels, net)})
	})
	return newParser(v, labels, net)
}

// size returns that of the network for the vocabulary.
func (v *vocabulary) size(labels int) biaffine.Size {
	s := biaffine.Size{
		Embedding: [...]int{112, 48, 32, 32, 32},
		Hidden:    128, Arc: 160, Label: 48, Labels: labels,
	}
	for f, m := range v {
		s.Vocabulary[f] = len(m) + firstValue
	}
	s.Tags = s.Vocabulary[tagFeature]
	return s
}

// tagFeature is the place of the tag among the features.
const tagFeature = biaffine.Features - 1

func (v *vocabulary) example(e Example, labels map[string]int) biaffine.Example {
	n := len(e.Forms) + 1
	out := biaffine.Example{
		IDs: v.ids(e.Forms, e.Tags), Heads: make([]int, n), Labels: make([]int, n), Tags: make([]int, n),
	}
	for i, rel := range e.Rels {
		out.Heads[i+1] = e.Heads[i] + 1
		out.Labels[i+1] = labels[rel]
		out.Tags[i+1] = int(v[tagFeature][e.Gold[i].String()])
	}
	return out
}

// labelSet returns the relations in the order in which they first occur.
func labelSet(examples []Example) (labels []string, numbers map[string]int) {
	numbers = make(map[string]int)
	for _, e := range examples {
		for _, rel := range e.Rels {
			if _, ok := numbers[rel]; !ok {
				numbers[rel] = len(labels)
				labels = append(labels, rel)
			}
		}
	}
	return labels, numbers
}
