package attribution

import (
	"fmt"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

// report holds a bit of everything that reports do.
const report = `Ministry: 40 dead in ferry accident

PORT LIMA (Example Wire) -- A ferry sank off Port Lima on Monday, killing 40 people, the interior ministry said.

“There were no life jackets,” said Rosa Quispe, a survivor. “We shouted for an hour.”

The minister, Luis Vega, told Example Radio that 12 people were missing. He added: “We fear more than 50 dead.”

According to the owner, the ship carried 180 passengers, but two sailors said there were at least 250. The figures could not be independently verified.
`

func TestFindIsTheSameTwice(t *testing.T) {
	first, second := Find(lang.Analyse(report), Options{}), Find(lang.Analyse(report), Options{})
	if a, b := fmt.Sprint(first), fmt.Sprint(second); a != b {
		t.Errorf("first %s\nthen %s", a, b)
	}
}

// TestWanted holds that narrowing the search changes nothing for what is
// wanted.
func TestWanted(t *testing.T) {
	doc := lang.Analyse(report)
	all := Find(doc, Options{})
	for _, s := range doc.Sentences {
		some := Find(lang.Analyse(report), Options{Want: func(o *lang.Sentence) bool { return o.Index == s.Index }})
		span := recount.Span{Start: s.Start + s.Len()/2, End: s.Start + s.Len()/2 + 1}
		if a, b := told(doc, all, span), told(doc, some, span); a != b {
			t.Errorf("%s: %s among all, %s alone", s.Text(), a, b)
		}
	}
}

// TestHostileTexts holds that no text makes the search panic or crawl.
func TestHostileTexts(t *testing.T) {
	const many = 800
	texts := []string{
		"", " ", "said", "said.", `"`, "“", "he said", ", said", "According to", "according to.", ": 40 dead", "Police:",
		strings.Repeat("“", many), strings.Repeat("he said “", many), strings.Repeat("\"he said, ", many),
		strings.Repeat("said ", many), strings.Repeat("said that he said that ", many), strings.Repeat("A said. ", many),
		strings.Repeat("He said so.\n\n“", many), "\xff\xfe said \xff", strings.Repeat("\xff", 100),
	}
	for _, text := range texts {
		check(t, text)
	}
}

// check runs the search and holds its invariants.
func check(t *testing.T, text string) {
	t.Helper()
	for _, s := range Find(lang.Analyse(text), Options{}) {
		if len(s.Content) == 0 || len(s.Cue) == 0 {
			t.Fatalf("a statement without cue or content: %+v", s)
		}
		if s.Confidence < 0 || s.Confidence > 1 {
			t.Fatalf("confidence %v", s.Confidence)
		}
		for _, spans := range [][]recount.Span{s.Source, s.Cue, s.Content} {
			last := 0
			for _, span := range spans {
				if span.Start < last || span.End <= span.Start || span.End > len(text) {
					t.Fatalf("span %v after %d in a text of %d bytes", span, last, len(text))
				}
				last = span.End
			}
		}
	}
	for _, r := range Reserves(text) {
		if r.Span.Start < 0 || r.Span.End > len(text) || r.Span.Len() <= 0 {
			t.Fatalf("reserve %+v in a text of %d bytes", r, len(text))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(report)
	entries, err := lexicon.Read(testdata, "testdata/figures.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		text, _ := unmark(strings.ReplaceAll(e.Fields[0], "¶", "\n\n"))
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 4000 {
			check(t, text)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for name, want := range map[string]func(*lang.Sentence) bool{
		"all":     nil,
		"figures": func(s *lang.Sentence) bool { return strings.ContainsAny(s.Text(), "0123456789") },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(report)))
			for b.Loop() {
				Find(lang.Analyse(report), Options{Want: want})
			}
		})
	}
}

// BenchmarkStatements leaves out what the language models cost.
func BenchmarkStatements(b *testing.B) {
	doc := lang.Analyse(report)
	Find(doc, Options{})
	b.SetBytes(int64(len(report)))
	for b.Loop() {
		Find(doc, Options{})
	}
}
