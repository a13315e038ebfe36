package parse

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"recount/lang/tag"
)

func parseText(text string) ([]string, Tree) {
	forms := strings.Fields(text)
	return forms, Default().Parse(forms, tag.Default().Tag(forms))
}

func TestKnownSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		arcs string // dependent relation head, by their first words
	}{
		{"The ministry said 12 soldiers were killed .", "ministry nsubj said; killed ccomp said; 12 nummod soldiers; soldiers nsubj:pass killed"},
		{"Rescuers found the bodies of 30 villagers .", "Rescuers nsubj found; bodies obj found; villagers nmod bodies; 30 nummod villagers"},
		{"According to the mayor , 200 houses were damaged .", "mayor obl damaged; houses nsubj:pass damaged; 200 nummod houses"},
	} {
		forms, tree := parseText(c.text)
		for arc := range strings.SplitSeq(c.arcs, "; ") {
			var dependent, rel, head string
			fmt.Sscan(arc, &dependent, &rel, &head)
			at := slices.Index(forms, dependent)
			if got := tree.Head[at]; got < 0 || forms[got] != head || tree.Rel[at] != rel {
				t.Errorf("%s: %s has head %d as %s, not %s", c.text, dependent, got, tree.Rel[at], arc)
			}
		}
	}
}

// checkTree reports what is wrong with a tree of n tokens.
func checkTree(tree Tree, n int) error {
	if n == 0 || n > MaxTokens {
		if tree.OK() {
			return fmt.Errorf("%d tokens have a tree", n)
		}
		return nil
	}
	if len(tree.Head) != n || len(tree.Rel) != n || len(tree.Confidence) != n {
		return fmt.Errorf("the tree of %d tokens has %d heads", n, len(tree.Head))
	}
	roots := 0
	for i, head := range tree.Head {
		if head == -1 {
			roots++
		}
		if (head == -1) != (tree.Rel[i] == "root") {
			return fmt.Errorf("token %d has head %d as %s", i, head, tree.Rel[i])
		}
		if c := tree.Confidence[i]; !(c >= 0 && c <= 1) {
			return fmt.Errorf("token %d has confidence %g", i, c)
		}
		steps := 0
		for at := i; at >= 0; at = tree.Head[at] {
			if steps++; steps > n {
				return fmt.Errorf("token %d is part of a cycle", i)
			}
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

func TestLengths(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 33, MaxTokens, MaxTokens + 1, 5000} {
		forms := strings.Fields(strings.Repeat("( 7 people said that ", n/5+1))[:n]
		tree := Default().Parse(forms, tag.Default().Tag(forms))
		if err := checkTree(tree, n); err != nil {
			t.Errorf("%d tokens: %v", n, err)
		}
	}
}

func TestConcurrentUseGivesTheSame(t *testing.T) {
	texts := []string{news, "Yes .", "He told us that 7 of the 9 missing miners had been found alive ."}
	var want []string
	for _, text := range texts {
		_, tree := parseText(text)
		want = append(want, fmt.Sprint(tree))
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				for i, text := range texts {
					if _, tree := parseText(text); fmt.Sprint(tree) != want[i] {
						t.Errorf("%s: another tree than before", text)
					}
				}
			}
		})
	}
	wait.Wait()
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "a", "5 5 5", "“ x ” – …", "\xff \x00 \xc3", strings.Repeat("(", 300), "A B\u00a0C \U0001f600 d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		forms, tree := parseText(text)
		if err := checkTree(tree, len(forms)); err != nil {
			t.Error(err)
		}
	})
}

// news has the length of sentences that hold figures.
const news = `At least 41 people were killed and more than 200 injured when floods swept through the valley on
Tuesday night , the regional governor said .`

func BenchmarkParse(b *testing.B) {
	forms := strings.Fields(news)
	tags := tag.Default().Tag(forms)
	Default()
	for b.Loop() {
		Default().Parse(forms, tags)
	}
	b.ReportMetric(float64(len(forms)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := readParser(parserFile); err != nil {
			b.Fatal(err)
		}
	}
}
