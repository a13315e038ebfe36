package main

import (
	"fmt"
	"strings"

	"recount/internal/conllu"
	"recount/lang/parse"
	"recount/lang/tag"
)

// testSet is a named list of sentences to measure on.
type testSet struct {
	name      string
	sentences []conllu.Sentence
}

// testSets returns the sets whose scores the model cards state.
func (o options) testSets() ([]testSet, error) {
	var sets []testSet
	for _, name := range []string{"gum-dev", "ewt-dev", "gum-test", "ewt-test", "pud-test"} {
		sentences, err := o.read(name)
		if err != nil {
			return nil, err
		}
		sets = append(sets, testSet{name, sentences})
	}
	gum, pud := sets[2].sentences, sets[4].sentences
	sets[4] = testSet{"pud-news", only(pud, func(s conllu.Sentence) bool { return strings.HasPrefix(s.ID, "n") })}
	news := only(gum, func(s conllu.Sentence) bool { return strings.HasPrefix(s.ID, "GUM_news") })
	return append(sets, testSet{"gum-news", news}), nil
}

func only(sentences []conllu.Sentence, keep func(conllu.Sentence) bool) []conllu.Sentence {
	var kept []conllu.Sentence
	for _, s := range sentences {
		if keep(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// share counts how often something was right.
type share struct{ right, all int }

func (s *share) count(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(1, s.all)) }

// reportTags prints the tagger's accuracy on each set, as it stands and in
// the cases of headlines.
func reportTags(o options, tagger *tag.Tagger) error {
	sets, err := o.testSets()
	if err != nil {
		return err
	}
	fmt.Printf("%-10s %7s %6s %6s  XPOS in capitals, title case, lower case\n", "set", "tokens", "UPOS", "XPOS")
	for _, set := range sets {
		upos, xpos := tagScores(tagger, set.sentences)
		fmt.Printf("%-10s %7d %6.2f %6.2f ", set.name, upos.all, upos.percent(), xpos.percent())
		for _, style := range []func(string, string) string{upper, title, lower} {
			var recased []conllu.Sentence
			for _, s := range set.sentences {
				recased = append(recased, recase(s, style))
			}
			_, xpos := tagScores(tagger, recased)
			fmt.Printf(" %6.2f", xpos.percent())
		}
		fmt.Println()
	}
	return nil
}

func tagScores(tagger *tag.Tagger, sentences []conllu.Sentence) (upos, xpos share) {
	for _, s := range sentences {
		for i, t := range tagger.Tag(s.Forms()) {
			upos.count(t.UPOS == s.Tokens[i].UPOS)
			xpos.count(t.XPOS == s.Tokens[i].XPOS)
		}
	}
	return upos, xpos
}

func evaluate(o options) error {
	if err := reportTags(o, tag.Default()); err != nil {
		return err
	}
	if err := reportLemmas(o, tag.Default()); err != nil {
		return err
	}
	if err := reportTypes(o, tag.Default(), tag.DefaultTyper()); err != nil {
		return err
	}
	return reportTrees(o, tag.Default(), parse.Default())
}
