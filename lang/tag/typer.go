package tag

import (
	_ "embed"
	"sync"

	"recount/lang/internal/blob"
	"recount/lang/internal/perceptron"
)

// Typer tells what kind of thing the mention is that a token heads. It is
// safe for concurrent use.
type Typer struct {
	types []string // "" first
	model *perceptron.Model
	pool  sync.Pool // of *tagState
}

//go:embed weights/typer.bin
var typerFile []byte

// DefaultTyper returns the embedded typer.
var DefaultTyper = sync.OnceValue(func() *Typer {
	t, err := readTyper(typerFile)
	if err != nil {
		panic("tag: embedded typer: " + err.Error())
	}
	return t
})

func newTyper(types []string, model *perceptron.Model) *Typer {
	t := &Typer{types: types, model: model}
	t.pool.New = func() any { return &tagState{scores: make([]int32, 256)} }
	return t
}

// heads are the universal tags of tokens that may head a mention.
var heads = map[string]bool{
	"NOUN": true, "PROPN": true, "PRON": true, "NUM": true, "ADJ": true, "DET": true,
	"VERB": true, "ADV": true, "SYM": true, "X": true,
}

// Types returns, for each token, the type of the largest mention that it
// heads: person, organization, place, time, event, object, abstract,
// substance, animal or plant, as the GUM corpus defines them, or "" where it
// heads none. forms and tags must be of one length.
func (t *Typer) Types(forms []string, tags []Tag) []string {
	state := t.pool.Get().(*tagState)
	defer t.pool.Put(state)
	state.words = padded(state.words[:0], forms)
	state.grams = paddedTags(state.grams[:0], tags)
	types := make([]string, len(forms))
	before := history{}
	for i := range forms {
		label := 0
		if heads[tags[i].UPOS] {
			state.features = typeFeatures(state.features[:0], state.words, state.grams, tags, i, before)
			t.model.Score(state.features, state.scores)
			label = perceptron.Best(state.scores, len(t.types))
		}
		types[i] = t.types[label]
		before = before.then(label)
	}
	return types
}

const typerName = "recount typer 1"

// Bytes returns the typer as a file for weights/typer.bin.
func (t *Typer) Bytes() []byte {
	w := blob.NewWriter(typerName)
	w.Strings(t.types)
	t.model.Write(w)
	return w.Bytes()
}

func readTyper(file []byte) (*Typer, error) {
	r := blob.NewReader(typerName, file)
	types := r.Strings()
	model, err := perceptron.Read(r)
	if err != nil {
		return nil, err
	}
	return newTyper(types, model), r.Err()
}
