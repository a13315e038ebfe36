// Command frequency counts in how many texts each word stands, for package
// compare/story:
//
//	go run ./internal/frequency -o compare/story/frequency.txt TEXTS.jsonl … TREEBANK.conllu …
//
// Of JSON lines the key text is read; a treebank is counted by its documents.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"recount/compare/story"
	"recount/internal/conllu"
	"recount/internal/jsonlines"
	"recount/lang/token"
)

// least is the number of texts that a word must stand in to be listed: rarer
// words are as rare as unknown ones.
const least = 5

func main() {
	out := flag.String("o", "frequency.txt", "file to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "frequency:", err)
		os.Exit(1)
	}
}

func run(out string, paths []string) error {
	c := counter{words: map[string]int{}}
	for _, path := range paths {
		texts, err := read(path)
		if err != nil {
			return err
		}
		for _, words := range texts {
			c.add(words)
		}
	}
	return os.WriteFile(out, []byte(c.table()), 0o644)
}

func read(path string) ([][]string, error) {
	if filepath.Ext(path) == ".conllu" {
		return readTreebank(path)
	}
	rows, err := jsonlines.Read[struct{ Text string }](path)
	var texts [][]string
	for _, row := range rows {
		texts = append(texts, wordsOf(row.Text))
	}
	return texts, err
}

func wordsOf(text string) []string {
	var words []string
	for _, sentence := range token.Split(text) {
		for _, t := range sentence.Tokens {
			words = append(words, text[t.Start:t.End])
		}
	}
	return words
}

func readTreebank(path string) ([][]string, error) {
	sentences, err := conllu.ReadFiles(path)
	var texts [][]string
	document := ""
	for _, s := range sentences {
		if s.Document != document || texts == nil {
			document, texts = s.Document, append(texts, nil)
		}
		texts[len(texts)-1] = append(texts[len(texts)-1], s.Forms()...)
	}
	return texts, err
}

type counter struct {
	texts int
	words map[string]int
}

func (c *counter) add(forms []string) {
	seen := map[string]bool{}
	for _, form := range forms {
		if word, ok := story.Word(form); ok && !seen[word] {
			seen[word] = true
			c.words[word]++
		}
	}
	c.texts++
}

func (c *counter) table() string {
	var b strings.Builder
	b.WriteString("# In how many texts of English news and other prose a word stands, by its stem.\n" +
		"# Counted by internal/frequency over PolNeAR 1.0 (training part) and the training\n" +
		"# parts of UD English GUM and EWT 2.16. Words of fewer than " + strconv.Itoa(least) + " texts are left out.\n" +
		"[texts]\nall\t" + strconv.Itoa(c.texts) + "\n[word]\n")
	words := slices.DeleteFunc(slices.Collect(maps.Keys(c.words)), func(w string) bool { return c.words[w] < least })
	slices.SortFunc(words, func(v, w string) int {
		return cmp.Or(cmp.Compare(c.words[w], c.words[v]), cmp.Compare(v, w))
	})
	for _, w := range words {
		fmt.Fprintf(&b, "%s\t%d\n", w, c.words[w])
	}
	return b.String()
}
