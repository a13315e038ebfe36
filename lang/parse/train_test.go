package parse

import (
	"testing"

	"recount/internal/conllu"
	"recount/lang/tag"
)

func tenExamples(t *testing.T) []Example {
	t.Helper()
	sentences, err := conllu.ReadFiles("testdata/ten.conllu")
	if err != nil {
		t.Fatal(err)
	}
	var examples []Example
	for _, s := range sentences {
		e := Example{Forms: s.Forms()}
		for _, token := range s.Tokens {
			e.Tags = append(e.Tags, tag.Tag{UPOS: token.UPOS, XPOS: token.XPOS})
			e.Heads = append(e.Heads, token.Head)
			e.Rels = append(e.Rels, token.Rel)
		}
		e.Gold = e.Tags
		examples = append(examples, e)
	}
	return examples
}

// TestTrainLearnsByHeart takes the whole way from a treebank to a file and to
// trees: what was learned often enough must come out again.
func TestTrainLearnsByHeart(t *testing.T) {
	examples := tenExamples(t)
	passes := 0
	trained := Train(examples, 90, 1, func(p Progress) { passes = p.Pass })
	if passes != 90 {
		t.Errorf("%d passes", passes)
	}
	parser, err := readParser(trained.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, e := range examples {
		tree := parser.Parse(e.Forms, e.Tags)
		if err := checkTree(tree, len(e.Forms)); err != nil {
			t.Errorf("%q: %v", e.Forms, err)
		}
		for i := range e.Forms {
			if tree.Head[i] != e.Heads[i] || tree.Rel[i] != e.Rels[i] {
				wrong++
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d tokens came out otherwise than they went in", wrong)
	}
}

func TestReadParserRefusesBrokenFiles(t *testing.T) {
	whole := Train(tenExamples(t), 1, 1, func(Progress) {}).Bytes()
	for cut := 0; cut < len(whole); cut += 1 + len(whole)/50 {
		if _, err := readParser(whole[:cut]); err == nil {
			t.Errorf("no error when cut to %d bytes", cut)
		}
	}
}
