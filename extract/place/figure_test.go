package place

import (
	"os"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

// marked takes the brackets out of a line of the corpus.
func marked(line string) (text string, span recount.Span) {
	line = strings.ReplaceAll(line, " // ", "\n\n")
	before, rest, _ := strings.Cut(line, "[")
	figure, after, _ := strings.Cut(rest, "]")
	return before + figure + after, recount.Span{Start: len(before), End: len(before) + len(figure)}
}

// TestForFigures wants nine of ten places of the corpus: tags, trees and
// weights are learned, and a new model may lose a sentence and win two.
func TestForFigures(t *testing.T) {
	entries, err := lexicon.Read(os.DirFS("testdata"), "figure.txt")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range entries {
		text, span := marked(e.Field(0))
		places := In(lang.Analyse(text)).ForFigures([]Figure{{Span: span, Measure: recount.Measure(e.Field(1))}})
		got := "-"
		if places[0].End > 0 {
			got = places[0].Words(text)
		}
		if got == e.Field(2) {
			right++
			continue
		}
		t.Logf("%s (%s): %q: got %q, want %q", e.Place, e.Section, e.Field(0), got, e.Field(2))
	}
	if right*10 < len(entries)*9 {
		t.Errorf("%d of %d right, want 90 %%", right, len(entries))
	}
}

func TestInferredPlacesSaySo(t *testing.T) {
	text := "Blast in Karachi\n\nA bomb went off at a market in Karachi. At least 30 people were wounded. Two died in Lahore."
	figures := []Figure{
		{Span: recount.Span{Start: strings.Index(text, "30"), End: strings.Index(text, "30") + 2}, Measure: recount.Wounded},
		{Span: recount.Span{Start: strings.Index(text, "Two"), End: strings.Index(text, "Two") + 3}, Measure: recount.Killed},
	}
	places := In(lang.Analyse(text)).ForFigures(figures)
	if p := places[0]; p.Name != "Karachi" || !p.Inferred {
		t.Errorf("first place is %+v, want Karachi, inferred", p)
	}
	if p := places[1]; p.Name != "Lahore" || p.Inferred {
		t.Errorf("second place is %+v, want Lahore, not inferred", p)
	}
}

func FuzzForFigures(f *testing.F) {
	f.Add("Nine people died in Kabul.", 0, 4)
	f.Add("KABUL, Afghanistan (Reuters) - Six of Russia's 20 sites in the Kursk region, said Mr. London.", 31, 34)
	f.Add("In in in of of - - 's 's the the The City of of of 9", 50, 51)
	f.Add("É\xff\x00 Deir ez-\n\n-Zor 12", 14, 16)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if len(text) > 2000 || start < 0 || end < start || end > len(text) {
			return
		}
		doc := lang.Analyse(text)
		report := In(doc)
		for _, p := range report.ForFigures([]Figure{{Span: recount.Span{Start: start, End: end}}}) {
			checkSpan(t, text, p)
		}
		for _, s := range doc.Sentences {
			for _, p := range report.Find(s) {
				if checkSpan(t, text, p); p.End == 0 || p.Start < s.Start || p.End > s.End {
					t.Errorf("%q: place %+v outside of its sentence", text, p)
				}
			}
		}
	})
}

func checkSpan(t *testing.T, text string, p Place) {
	t.Helper()
	if p.Start < 0 || p.End < p.Start || p.End > len(text) || p.Precision < 0 || p.Precision > 7 {
		t.Errorf("%q: place %+v", text, p)
	}
	if p.End > 0 && (p.Start == p.End || p.Name == "" || p.Words(text) == "") {
		t.Errorf("%q: empty place %+v", text, p)
	}
}

// report of the usual length, with its figures.
func benchmarkReport() (text string, figures []Figure) {
	paragraph := "Nine people died in Kabul on Monday when a bomb went off near a mosque, officials in Afghanistan said. " +
		"In the northern province of Balkh, gunmen killed six soldiers and wounded eleven. " +
		"The United Nations said more than 4,000 families had fled to Pakistan and Iran since March.\n\n"
	text = "Bombs kill fifteen in Afghanistan\n\n" + strings.Repeat(paragraph, 10)
	for _, word := range []string{"Nine", "six", "eleven", "more than 4,000"} {
		for at := strings.Index(text, word); at >= 0; {
			figures = append(figures, Figure{Span: recount.Span{Start: at, End: at + len(word)}, Measure: recount.Killed})
			next := strings.Index(text[at+1:], word)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return text, figures
}

func BenchmarkForFigures(b *testing.B) {
	text, figures := benchmarkReport()
	doc := lang.Analyse(text)
	In(doc).ForFigures(figures) // tags and trees are not measured here
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		In(doc).ForFigures(figures)
	}
}
