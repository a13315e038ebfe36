package main

import (
	"fmt"

	"recount/lang/tag"
)

func trainLemma(o options) error {
	sentences, err := o.read("gum-train", "ewt-train")
	if err != nil {
		return err
	}
	list := examples(sentences)
	for n, s := range sentences {
		for _, t := range s.Tokens {
			list[n].Lemmas = append(list[n].Lemmas, t.Lemma)
		}
	}
	return o.write("lang/tag/weights", "lemma.tsv", []byte(tag.LearnLemmas(list)))
}

// reportLemmas prints how many lemmas of the embedded rules are right, with
// the treebank's tags and with the tagger's.
func reportLemmas(o options, tagger *tag.Tagger) error {
	sets, err := o.testSets()
	if err != nil {
		return err
	}
	for _, set := range sets {
		var gold, own share
		for _, s := range set.sentences {
			tags := tagger.Tag(s.Forms())
			for i, t := range s.Tokens {
				gold.count(tag.Lemma(t.Form, t.UPOS, t.XPOS) == t.Lemma)
				own.count(tag.Lemma(t.Form, tags[i].UPOS, tags[i].XPOS) == t.Lemma)
			}
		}
		fmt.Printf("%-10s lemmas %.2f, with own tags %.2f\n", set.name, gold.percent(), own.percent())
	}
	return nil
}
