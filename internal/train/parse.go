package main

import (
	"errors"
	"fmt"
	"time"

	"recount/internal/conllu"
	"recount/lang/parse"
	"recount/lang/tag"
)

// trainParser writes the weights after each pass, so that a run that is cut
// short leaves something to work with.
func trainParser(o options) error {
	sentences, err := o.read("gum-train", "ewt-train")
	if err != nil {
		return err
	}
	sets, err := o.testSets()
	if err != nil {
		return err
	}
	sentences = append(sentences, recased(sentences, recasedShare, o.seed)...)
	start := time.Now()
	var written error
	parse.Train(parserExamples(sentences, o.seed), o.passes(16), o.seed, func(p parse.Progress) {
		fmt.Printf("pass %2d: loss of arcs %.3f, of labels %.3f; LAS", p.Pass, p.Arc, p.Label)
		for _, set := range sets[:2] {
			score := treeScores(p.Parser, tag.Default(), set.sentences)
			fmt.Printf("  %s %.2f", set.name, score.las.percent())
		}
		fmt.Printf("  (%s)\n", time.Since(start).Round(time.Second))
		written = errors.Join(written, o.write("lang/parse/weights", "parser.bin", p.Parser.Bytes()))
	})
	return written
}

func parserExamples(sentences []conllu.Sentence, seed uint64) []parse.Example {
	list := make([]parse.Example, len(sentences))
	for n, tags := range jackknifed(sentences, seed) {
		s := sentences[n]
		e := parse.Example{Forms: s.Forms(), Tags: tags, Gold: goldTags(s)}
		for _, t := range s.Tokens {
			e.Heads = append(e.Heads, t.Head)
			e.Rels = append(e.Rels, t.Rel)
		}
		list[n] = e
	}
	return list
}

// treeScore counts what is right of the trees of a set.
type treeScore struct {
	uas, las share // heads; heads with their full relation
	sure     share // heads whose confidence is at least sureAt
}

const sureAt = 0.8

// reportTrees prints the share of right heads (UAS), of right heads with the
// right relation, subtype included (LAS), and how many heads the parser is
// sure of and of these are right. All tokens count.
func reportTrees(o options, tagger *tag.Tagger, parser *parse.Parser) error {
	sets, err := o.testSets()
	if err != nil {
		return err
	}
	fmt.Printf("%-10s %6s %6s  %s\n", "set", "UAS", "LAS", "sure heads, right of them")
	for _, set := range sets {
		score := treeScores(parser, tagger, set.sentences)
		sure := share{score.sure.all, score.uas.all}
		fmt.Printf("%-10s %6.2f %6.2f  %6.2f %6.2f\n", set.name,
			score.uas.percent(), score.las.percent(), sure.percent(), score.sure.percent())
	}
	return nil
}

func treeScores(parser *parse.Parser, tagger *tag.Tagger, sentences []conllu.Sentence) treeScore {
	var score treeScore
	for _, s := range sentences {
		forms := s.Forms()
		tree := parser.Parse(forms, tagger.Tag(forms))
		for i, t := range s.Tokens {
			right := tree.OK() && tree.Head[i] == t.Head
			score.uas.count(right)
			score.las.count(right && tree.Rel[i] == t.Rel)
			if tree.OK() && tree.Confidence[i] >= sureAt {
				score.sure.count(right)
			}
		}
	}
	return score
}
