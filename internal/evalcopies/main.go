// Command evalcopies measures how well recount tells which reports are copies.
//
//	go run ./internal/evalcopies [-wrong] PAIRS.jsonl
//
// Package copyset tells how PAIRS.jsonl is written. Weights that were trained
// on the same pairs flatter: internal/traincopies prints figures of models that
// have not seen the pair that they decide.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"recount/compare/copies"
	"recount/internal/copyset"
)

func main() {
	wrong := flag.Bool("wrong", false, "print the pairs that are decided wrongly")
	flag.Parse()
	if err := run(flag.Args(), *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "evalcopies:", err)
		os.Exit(1)
	}
}

func run(files []string, wrong bool) error {
	if len(files) != 1 {
		return errors.New("name one file of labelled pairs")
	}
	pairs, err := copyset.Read(files[0])
	if err != nil {
		return err
	}
	var documents []*copies.Document
	decided := make([]copyset.Label, len(pairs))
	for i, p := range pairs {
		a, b := copies.Read(p.A), copies.Read(p.B)
		documents = append(documents, a, b)
		c, _ := copies.Between(a, b)
		decided[i] = copyset.Label(c.Kind)
		if wrong && decided[i] != p.Label && (decided[i] != "" || !p.Label.IsNone()) {
			fmt.Printf("%s, decided %q: %s and %s: %s\n", p.Label, decided[i], p.A.ID, p.B.ID, c.Why)
		}
	}
	fmt.Print(copyset.Measure(pairs, decided))
	printKeys(pairs, documents)
	return nil
}

// printKeys tells how many pairs share a key, and how many texts of different
// pairs do. Documents are those of the pairs, two each.
func printKeys(pairs []copyset.Pair, documents []*copies.Document) {
	share := keySharing(documents)
	found, all := map[copyset.Label]int{}, map[copyset.Label]int{}
	for i, p := range pairs {
		all[p.Label]++
		if share(2*i, 2*i+1) {
			found[p.Label]++
		}
	}
	for _, label := range copyset.Labels {
		fmt.Printf("share a key: %-12s %d of %d\n", label, found[label], all[label])
	}
	strangers, shared := 0, 0
	for i := range documents {
		for j := i - i%2 + 2; j < len(documents); j++ {
			strangers++
			if share(i, j) {
				shared++
			}
		}
	}
	fmt.Printf("share a key: texts of different pairs %d of %d\n", shared, strangers)
}

// keySharing returns a function that tells whether two documents share a key.
func keySharing(documents []*copies.Document) func(i, j int) bool {
	keys := make([]map[uint64]bool, len(documents))
	for i, d := range documents {
		keys[i] = map[uint64]bool{}
		for _, key := range d.Keys() {
			keys[i][key] = true
		}
	}
	return func(i, j int) bool {
		for key := range keys[i] {
			if keys[j][key] {
				return true
			}
		}
		return false
	}
}
