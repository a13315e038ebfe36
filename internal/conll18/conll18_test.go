package main

import (
	"strings"
	"testing"

	"recount/internal/conllu"
)

const sample = `# newdoc id = sample
# newpar
# text = It didn't rain.
1	It	it	PRON	PRP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	rain	rain	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = It snowed.
1	It	it	PRON	PRP	_	2	nsubj:pass	_	_
2	snowed	snow	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# text = End
1	End	end	NOUN	NN	_	0	root	_	_

`

// gold returns the analysis of sample.
func gold(t *testing.T) analysis {
	t.Helper()
	sentences, err := conllu.Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	a, err := fromTreebank(sentences)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFromTreebank(t *testing.T) {
	a := gold(t)
	if a.text != "It didn't rain. It snowed.\n\nEnd" {
		t.Errorf("the raw text is %q", a.text)
	}
	if len(a.words) != 9 || len(a.sentences) != 3 {
		t.Fatalf("%d words, %d sentences", len(a.words), len(a.sentences))
	}
	if w := a.words[2]; a.text[w.start:w.end] != "n't" || w.head != 3 {
		t.Errorf("the third word is %q, its head %d", a.text[w.start:w.end], w.head)
	}
	if w := a.words[5]; w.rel != "nsubj" || w.head != 6 {
		t.Errorf("the sixth word is %s of %d", w.rel, w.head)
	}
}

func TestFromTreebankMisplaced(t *testing.T) {
	if _, err := fromTreebank([]conllu.Sentence{{Text: "a", Tokens: []conllu.Token{{Form: "b"}}}}); err == nil {
		t.Error("a word that is not in its sentence is no error")
	}
}

func TestCompare(t *testing.T) {
	a := gold(t)
	if s := compare(a, a); s != (scores{100, 100, 100, 100, 100}) {
		t.Errorf("gold against itself scores %+v", s)
	}
	worse := gold(t)
	worse.sentences = []span{{0, 26}, worse.sentences[2]} // two joined: 1 of 2 and 3 right
	worse.words[0].upos = "NOUN"                          // 8 of 9
	worse.words[1].head = 0                               // 8 of 9 heads
	worse.words[4].rel = "dep"                            // 7 of 9 with their relation
	want := scores{100, 40, 800.0 / 9, 800.0 / 9, 700.0 / 9}
	if s := compare(a, worse); s != want {
		t.Errorf("scores are %+v, want %+v", s, want)
	}
}

func TestDifferences(t *testing.T) {
	a, b := gold(t), gold(t)
	b.sentences = []span{{0, 26}, b.sentences[2]}
	b.words = append([]word{{span: span{0, 9}}}, b.words[3:]...)
	var out strings.Builder
	printDifferences(&out, a, b, 5)
	want := "word\tgold It | did | n't\n\tours It didn't\n" +
		"sentence\tgold It didn't rain. | It snowed.\n\tours It didn't rain. It snowed.\n"
	if out.String() != want {
		t.Errorf("differences are\n%s", out.String())
	}
}
