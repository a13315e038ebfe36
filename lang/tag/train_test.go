package tag

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// toy is a language of few words, in which only the word before tells
// whether "run" is a noun.
func toy() []Example {
	var examples []Example
	for range 20 {
		for _, line := range []string{
			"the/DET|DT/the/ run/NOUN|NN/run/event ended/VERB|VBD/end/",
			"dogs/NOUN|NNS/dog/animal run/VERB|VBP/run/",
			"Ann/PROPN|NNP/Ann/person ended/VERB|VBD/end/ the/DET|DT/the/ games/NOUN|NNS/game/event",
		} {
			var e Example
			for word := range strings.FieldsSeq(line) {
				part := strings.Split(word, "/")
				e.Forms = append(e.Forms, part[0])
				e.Tags = append(e.Tags, parseTag(part[1]))
				e.Lemmas = append(e.Lemmas, part[2])
				e.Types = append(e.Types, part[3])
			}
			examples = append(examples, e)
		}
	}
	return examples
}

func TestTrainTagger(t *testing.T) {
	trained := TrainTagger(toy(), 5, 1)
	tagger, err := readTagger(trained.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(tagger.Bytes(), trained.Bytes()) {
		t.Error("a tagger written, read and written again differs")
	}
	for _, e := range toy()[:3] {
		if got := tagger.Tag(e.Forms); !slices.Equal(got, e.Tags) {
			t.Errorf("%q is tagged %v", e.Forms, got)
		}
	}
}

func TestTrainTyper(t *testing.T) {
	trained := TrainTyper(toy(), 5, 1)
	typer, err := readTyper(trained.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(typer.Bytes(), trained.Bytes()) {
		t.Error("a typer written, read and written again differs")
	}
	for _, e := range toy()[:3] {
		if got := typer.Types(e.Forms, e.Tags); !slices.Equal(got, e.Types) {
			t.Errorf("%q is typed %q", e.Forms, got)
		}
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	if !bytes.Equal(TrainTagger(toy(), 2, 1).Bytes(), TrainTagger(toy(), 2, 1).Bytes()) {
		t.Error("two trainings gave different taggers")
	}
	if first, second := LearnLemmas(toy()), LearnLemmas(toy()); first != second {
		t.Error("two trainings gave different lemmas")
	}
}

func TestBrokenFiles(t *testing.T) {
	tagger, typer := TrainTagger(toy(), 2, 1).Bytes(), TrainTyper(toy(), 2, 1).Bytes()
	for cut := range tagger {
		if _, err := readTagger(tagger[:cut]); err == nil {
			t.Fatalf("no error when the tagger is cut to %d bytes", cut)
		}
	}
	for cut := range typer {
		if _, err := readTyper(typer[:cut]); err == nil {
			t.Fatalf("no error when the typer is cut to %d bytes", cut)
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, seed := range []string{"", "a", "“5.6bn” … – ’s", "\xff\xfe \x00", "ÀÉ ŁÓDŹ ßSS İ ı", "####### [words]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		forms := strings.Fields(text)
		tags := Default().Tag(forms)
		types := DefaultTyper().Types(forms, tags)
		if len(tags) != len(forms) || len(types) != len(forms) {
			t.Fatalf("%d forms have %d tags and %d types", len(forms), len(tags), len(types))
		}
		for i, form := range forms {
			lemma := Lemma(form, tags[i].UPOS, tags[i].XPOS)
			if lemma == "" || utf8.ValidString(form) && !utf8.ValidString(lemma) {
				t.Errorf("%q as %v has lemma %q", form, tags[i], lemma)
			}
		}
	})
}
