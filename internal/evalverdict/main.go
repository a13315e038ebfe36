// Command evalverdict measures verdicts on labelled pairs of annotated claims.
//
//	go run ./internal/evalverdict [-errors N] [-kind KIND] CLAIMS.jsonl VERDICTS.jsonl
//
// CLAIMS holds reports with their claims and the question that each answers,
// VERDICTS pairs of them with the verdict that a reader gave. What was annotated
// is taken as it is; the days, sentences and meanings that annotation lacks are
// recount's own. It prints the share of verdicts that are right, F1 by kind, the
// confusion table, and up to N verdicts that differ.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	errors := flag.Int("errors", 0, "how many verdicts that differ to print")
	kind := flag.String("kind", "", "print only those that the reader gave this kind")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *errors, *kind); err != nil {
		fmt.Fprintln(os.Stderr, "evalverdict:", err)
		os.Exit(1)
	}
}

func run(claims, verdicts string, errors int, kind string) error {
	questions, err := loadQuestions(claims)
	if err != nil {
		return err
	}
	results, err := judgeAll(questions, verdicts)
	if err != nil {
		return err
	}
	printTable(os.Stdout, results)
	printErrors(os.Stdout, results, errors, kind)
	return nil
}
