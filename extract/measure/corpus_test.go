package measure

import (
	"embed"
	"strconv"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed testdata/*.txt
var corpus embed.FS

// floor is the share of the corpus that must be read right; it only rises.
const floor = 0.95

// peopleNouns stands in for the list that the figure stage keeps.
var peopleNouns = strings.Fields(`people miner soldier shepherd child woman civilian guard passenger officer other
	injured sailor student fighter refugee resident family villager survivor worker protester man suspect troop
	reservist employee member prisoner hostage job case fatality death body casualty death_toll toll number arrest doctor troops personnel post position life guest`)

func TestCorpus(t *testing.T) {
	entries, err := lexicon.Read(corpus, "testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range entries {
		got := readExample(t, e)
		want := strings.Join([]string{e.Section, head(e.Field(0)), e.Field(1)}, " | ")
		if got == want {
			right++
			continue
		}
		t.Logf("%s: %s\n   got  %s\n   want %s", e.Place, e.Field(2), got, want)
	}
	share := float64(right) / float64(len(entries))
	t.Logf("%d of %d right: %.3f", right, len(entries), share)
	if share < floor {
		t.Errorf("%.3f of the corpus is read right, the floor is %.2f", share, floor)
	}
}

// readExample returns "measure | noun counted | stage or modality" of the
// figure in double brackets; other figures stand in single ones.
func readExample(t *testing.T, e lexicon.Entry) string {
	t.Helper()
	doc, figures, asked := example(t, e, e.Field(2))
	r := testReader.Read(doc.SentenceAt(figures[asked].Span.Start), figures)[asked]
	mood := string(r.Stage) + string(r.Modality)
	if mood == "" || mood == string(recount.Delivered) {
		mood = "-"
	}
	return strings.Join([]string{string(r.Measure), head(doc.Text[r.Counted.Start:r.Counted.End]), mood}, " | ")
}

var testReader = Reader{People: func(noun string) bool { return isOneOf(noun, peopleNouns...) }}

// example analyses a sentence with its figures in brackets, and tells which of
// them stands in double ones.
func example(t *testing.T, e lexicon.Entry, sentence string) (doc *lang.Document, figures []Figure, asked int) {
	t.Helper()
	var text strings.Builder
	asked = -1
	for rest := sentence; ; {
		before, after, more := strings.Cut(rest, "[")
		text.WriteString(before)
		if !more {
			break
		}
		words, then, closed := strings.Cut(after, "]")
		if !closed {
			t.Fatal(e.Errorf("a bracket is not closed"))
		}
		if strings.HasPrefix(words, "[") {
			asked, words, then = len(figures), words[1:], strings.TrimPrefix(then, "]")
		}
		span := recount.Span{Start: text.Len(), End: text.Len() + len(words)}
		f := Figure{Span: span, Core: core(span, words), Class: classOf(words)}
		f.Value, _ = strconv.ParseFloat(strings.ReplaceAll(words, ",", ""), 64)
		f.Bounded = f.Core != f.Span || strings.HasSuffix(text.String(), "over ")
		figures = append(figures, f)
		text.WriteString(words)
		rest = then
	}
	if asked < 0 {
		t.Fatal(e.Errorf("no figure in double brackets"))
	}
	return lang.Analyse(text.String()), figures, asked
}

// TestEvidenceQuotesBothWords checks that the words of a measure told by two are
// both.
func TestEvidenceQuotesBothWords(t *testing.T) {
	for _, test := range []struct{ sentence, words string }{
		{"[[70]] people were killed or wounded.", "killed or wounded"},
		{"[[70]] people were wounded and killed.", "wounded and killed"},
		{"[[70]] people were killed and [12] wounded.", "killed"},
	} {
		doc, figures, asked := example(t, lexicon.Entry{}, test.sentence)
		e := testReader.Read(doc.Sentences[0], figures)[asked].Evidence
		if got := doc.Text[e.Start:e.End]; got != test.words {
			t.Errorf("%s: %q tells the measure, want %q", test.sentence, got, test.words)
		}
	}
}

func TestMisread(t *testing.T) {
	entries, err := lexicon.Read(corpus, "testdata/misread.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		doc, figures, asked := example(t, e, e.Field(0))
		want := e.Section
		if want == "figure" {
			want = ""
		}
		got := testReader.Misread(doc.SentenceAt(figures[asked].Span.Start), figures)[asked]
		if got != want {
			t.Errorf("%s: %s: got %q, want %q", e.Place, e.Field(0), got, want)
		}
	}
}

// head returns the last word of a phrase, "-" for none.
func head(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return "-"
	}
	return words[len(words)-1]
}

func classOf(figure string) Class {
	switch {
	case strings.ContainsAny(figure, "$€£"):
		return Money
	case strings.Contains(figure, "%") || strings.Contains(figure, "percent") || strings.HasSuffix(figure, "third") || strings.HasSuffix(figure, "fourth"):
		return Percent
	}
	return Count
}

// core leaves out the bound words before the number.
func core(span recount.Span, figure string) recount.Span {
	for _, bound := range []string{"At least ", "More than ", "Up to ", "exceeded "} {
		if strings.HasPrefix(figure, bound) {
			span.Start += len(bound)
		}
	}
	return span
}
