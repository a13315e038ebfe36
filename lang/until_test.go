package lang

import "testing"

func TestWhatNobodyWaitsForIsNotAnalysed(t *testing.T) {
	asked := 0
	doc := AnalyseUntil("Police counted 12 dead. The mayor spoke of 15. Nobody was hurt.", func() bool { asked++; return asked > 2 })
	if len(doc.Sentences) != 3 {
		t.Fatalf("%d sentences", len(doc.Sentences))
	}
	for i, want := range []bool{true, false, false} {
		s := doc.Sentences[i]
		tokens, tree := s.Tokens(), s.Tree() // the first asks twice
		tagged := false
		for _, token := range tokens {
			tagged = tagged || token.IsVerb()
			if doc.Text[token.Start:token.End] != token.Form {
				t.Errorf("the token %q stands for %q", token.Form, doc.Text[token.Start:token.End])
			}
		}
		if tagged != want || len(tree.Head) != len(tokens) || tree.Root() < 0 {
			t.Errorf("sentence %d: tagged %v, %d heads of %d tokens, root %d", i, tagged, len(tree.Head), len(tokens), tree.Root())
		}
	}
}
