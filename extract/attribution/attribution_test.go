package attribution

import (
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

// figure is a figure of a corpus text, marked by braces there.
func unmark(marked string) (text string, figures []recount.Span) {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(marked, "¶", "\n\n") {
		switch r {
		case '{':
			figures = append(figures, recount.Span{Start: b.Len()})
		case '}':
			figures[len(figures)-1].End = b.Len()
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), figures
}

// TestFigures holds the corpus of figures and those on whose word they stand.
func TestFigures(t *testing.T) {
	entries, err := lexicon.Read(testdata, "testdata/figures.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		marked, weak := strings.CutPrefix(e.Fields[0], "?")
		text, figures := unmark(marked)
		if len(figures) == 0 {
			t.Errorf("%s: no figure in braces", e.Place)
		}
		doc := lang.Analyse(text)
		statements := Find(doc, Options{})
		for _, figure := range figures {
			got := told(doc, statements, figure)
			want := strings.Join(append([]string{e.Field(1)}, e.Fields[2:]...), " | ")
			switch {
			case got != want && !weak:
				t.Errorf("%s: %s: got %q, want %q", e.Place, marked, got, want)
			case got == want && weak:
				t.Logf("%s: no longer fails", e.Place)
			}
		}
	}
}

func told(doc *lang.Document, statements []recount.Statement, figure recount.Span) string {
	s, ok := Attribute(doc, statements, figure)
	if !ok {
		return "-"
	}
	out := []string{string(s.Claimant), string(s.ClaimantKind)}
	return strings.Join(append(out, s.Relay...), " | ")
}
