package tag

import (
	"strings"
	"testing"
)

func TestTag(t *testing.T) {
	for _, c := range []struct{ sentence, tags string }{
		{"The ministry said that 12 soldiers were killed on Friday .", "DT NN VBD IN CD NNS VBD VBN IN NNP ."},
		{"About 3,000 people have fled their homes , the mayor told reporters .", "RB CD NNS VBP VBN PRP$ NNS , DT NN VBD NNS ."},
		{"Floods Have Killed 41 In Three Villages , Officials Say", "NNS VBP VBN CD IN CD NNS , NNS VBP"},
	} {
		tags := Default().Tag(strings.Fields(c.sentence))
		for i, want := range strings.Fields(c.tags) {
			if tags[i].XPOS != want {
				t.Errorf("%s: token %d is %v, not %s", c.sentence, i, tags[i], want)
			}
		}
	}
}

func TestTypes(t *testing.T) {
	forms := strings.Fields("A nurse in London said on Monday that the government had sent water .")
	types := DefaultTyper().Types(forms, Default().Tag(forms))
	for i, want := range map[int]string{0: "", 1: "person", 3: "place", 6: "time", 9: "organization", 12: "substance"} {
		if types[i] != want {
			t.Errorf("%s heads a %q, not a %q", forms[i], types[i], want)
		}
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ form, upos, xpos, lemma string }{
		{"were", "AUX", "VBD", "be"},
		{"Were", "AUX", "VBD", "be"},
		{"soldiers", "NOUN", "NNS", "soldier"},
		{"CASUALTIES", "NOUN", "NNS", "casualty"},
		{"children", "NOUN", "NNS", "child"},
		{"wounded", "VERB", "VBN", "wound"},
		{"evacuating", "VERB", "VBG", "evacuate"},
		{"killed", "VERB", "VBN", "kill"},
		{"said", "VERB", "VBD", "say"},
		{"Lebanon", "PROPN", "NNP", "Lebanon"},
		{"n’t", "PART", "RB", "not"},
		{"higher", "ADJ", "JJR", "high"},
		{"5.6", "NUM", "CD", "5.6"},
		{"—", "PUNCT", ":", "—"},
		{"Glorp", "NOUN", "??", "glorp"},
		{"", "", "", ""},
	} {
		if got := Lemma(c.form, c.upos, c.xpos); got != c.lemma {
			t.Errorf("lemma of %s %s is %q, not %q", c.form, c.xpos, got, c.lemma)
		}
	}
}

// news is a report's first sentences, to measure on.
const news = `At least 41 people were killed and more than 200 injured when floods swept through the valley on Tuesday night ,
the regional governor said . Rescuers were still searching for some 30 villagers who are missing , he told reporters ,
adding that about half of the district 's 12,000 houses had been damaged or destroyed .`

func BenchmarkTag(b *testing.B) {
	forms := strings.Fields(news)
	Default().Tag(forms)
	for b.Loop() {
		Default().Tag(forms)
	}
	b.ReportMetric(float64(len(forms)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTypes(b *testing.B) {
	forms := strings.Fields(news)
	tags := Default().Tag(forms)
	for b.Loop() {
		DefaultTyper().Types(forms, tags)
	}
	b.ReportMetric(float64(len(forms)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLemma(b *testing.B) {
	forms := strings.Fields(news)
	tags := Default().Tag(forms)
	for b.Loop() {
		for i, form := range forms {
			Lemma(form, tags[i].UPOS, tags[i].XPOS)
		}
	}
	b.ReportMetric(float64(len(forms)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := readTagger(taggerFile); err != nil {
			b.Fatal(err)
		}
	}
}
