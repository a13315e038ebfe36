// Command traincopies learns how much each sign speaks for two reports being
// copies: the weights in compare/copies/weights.txt.
//
//	go run ./internal/traincopies [-o compare/copies/weights.txt] PAIRS.jsonl
//
// Package copyset tells how PAIRS.jsonl is written. The command prints how
// models trained on the other pairs decide, fold by fold, then trains on all.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"recount/compare/copies"
	"recount/internal/copyset"
)

const head = `# How much each sign (see signs.go) speaks for two reports being copies, in
# natural logarithms of odds. [text]: the text of one stands in the other.
# [rewrite]: it is the same source text in other words. Trained by
# internal/traincopies on %d pairs of reports labelled by hand.
`

func main() {
	out := flag.String("o", "", "`file` to write weights to; none where empty")
	penalty := flag.Float64("penalty", 0.03, "strength of the pull of weights towards zero")
	folds := flag.Int("folds", 20, "parts that the pairs are divided into")
	flag.Parse()
	if err := run(flag.Args(), *out, *penalty, *folds); err != nil {
		fmt.Fprintln(os.Stderr, "traincopies:", err)
		os.Exit(1)
	}
}

func run(files []string, out string, penalty float64, folds int) error {
	if len(files) != 1 {
		return errors.New("name one file of labelled pairs")
	}
	pairs, err := copyset.Read(files[0])
	if err != nil {
		return err
	}
	likenesses := copyset.Likenesses(pairs)
	decide := crossValidate(pairs, likenesses, penalty, folds)
	fmt.Print(copyset.Measure(pairs, decide))
	if out == "" {
		return nil
	}
	return write(out, pairs, likenesses, penalty)
}

// models are the models, in the order of the file.
var models = []copies.Model{copies.ByText, copies.ByRewrite}

// examples returns what a model learns from. Rewrites are told only from pairs
// that are no copies by their text.
func examples(m copies.Model, pairs []copyset.Pair, likenesses []copies.Likeness, take func(i int) bool) []example {
	var all []example
	for i, p := range pairs {
		if !take(i) || m == copies.ByRewrite && p.Label.IsText() {
			continue
		}
		is := p.Label.IsText()
		if m == copies.ByRewrite {
			is = p.Label == copyset.Rewrite
		}
		all = append(all, example{likenesses[i].Signs(m), is})
	}
	return all
}

// crossValidate decides each pair by models that were trained without it.
func crossValidate(pairs []copyset.Pair, likenesses []copies.Likeness, penalty float64, folds int) []copyset.Label {
	decided := make([]copyset.Label, len(pairs))
	for fold := range folds {
		trained := map[copies.Model]map[string]float64{}
		for _, m := range models {
			trained[m] = learn(examples(m, pairs, likenesses, func(i int) bool { return i%folds != fold }), penalty)
		}
		for i := fold; i < len(pairs); i += folds {
			kind := likenesses[i].KindBy(trained)
			decided[i] = copyset.Label(kind)
		}
	}
	return decided
}

func write(out string, pairs []copyset.Pair, likenesses []copies.Likeness, penalty float64) error {
	var text strings.Builder
	fmt.Fprintf(&text, head, len(pairs))
	for _, m := range models {
		set := examples(m, pairs, likenesses, func(int) bool { return true })
		learned := learn(set, penalty)
		fmt.Fprintf(&text, "\n[%s]\n", m)
		for _, s := range set[0].signs {
			fmt.Fprintf(&text, "%s\t%.2f\n", s.Name, learned[s.Name])
		}
	}
	return os.WriteFile(out, []byte(text.String()), 0o600)
}
