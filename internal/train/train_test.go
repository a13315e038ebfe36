package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount/internal/conllu"
)

const boat = `# newdoc id = GUM_news_boat
# sent_id = n1
1	the	the	DET	DT	_	2	det	_	Entity=(1-object-new
2	boat	boat	NOUN	NN	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Ann	Ann	PROPN	NNP	_	2	nmod	_	Entity=(2-person-new)1)
5	sank	sink	VERB	VBD	_	0	root	_	_
6	in	in	ADP	IN	_	7	case	_	_
7	June	June	PROPN	NNP	_	5	obl	_	Entity=(3-time-new)

`

func sentence(t *testing.T) conllu.Sentence {
	t.Helper()
	sentences, err := conllu.Read(strings.NewReader(boat))
	if err != nil || len(sentences) != 1 {
		t.Fatal(err)
	}
	return sentences[0]
}

func TestRecase(t *testing.T) {
	for want, style := range map[string]func(string, string) string{
		"THE BOAT OF ANN SANK IN JUNE": upper,
		"the Boat of Ann Sank in June": title,
		"the boat of ann sank in june": lower,
	} {
		if got := strings.Join(recase(sentence(t), style).Forms(), " "); got != want {
			t.Errorf("%s became %s", want, got)
		}
	}
	if again := recased(slices.Repeat([]conllu.Sentence{sentence(t)}, 1000), 0.1, 1); len(again) < 60 || len(again) > 140 {
		t.Errorf("a tenth of 1000 sentences is %d", len(again))
	}
}

func TestHeadTypes(t *testing.T) {
	want := []string{"", "object", "", "person", "", "", "time"}
	if got := headTypes(sentence(t)); !slices.Equal(got, want) {
		t.Errorf("types are %q", got)
	}
}

// TestCommands runs each command over a treebank of one sentence, repeated,
// and looks for the files.
func TestCommands(t *testing.T) {
	data, out := t.TempDir(), t.TempDir()
	var treebank strings.Builder
	for n := range 30 {
		treebank.WriteString(strings.Replace(boat, "sent_id = n1", fmt.Sprint("sent_id = n", n), 1))
	}
	for _, name := range []string{"gum-train", "gum-dev", "gum-test", "ewt-train", "ewt-dev", "ewt-test", "pud-test"} {
		if err := os.WriteFile(filepath.Join(data, name+".conllu"), []byte(treebank.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for command, file := range map[string]string{
		"tag": "tagger.bin", "types": "typer.bin", "lemma": "lemma.tsv", "parse": "parser.bin", "eval": "",
	} {
		if err := run([]string{command, "-data", data, "-out", out, "-epochs", "1"}); err != nil {
			t.Errorf("%s: %v", command, err)
		}
		if _, err := os.Stat(filepath.Join(out, file)); err != nil {
			t.Errorf("%s: %v", command, err)
		}
	}
}

func TestWrongCommands(t *testing.T) {
	for _, args := range [][]string{{}, {"sing"}, {"tag", "-data", "no such folder"}, {"tag", "-loudly"}} {
		if run(args) == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
