// Package tag gives each token of an English sentence its part of speech, its
// lemma and, where it heads a mention of something, the kind of that thing.
// The models are trained on the treebanks named in weights/MODEL.md and
// embedded in the program; they are loaded on first use.
package tag

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"recount/lang/internal/blob"
	"recount/lang/internal/perceptron"
)

// Tag is a token's part of speech: the universal tag of Universal
// Dependencies (NOUN) and the Penn Treebank tag as the English treebanks use
// it (NNS).
type Tag struct{ UPOS, XPOS string }

func (t Tag) String() string { return t.UPOS + "|" + t.XPOS }

func parseTag(s string) Tag {
	upos, xpos, _ := strings.Cut(s, "|")
	return Tag{upos, xpos}
}

// Tagger assigns tags from left to right, both parts at once. It is safe for
// concurrent use.
type Tagger struct {
	tags    []Tag
	certain map[string]uint8 // forms that have one tag only
	model   *perceptron.Model
	pool    sync.Pool // of *tagState
}

// tagState is the working memory of one call.
type tagState struct {
	words    []word
	grams    []uint64 // hashes of tags, for the Typer
	features []uint64
	scores   []int32
}

//go:embed weights/tagger.bin
var taggerFile []byte

// Default returns the embedded tagger.
var Default = sync.OnceValue(func() *Tagger {
	t, err := readTagger(taggerFile)
	if err != nil {
		panic("tag: embedded tagger: " + err.Error())
	}
	return t
})

func newTagger(tags []Tag, certain map[string]uint8, model *perceptron.Model) *Tagger {
	t := &Tagger{tags: tags, certain: certain, model: model}
	t.pool.New = func() any { return &tagState{scores: make([]int32, 256)} }
	return t
}

// Tag returns a tag for each form of a sentence.
func (t *Tagger) Tag(forms []string) []Tag {
	state := t.pool.Get().(*tagState)
	defer t.pool.Put(state)
	state.words = padded(state.words[:0], forms)
	tags := make([]Tag, len(forms))
	before := history{}
	for i, form := range forms {
		label, ok := t.certain[form]
		if !ok {
			state.features = tagFeatures(state.features[:0], state.words[i:], before, i == 0)
			t.model.Score(state.features, state.scores)
			label = uint8(perceptron.Best(state.scores, len(t.tags)))
		}
		tags[i] = t.tags[label]
		before = before.then(int(label))
	}
	return tags
}

const taggerName = "recount tagger 1"

// Bytes returns the tagger as a file for weights/tagger.bin.
func (t *Tagger) Bytes() []byte {
	w := blob.NewWriter(taggerName)
	var tags []string
	for _, tag := range t.tags {
		tags = append(tags, tag.String())
	}
	w.Strings(tags)
	forms := slices.Sorted(maps.Keys(t.certain))
	labels := make([]byte, len(forms))
	for i, form := range forms {
		labels[i] = t.certain[form]
	}
	w.Strings(forms)
	w.Block(labels)
	t.model.Write(w)
	return w.Bytes()
}

func readTagger(file []byte) (*Tagger, error) {
	r := blob.NewReader(taggerName, file)
	var tags []Tag
	for _, s := range r.Strings() {
		tags = append(tags, parseTag(s))
	}
	forms, labels := r.Strings(), r.Block()
	if len(forms) != len(labels) {
		return nil, fmt.Errorf("%d forms have %d tags", len(forms), len(labels))
	}
	certain := make(map[string]uint8, len(forms))
	for i, form := range forms {
		if int(labels[i]) >= len(tags) {
			return nil, fmt.Errorf("%q has tag %d of %d", form, labels[i], len(tags))
		}
		certain[form] = labels[i]
	}
	model, err := perceptron.Read(r)
	if err != nil {
		return nil, err
	}
	return newTagger(tags, certain, model), r.Err()
}
