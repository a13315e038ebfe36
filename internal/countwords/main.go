// Command countwords counts how often words occur in treebanks of English: the
// table compare/copies/frequency.tsv, which tells rare words from common ones.
//
//	go run ./internal/countwords -o compare/copies/frequency.tsv FILE.conllu …
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"recount/compare/copies"
	"recount/internal/conllu"
)

// fewest is how often a word must occur to be in the table: of rarer ones the
// treebanks do not tell how rare they are.
const fewest = 3

const head = `# How often stems (see Stem in word.go) occur in English, for those that do at
# least %d times. Source: counted by internal/countwords over the treebanks of
# Universal Dependencies 2.16 EWT, GUM and PUD.
[words in all]
all	%d
[stem]
`

func main() {
	out := flag.String("o", "", "`file` to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "countwords:", err)
		os.Exit(1)
	}
}

func run(out string, files []string) error {
	if out == "" || len(files) == 0 {
		return errors.New("name the file to write with -o, then treebanks")
	}
	sentences, err := conllu.ReadFiles(files...)
	if err != nil {
		return err
	}
	counts, total := count(sentences)
	return os.WriteFile(out, []byte(table(counts, total)), 0o600)
}

// count counts the words of sentences by their stems; numbers are left out.
func count(sentences []conllu.Sentence) (counts map[string]int, total int) {
	counts = map[string]int{}
	for _, s := range sentences {
		for _, form := range s.Forms() {
			stem := copies.Stem(form)
			if stem == "" {
				continue
			}
			total++
			if stem[0] < '0' || stem[0] > '9' {
				counts[stem]++
			}
		}
	}
	return counts, total
}

// table writes the counts, the most frequent first.
func table(counts map[string]int, total int) string {
	var stems []string
	for stem, n := range counts {
		if n >= fewest {
			stems = append(stems, stem)
		}
	}
	slices.SortFunc(stems, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var text strings.Builder
	fmt.Fprintf(&text, head, fewest, total)
	for _, stem := range stems {
		fmt.Fprintf(&text, "%s\t%d\n", stem, counts[stem])
	}
	return text.String()
}
