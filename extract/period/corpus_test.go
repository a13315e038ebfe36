package period

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
)

// marked is a sentence of a corpus with the spans that its brackets mark.
type marked struct {
	text  string
	spans [][2]int
}

func unmark(s string) marked {
	var m marked
	var b strings.Builder
	start := 0
	for _, r := range s {
		switch r {
		case '[':
			start = b.Len()
		case ']':
			m.spans = append(m.spans, [2]int{start, b.Len()})
		default:
			b.WriteRune(r)
		}
	}
	m.text = b.String()
	return m
}

// corpus calls check for every sentence of the files of that name, with the
// day of publication, the meaning expected and the place of the line.
func corpus(t *testing.T, pattern string, check func(t *testing.T, published recount.Day, want, sentence string)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus %s: %v", pattern, err)
	}
	for _, file := range files {
		entries, err := lexicon.Read(os.DirFS("."), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			var published recount.Day
			if e.Section != "-" {
				if published, err = recount.ParseDay(e.Section); err != nil {
					t.Fatal(e.Errorf("%v", err))
				}
			}
			for _, sentence := range e.Fields[1:] {
				t.Run(e.Place, func(t *testing.T) { check(t, published, e.Fields[0], sentence) })
			}
		}
	}
}

// meaningOf writes an expression as the corpora do.
func meaningOf(e Expression) string {
	switch {
	case e.Kind == Duration:
		return fmt.Sprintf("duration %d %s", e.Count, e.Unit)
	case e.Kind != Date:
		return string(e.Kind)
	case e.From.IsZero() && e.To.IsZero():
		return "unresolved"
	case e.From == e.To && e.Grain.clock():
		return e.From.String() + ".." + e.To.String()
	case e.From == e.To:
		return e.From.String()
	}
	return e.From.String() + ".." + e.To.String()
}

func TestFindCorpus(t *testing.T) {
	for _, pattern := range []string{"dates.txt", "relative.txt", "ranges.txt", "other.txt", "nothing.txt"} {
		corpus(t, pattern, checkFind)
	}
}

func checkFind(t *testing.T, published recount.Day, want, sentence string) {
	t.Helper()
	m := unmark(sentence)
	found := Find(m.text, published)
	if len(found) != len(m.spans) {
		t.Errorf("%s: found %s", sentence, describe(m.text, found))
		return
	}
	for i, e := range found {
		if e.Start != m.spans[i][0] || e.End != m.spans[i][1] || meaningOf(e) != want {
			t.Errorf("%s: want %s, found %s", sentence, want, describe(m.text, found))
		}
	}
}

func describe(text string, found []Expression) string {
	var parts []string
	for _, e := range found {
		parts = append(parts, fmt.Sprintf("%q %s (%s)", text[e.Start:e.End], meaningOf(e), e.Rule))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func TestPhrasesCorpus(t *testing.T) {
	corpus(t, "phrases.txt", func(t *testing.T, published recount.Day, want, sentence string) {
		t.Helper()
		m := unmark(sentence)
		var found []string
		ok := true
		phrases := Phrases(m.text, published)
		for i, p := range phrases {
			found = append(found, fmt.Sprintf("%q %s (%s)", m.text[p.Start:p.End], coverageOf(p), p.Rule))
			ok = ok && i < len(m.spans) && m.spans[i] == [2]int{p.Start, p.End} && coverageOf(p) == want
		}
		if !ok || len(phrases) != len(m.spans) {
			t.Errorf("%s: want %s, found %v", sentence, want, found)
		}
	})
}

// coverageOf writes a phrase as the corpus does.
func coverageOf(p Phrase) string {
	s := fmt.Sprintf("%s %s..%s", p.Kind, p.From, p.To)
	if !p.AsOf.IsZero() {
		s += " " + p.AsOf.String()
	}
	if p.Inferred {
		s += "+"
	}
	return s
}
