package main

import (
	"recount/internal/conllu"
	"recount/lang/tag"
)

// recasedShare is the share of training sentences that are learned once more
// in another case.
const recasedShare = 0.06

func trainTagger(o options) error {
	sentences, err := o.read("gum-train", "ewt-train")
	if err != nil {
		return err
	}
	sentences = append(sentences, recased(sentences, recasedShare, o.seed)...)
	tagger := tag.TrainTagger(examples(sentences), o.passes(8), o.seed)
	if err := reportTags(o, tagger); err != nil {
		return err
	}
	return o.write("lang/tag/weights", "tagger.bin", tagger.Bytes())
}

// examples turns treebank sentences to what the tagger learns from.
func examples(sentences []conllu.Sentence) []tag.Example {
	list := make([]tag.Example, len(sentences))
	for n, s := range sentences {
		list[n] = tag.Example{Forms: s.Forms(), Tags: goldTags(s)}
	}
	return list
}

func goldTags(s conllu.Sentence) []tag.Tag {
	tags := make([]tag.Tag, len(s.Tokens))
	for i, t := range s.Tokens {
		tags[i] = tag.Tag{UPOS: t.UPOS, XPOS: t.XPOS}
	}
	return tags
}
