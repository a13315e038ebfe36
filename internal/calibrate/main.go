// Command calibrate fits the confidence of claims: the weights in
// extract/confidence/weights.txt, and measures how well they hold.
//
//	go run ./internal/calibrate -o extract/confidence/weights.txt GOLD.jsonl extract/testdata/scored/*.txt
//
// GOLD holds reports with the claims that a careful reader expects, a JSON
// object a line: id, event, source, date, text and claims, as in "Contested
// Figures, development set". Other files hold one report each, with its claims
// below. Every report is extracted; a claim is right where figure, value,
// measure and claimant are. The rules were made with the first set in view, so
// that claims of other reports are right less often: the second, made of
// difficult cases, balances it.
//
// The command prints each feature with the share of its claims that are right,
// and reliability tables in Markdown: for weights fitted on the other events
// (cross-validated), set by set and for all, and for weights fitted on all (in
// sample). Run it again whenever rules or models change.
package main

import (
	"flag"
	"fmt"
	"os"

	"recount/extract/confidence"
)

func main() {
	out := flag.String("o", "", "`file` to write weights to; none where empty")
	penalty := flag.Float64("penalty", 5, "strength of the pull of weights towards zero")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: calibrate [-o FILE] [-penalty N] REPORTS…")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Args(), *out, *penalty); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(files []string, out string, penalty float64) error {
	examples, err := readAll(files)
	if err != nil {
		return err
	}
	names := confidence.Names()
	model := fit(examples, names, penalty)
	printFeatures(examples, names, model)
	validated := crossValidate(examples, names, penalty)
	for _, set := range sets(examples) {
		printReliability(set+", cross-validated", only(validated, set))
	}
	printReliability("all, cross-validated", validated)
	printReliability("all, in sample", predict(examples, model))
	if out == "" {
		return nil
	}
	return write(out, names, model)
}
