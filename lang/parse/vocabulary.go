package parse

import (
	"fmt"
	"maps"
	"slices"

	"recount/lang/internal/blob"
	"recount/lang/internal/wordform"
	"recount/lang/parse/internal/biaffine"
	"recount/lang/tag"
)

// vocabulary numbers the values of each feature: the word, its last and its
// first three characters, its shape, its tag. Number 0 stands for values that
// training did not see, 1 for the root's.
type vocabulary [biaffine.Features]map[string]int32

// rootValue is the value of every feature of the root.
const rootValue, firstValue = 1, 2

// leastCount is how often training must see a value to number it.
var leastCount = [biaffine.Features]int{2, 4, 4, 3, 1}

// values returns the features of a token.
func values(form string, t tag.Tag) [biaffine.Features]string {
	plain := wordform.Plain(form)
	lower := wordform.Lower(plain)
	return [...]string{lower, wordform.Suffix(lower, 3), wordform.Prefix(lower, 3), wordform.Shape(plain), t.String()}
}

// ids returns the numbers of the features of a sentence, the root first.
func (v *vocabulary) ids(forms []string, tags []tag.Tag) []int32 {
	ids := make([]int32, 0, biaffine.Features*(len(forms)+1))
	for range v {
		ids = append(ids, rootValue)
	}
	for i, form := range forms {
		for f, value := range values(form, tags[i]) {
			ids = append(ids, v[f][value])
		}
	}
	return ids
}

// newVocabulary numbers what the examples hold and returns, besides, how
// often each number of the first feature occurs.
func newVocabulary(examples []Example) (v vocabulary, frequency []int) {
	var counts [biaffine.Features]map[string]int
	for f := range counts {
		counts[f] = make(map[string]int)
	}
	for _, e := range examples {
		for i, form := range e.Forms {
			for f, value := range values(form, e.Tags[i]) {
				counts[f][value]++
			}
		}
	}
	for f := range v {
		maps.DeleteFunc(counts[f], func(_ string, n int) bool { return n < leastCount[f] })
		v[f] = numbered(slices.Sorted(maps.Keys(counts[f])))
	}
	frequency = make([]int, len(v[0])+firstValue)
	for value, id := range v[0] {
		frequency[id] = counts[0][value]
	}
	return v, frequency
}

func numbered(list []string) map[string]int32 {
	m := make(map[string]int32, len(list))
	for i, value := range list {
		m[value] = int32(i) + firstValue
	}
	return m
}

// listed returns the values in the order of their numbers.
func listed(m map[string]int32) []string {
	list := make([]string, len(m))
	for value, id := range m {
		list[id-firstValue] = value
	}
	return list
}

const parserName = "recount parser 1"

// Bytes returns the parser as a file for weights/parser.bin.
func (p *Parser) Bytes() []byte {
	w := blob.NewWriter(parserName)
	for _, m := range p.features {
		w.Strings(listed(m))
	}
	w.Strings(p.labels)
	p.net.Write(w)
	return w.Bytes()
}

func readParser(file []byte) (*Parser, error) {
	r := blob.NewReader(parserName, file)
	var v vocabulary
	for f := range v {
		v[f] = numbered(r.Strings())
	}
	labels := r.Strings()
	net, err := biaffine.Read(r)
	if err != nil {
		return nil, err
	}
	for f, m := range v {
		if len(m)+firstValue != net.Size.Vocabulary[f] {
			return nil, fmt.Errorf("feature %d has %d values, the network %d", f, len(m), net.Size.Vocabulary[f])
		}
	}
	if len(labels) != net.Size.Labels {
		return nil, fmt.Errorf("%d labels, the network has %d", len(labels), net.Size.Labels)
	}
	return newParser(v, labels, net), r.Err()
}
