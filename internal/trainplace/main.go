// Command trainplace learns how much each sign speaks for a place being that
// of a figure: the weights in extract/place/weights.txt.
//
//	go run ./internal/trainplace -claims claims.jsonl -o extract/place/weights.txt
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
	out := flag.String("o", "", "`file` to write weights to; none where empty")
	penalty := flag.Float64("penalty", 10, "strength of the pull of weights towards zero")
	folds := flag.Int("folds", 97, "parts that the events are divided into")
	wrong := flag.Bool("wrong", false, "print the figures that get a wrong place")
	flag.Parse()
	if err := run(*claims, *out, *penalty, *folds, *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "trainplace:", err)
		os.Exit(1)
	}
}

func run(claims, out string, penalty float64, folds int, wrong bool) error {
	reports, err := read(claims)
	if err != nil {
		return err
	}
	var others score
	for fold := range folds {
		train, test := divide(reports, fold, folds)
		weights := learn(train, penalty)
		for _, r := range test {
			r.decide(weights, &others, wrong)
		}
	}
	all, _ := divide(reports, -1, folds)
	weights := learn(all, penalty)
	var own score
	for _, r := range reports {
		r.decide(weights, &own, false)
	}
	fmt.Printf("%d figures; place among the choices %d\n", len(all), reachable(all))
	fmt.Printf("trained on other events: %v\n", others)
	fmt.Printf("trained on all: %v; %d weights\n", own, len(weights))
	if out == "" {
		return nil
	}
	return write(out, weights)
}
