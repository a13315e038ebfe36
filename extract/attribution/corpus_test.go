package attribution

import (
	"embed"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed testdata/*.txt
var testdata embed.FS

// corpus calls check for each line of a corpus file; a line that begins with
// "?" is known to fail, and said to when it no longer does.
func corpus(t *testing.T, name string, check func(e lexicon.Entry, text string) (got, want string)) {
	t.Helper()
	entries, err := lexicon.Read(testdata, "testdata/"+name)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, weak := strings.CutPrefix(e.Fields[0], "?")
		got, want := check(e, strings.ReplaceAll(text, "¶", "\n\n"))
		switch {
		case got != want && !weak:
			t.Errorf("%s: %s:\n got %s\nwant %s", e.Place, text, got, want)
		case got == want && weak:
			t.Logf("%s: no longer fails", e.Place)
		}
	}
}

// TestFigures holds the corpus of figures and those on whose word they stand.
func TestFigures(t *testing.T) {
	corpus(t, "figures.txt", func(e lexicon.Entry, marked string) (string, string) {
		text, figures := unmark(marked)
		if len(figures) == 0 {
			t.Errorf("%s: no figure in braces", e.Place)
		}
		doc := lang.Analyse(text)
		statements := Find(doc, Options{})
		want := strings.Join(e.Fields[1:], " | ")
		for _, figure := range figures {
			if got := told(doc, statements, figure); got != want {
				return got, want
			}
		}
		return want, want
	})
}

// unmark takes the braces from a text and returns the spans they enclosed.
func unmark(marked string) (text string, figures []recount.Span) {
	var b strings.Builder
	for _, r := range marked {
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

func told(doc *lang.Document, statements []recount.Statement, figure recount.Span) string {
	s, ok := Attribute(doc, statements, figure)
	if !ok {
		return "-"
	}
	out := []string{string(s.Claimant), string(s.ClaimantKind)}
	return strings.Join(append(out, s.Relay...), " | ")
}

// TestStatements holds the corpus of statements with their spans.
func TestStatements(t *testing.T) {
	corpus(t, "statements.txt", func(e lexicon.Entry, text string) (string, string) {
		got := "none"
		for _, s := range Find(lang.Analyse(text), Options{}) {
			if s.Force.Vouches() && s.Confidence >= sure {
				got = describe(text, s)
				break
			}
		}
		return got, strings.Join(e.Fields[1:], " | ")
	})
}

func describe(text string, s recount.Statement) string {
	return strings.Join([]string{
		quoted(text, s.Source), quoted(text, s.Cue), quoted(text, s.Content), string(s.Force), string(s.Quote),
	}, " | ")
}

func quoted(text string, spans []recount.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, " … ")
}

// TestReserves holds the corpus of wordings of reserve.
func TestReserves(t *testing.T) {
	corpus(t, "reserves.txt", func(e lexicon.Entry, text string) (string, string) {
		got := "none"
		if found := Reserves(text); len(found) > 0 {
			span := found[0].Span
			got = found[0].Kind + " | " + text[span.Start:span.End]
		}
		return got, strings.Join(e.Fields[1:], " | ")
	})
}
