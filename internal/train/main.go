// Command train makes the weights of recount's language models from
// treebanks, and measures them.
//
//	go run ./internal/train tag   -data DIR    tagger      -> lang/tag/weights/tagger.bin
//	go run ./internal/train types -data DIR    head typer  -> lang/tag/weights/typer.bin
//	go run ./internal/train lemma -data DIR    lemma rules -> lang/tag/weights/lemma.tsv
//	go run ./internal/train parse -data DIR    parser      -> lang/parse/weights/parser.bin
//	go run ./internal/train eval  -data DIR    scores of the embedded models
//
// DIR holds the CoNLL-U files gum-train, gum-dev, gum-test, ewt-train,
// ewt-dev, ewt-test and pud-test of Universal Dependencies, each with the
// ending .conllu. -out writes elsewhere. The model cards beside the weights
// name versions and licences. Training reads the train files alone; the same
// data and options give the same weights.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"recount/internal/conllu"
)

// options are what the command line says.
type options struct {
	data   string
	out    string // "" writes beside the package that embeds the file
	epochs int    // 0 takes the default of the model
	seed   uint64
}

var commands = map[string]func(options) error{
	"tag": trainTagger, "types": trainTyper, "lemma": trainLemma, "parse": trainParser, "eval": evaluate,
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 || commands[args[0]] == nil {
		return errors.New("say what: tag, types, lemma, parse or eval")
	}
	var o options
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.StringVar(&o.data, "data", "", "folder of the treebanks")
	flags.StringVar(&o.out, "out", "", "folder to write to")
	flags.IntVar(&o.epochs, "epochs", 0, "passes over the training data")
	flags.Uint64Var(&o.seed, "seed", 1, "seed of everything random")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	return commands[args[0]](o)
}

// read returns the sentences of treebank files named without ending.
func (o options) read(names ...string) ([]conllu.Sentence, error) {
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(o.data, name+".conllu"))
	}
	return conllu.ReadFiles(paths...)
}

// write saves a weights file, by default in folder.
func (o options) write(folder, name string, data []byte) error {
	if o.out != "" {
		folder = o.out
	}
	path := filepath.Join(folder, name)
	fmt.Printf("%s: %d bytes\n", path, len(data))
	return os.WriteFile(path, data, 0o644)
}

// passes returns how often to go over the data.
func (o options) passes(standard int) int {
	if o.epochs > 0 {
		return o.epochs
	}
	return standard
}
