// Command conll18 measures recount's analysis of raw text against treebanks,
// as the CoNLL 2018 shared task did: the text of the treebank goes in without
// its annotation, one paragraph a line, and words, sentences and trees are
// compared where they cover the same characters.
//
//	go run ./internal/conll18 [-errors N] FILE.conllu …
//
// Each column is an F1 in percent. A sentence counts when both its ends are
// right; a word when it covers the same characters; an arc (UAS) when its word
// and its head do too; LAS wants the relation as well, without its subtype.
// With -errors it also prints the first N places where words or sentences
// differ.
//
// Method: Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw
// Text to Universal Dependencies" (conll18_ud_eval.py).
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"text/tabwriter"

	"recount/internal/conllu"
)

func main() {
	errors := flag.Int("errors", 0, "print the first `N` differences of each file")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "conll18: name at least one treebank, for example en_gum-ud-test.conllu")
		os.Exit(2)
	}
	if err := run(flag.Args(), *errors); err != nil {
		fmt.Fprintln(os.Stderr, "conll18:", err)
		os.Exit(1)
	}
}

// run measures each file and prints a line for it.
func run(names []string, errors int) error {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "treebank\twords\tsentences\tUPOS\tUAS\tLAS\t")
	for _, name := range names {
		sentences, err := conllu.ReadFiles(name)
		if err != nil {
			return err
		}
		gold, err := fromTreebank(sentences)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		ours := analyse(gold.text)
		printDifferences(os.Stdout, gold, ours, errors)
		s := compare(gold, ours)
		fmt.Fprintf(table, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t\n",
			filepath.Base(name), s.words, s.sentences, s.upos, s.uas, s.las)
	}
	return table.Flush()
}
