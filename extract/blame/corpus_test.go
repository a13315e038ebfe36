package blame

import (
	"embed"
	"regexp"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed testdata/corpus.txt
var corpus embed.FS

// floor is the share of the corpus that must be read right; it only rises.
const floor = 0.95

// reader stands in for the names that the place stage keeps.
var reader = Reader{
	People: func(words string) bool {
		return slices.Contains([]string{"Israeli", "Russian", "North Korean", "Syrian"}, words)
	},
	Country: func(words string) bool { return slices.Contains([]string{"Israel", "Russia"}, words) },
}

func TestCorpus(t *testing.T) {
	entries, err := lexicon.Read(corpus, "testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range entries {
		s, event := example(t, e)
		got := reader.Read(s, event)
		by, cause := quoted(s, got.By), quoted(s, got.Cause)
		if by == e.Field(0) && cause == e.Field(1) {
			right++
			continue
		}
		t.Logf("%s: %s\n   got  by %s, cause %s\n   want by %s, cause %s", e.Place, e.Field(2), by, cause, e.Field(0), e.Field(1))
	}
	share := float64(right) / float64(len(entries))
	t.Logf("%d of %d right: %.3f", right, len(entries), share)
	if share < floor {
		t.Errorf("%.3f of the corpus is read right, the floor is %.2f", share, floor)
	}
}

// quoted returns the words of a span, "-" for none.
func quoted(s *lang.Sentence, span recount.Span) string {
	if span.IsZero() {
		return "-"
	}
	return s.Document().Text[span.Start:span.End]
}

var marks = regexp.MustCompile(`\[\[|\]\]|[{}<>]`)

// example reads a line of the corpus: the sentence without its marks, and what
// they mark.
func example(t *testing.T, e lexicon.Entry) (*lang.Sentence, Event) {
	t.Helper()
	event := Event{Measure: recount.Measure(e.Section)}
	var text strings.Builder
	last := 0
	for _, m := range marks.FindAllStringIndex(e.Field(2), -1) {
		text.WriteString(e.Field(2)[last:m[0]])
		last = m[1]
		switch at := text.Len(); e.Field(2)[m[0]:m[1]] {
		case "[[":
			event.Figure.Start = at
		case "]]":
			event.Figure.End = at
		case "{":
			event.Counted.Start = at
		case "}":
			event.Counted.End = at
		case "<":
			event.Evidence.Start = at
		case ">":
			event.Evidence.End = at
		}
	}
	text.WriteString(e.Field(2)[last:])
	if event.Figure.IsZero() {
		t.Fatal(e.Errorf("no figure in double brackets"))
	}
	doc := lang.Analyse(text.String())
	return doc.SentenceAt(event.Figure.Start), event
}
