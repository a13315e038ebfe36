package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"sync"

	"recount/internal/conllu"
	"recount/lang/tag"
)

func trainTyper(o options) error {
	sentences, err := o.read("gum-train")
	if err != nil {
		return err
	}
	sentences = append(sentences, recased(sentences, recasedShare, o.seed)...)
	list := examples(sentences)
	for n, tags := range jackknifed(sentences, o.seed) {
		list[n].Tags = tags
		list[n].Types = headTypes(sentences[n])
	}
	typer := tag.TrainTyper(list, o.passes(8), o.seed)
	if err := reportTypes(o, tag.Default(), typer); err != nil {
		return err
	}
	return o.write("lang/tag/weights", "typer.bin", typer.Bytes())
}

// headTypes returns the type of the largest mention that each token heads.
func headTypes(s conllu.Sentence) []string {
	types := make([]string, len(s.Tokens))
	size := make([]int, len(s.Tokens))
	for _, m := range s.Mentions {
		if head := m.Head(s); m.End-m.Start > size[head] {
			size[head] = m.End - m.Start
			types[head] = m.Type
		}
	}
	return types
}

// folds is the number of parts for jackknifing.
const folds = 5

// jackknifed returns tags for each sentence from a tagger that was trained on
// the other parts of the data: what is trained on them meets the same errors
// that it will meet in use. A sentence and its recased copy are in one part.
func jackknifed(sentences []conllu.Sentence, seed uint64) [][]tag.Tag {
	tags := make([][]tag.Tag, len(sentences))
	var wait sync.WaitGroup
	for fold := range uint32(folds) {
		wait.Go(func() {
			others := only(sentences, func(s conllu.Sentence) bool { return foldOf(s) != fold })
			tagger := tag.TrainTagger(examples(others), 5, seed)
			for n, s := range sentences {
				if foldOf(s) == fold {
					tags[n] = tagger.Tag(s.Forms())
				}
			}
		})
	}
	wait.Wait()
	return tags
}

func foldOf(s conllu.Sentence) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s.ID))
	return h.Sum32() % folds
}

// score counts what was found of what was there.
type score struct{ right, given, wanted int }

func (s score) String() string {
	p := 100 * float64(s.right) / float64(max(1, s.given))
	r := 100 * float64(s.right) / float64(max(1, s.wanted))
	f := 0.0
	if s.right > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %5.1f  R %5.1f  F1 %5.1f  (%d)", p, r, f, s.wanted)
}

// reportTypes prints the typer's score for each type on the GUM sets.
func reportTypes(o options, tagger *tag.Tagger, typer *tag.Typer) error {
	sets, err := o.testSets()
	if err != nil {
		return err
	}
	for _, set := range sets {
		if set.name != "gum-test" && set.name != "gum-news" {
			continue
		}
		scores := typeScores(tagger, typer, set.sentences)
		for _, kind := range slices.Sorted(maps.Keys(scores)) {
			fmt.Printf("%-10s %-14s %v\n", set.name, kind, scores[kind])
		}
	}
	return nil
}

func typeScores(tagger *tag.Tagger, typer *tag.Typer, sentences []conllu.Sentence) map[string]score {
	scores := make(map[string]score)
	count := func(kind string, right, given, wanted int) {
		s := scores[kind]
		scores[kind] = score{s.right + right, s.given + given, s.wanted + wanted}
	}
	for _, s := range sentences {
		forms := s.Forms()
		got := typer.Types(forms, tagger.Tag(forms))
		for i, want := range headTypes(s) {
			for _, kind := range []string{want, "all"} {
				if want != "" {
					count(kind, 0, 0, 1)
				}
			}
			for _, kind := range []string{got[i], "all"} {
				if got[i] != "" && got[i] == want {
					count(kind, 1, 1, 0)
				} else if got[i] != "" {
					count(kind, 0, 1, 0)
				}
			}
		}
	}
	return scores
}
