// Command trainplace learns how much each sign speaks for a place being that
// of a figure: the weights in extract/place/weights.txt.
//
//	go run ./internal/trainplace -claims claims.jsonl -o extract/place/weights.txt
//
// It also learns from the project's own examples in extract/place/testdata.
//
// The claims are reports with their figures annotated, a JSON object a line:
// id, event, text and claims, each with figure, start (code points), counted,
// measure and place, as in "Contested Figures, development set". The command
// prints the scores of models trained on the other events, fold by fold, then
// trains on all.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	claims := flag.String("claims", "", "`file` of annotated reports")
	corpus := flag.String("corpus", "extract/place/testdata/figure.txt", "`file` of examples that are always trained on")
	out := flag.String("o", "", "`file` to write weights to; none where empty")
	penalty := flag.Float64("penalty", 1, "strength of the pull of weights towards zero")
	folds := flag.Int("folds", 97, "parts that the events are divided into")
	wrong := flag.Bool("wrong", false, "print the figures that get a wrong place")
	flag.Parse()
	if err := run(*claims, *corpus, *out, *penalty, *folds, *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "trainplace:", err)
		os.Exit(1)
	}
}

func run(claims, corpus, out string, penalty float64, folds int, wrong bool) error {
	reports, err := read(claims)
	if err != nil {
		return err
	}
	own, err := readCorpus(corpus)
	if err != nil {
		return err
	}
	var others, all tally
	for fold := range folds {
		train, test := divide(reports, fold, folds)
		weights := cautious(learn(append(train, own...), penalty))
		for _, r := range test {
			r.decide(weights, &others, wrong)
		}
	}
	weights := cautious(learn(append(own, reports...), penalty))
	for _, r := range reports {
		r.decide(weights, &all, false)
	}
	fmt.Printf("trained on other events: %v\n", others)
	fmt.Printf("trained on all: %v; %d weights\n", all, len(weights))
	if out == "" {
		return nil
	}
	return write(out, weights)
}
