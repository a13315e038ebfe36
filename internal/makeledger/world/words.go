package world

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

//go:embed words.txt sentences.txt
var files embed.FS

// kind is a kind of happening.
type kind struct {
	nouns  []string
	counts []count // that its reports give, the first most often
}

// count is something that reports count.
type count struct {
	measure   recount.Measure
	unit      string
	size      float64 // against those killed
	nouns     []string
	verbs     []string
	headlines []string
	status    recount.Words
}

// voice is a kind of claimant, and how one is named.
type voice struct {
	kind  recount.ClaimantKind
	words string
}

type words struct {
	kinds   []kind
	voices  []voice
	outlets []string
	first   []string
	parts   map[string][]string // of names, by place in the name
	phrases map[string][]string // section of sentences.txt -> lines or alternatives
}

var lists = sync.OnceValue(func() *words {
	w := &words{parts: map[string][]string{}, phrases: map[string][]string{}}
	counts := map[string]count{}
	var kinds []lexicon.Entry
	for _, e := range lexicon.MustRead(files, "words.txt") {
		switch e.Section {
		case "kind":
			kinds = append(kinds, e)
		case "count":
			counts[e.Field(0)] = readCount(e)
		case "claimant":
			w.voices = append(w.voices, voice{recount.ClaimantKind(e.Field(0)), e.Field(1)})
		case "outlet":
			w.outlets = choices(e.Field(1))
		case "first name":
			w.first = choices(e.Field(1))
		case "syllable":
			w.parts[e.Field(0)] = choices(e.Field(1))
		}
	}
	for _, e := range kinds {
		k := kind{nouns: choices(e.Field(1))}
		for _, name := range strings.Fields(e.Field(2)) {
			c, ok := counts[name]
			if !ok {
				panic(e.Errorf("%q is no count", name))
			}
			k.counts = append(k.counts, c)
		}
		w.kinds = append(w.kinds, k)
	}
	for _, e := range lexicon.MustRead(files, "sentences.txt") {
		w.phrases[e.Section] = append(w.phrases[e.Section], choices(e.Field(0))...)
	}
	return w
})

func readCount(e lexicon.Entry) count {
	c := count{measure: recount.Measure(e.Field(1)), unit: e.Field(2), nouns: choices(e.Field(4)), verbs: choices(e.Field(5)), headlines: choices(e.Field(6))}
	if _, err := fmt.Sscan(e.Field(3), &c.size); err != nil {
		panic(e.Errorf("%q is no size", e.Field(3)))
	}
	if status := e.Field(7); status != "-" {
		c.status = recount.Words(status)
	}
	return c
}

func choices(field string) []string { return strings.Split(field, "|") }
