package conllu

import (
	"slices"
	"strings"
	"testing"
)

const sample = `# newdoc id = sample_doc
# sent_id = sample-1
# text = Ann's boat didn't sink.
1-2	Ann's	_	_	_	_	_	_	_	_
1	Ann	Ann	PROPN	NNP	_	3	nmod:poss	_	Entity=(1-object-new(2-person-new-cf1)
2	's	's	PART	POS	_	1	case	_	_
3	boat	boat	NOUN	NN	_	6	nsubj	_	Entity=1)
4	did	do	AUX	VBD	_	6	aux	_	_
5	n't	not	PART	RB	_	6	advmod	_	_
5.1	x	x	X	X	_	_	_	_	_
6	sink	sink	VERB	VB	_	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_

`

func TestRead(t *testing.T) {
	sentences, err := Read(strings.NewReader(sample))
	if err != nil || len(sentences) != 1 {
		t.Fatalf("got %d sentences, %v", len(sentences), err)
	}
	s := sentences[0]
	if s.ID != "sample-1" || s.Document != "sample_doc" || s.Text != "Ann's boat didn't sink." {
		t.Errorf("comments read as %q %q %q", s.ID, s.Document, s.Text)
	}
	if got := s.Forms(); !slices.Equal(got, []string{"Ann", "'s", "boat", "did", "n't", "sink", "."}) {
		t.Errorf("forms are %q", got)
	}
	if s.Tokens[5].Head != -1 || s.Tokens[0].Head != 2 || s.Tokens[5].Attr("SpaceAfter") != "No" {
		t.Errorf("tokens read as %+v", s.Tokens)
	}
	want := []Mention{{0, 1, "person"}, {0, 3, "object"}}
	if !slices.Equal(s.Mentions, want) {
		t.Errorf("mentions are %v, want %v", s.Mentions, want)
	}
	if head := s.Mentions[1].Head(s); head != 2 {
		t.Errorf("the boat's mention is headed by token %d", head)
	}
}

func TestReadFaults(t *testing.T) {
	for name, text := range map[string]string{
		"columns":      "1\ta\ta\n",
		"head no int":  "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n\n",
		"head outside": "1\ta\ta\tX\tX\t_\t7\tdep\t_\t_\n\n",
		"own head":     "1\ta\ta\tX\tX\t_\t1\tdep\t_\t_\n\n",
	} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
