package reserve

import (
	"embed"
	"strings"
	"testing"

	"recount"
	"recount/internal/lexicon"
	"recount/lang"
)

//go:embed testdata/hedges.txt
var corpus embed.FS

// floor is the share of the corpus that must be read right; it only rises.
const floor = 0.90

func TestHedges(t *testing.T) {
	entries, err := lexicon.Read(corpus, "testdata/hedges.txt")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range entries {
		got := hedgesOf(t, e)
		if got == e.Field(0) {
			right++
			continue
		}
		t.Logf("%s: %s\n   got  %s\n   want %s", e.Place, e.Field(1), got, e.Field(0))
	}
	share := float64(right) / float64(len(entries))
	t.Logf("%d of %d right: %.3f", right, len(entries), share)
	if share < floor {
		t.Errorf("%.3f of the corpus is read right, the floor is %.2f", share, floor)
	}
}

// hedgesOf returns the hedges of the figure in double brackets.
func hedgesOf(t *testing.T, e lexicon.Entry) string {
	t.Helper()
	before, rest, open := strings.Cut(e.Field(1), "[[")
	figure, after, closed := strings.Cut(rest, "]]")
	if !open || !closed {
		t.Fatal(e.Errorf("no figure in double brackets"))
	}
	doc := lang.Analyse(before + figure + after)
	span := recount.Span{Start: len(before), End: len(before) + len(figure)}
	var all []string
	for _, h := range Hedges(doc.SentenceAt(span.Start), span) {
		all = append(all, doc.Text[h.Start:h.End])
	}
	if all == nil {
		return "-"
	}
	return strings.Join(all, "; ")
}

func TestRefers(t *testing.T) {
	for _, test := range []struct {
		content string
		want    Reference
	}{
		{"the figure", Figure},
		{"The number inflated", Figure},
		{"this", Figure},
		{"that", Figure},
		{"it was too high", Figure},
		{"those claims", Figure},
		{"the ministry's figures", Figure},
		{"a claim as propaganda", Figure},
		{"the toll", Toll},
		{"the death toll", Toll},
		{"the reported losses", Toll},
		{"", Nothing},
		{"it happened", Nothing},
		{"the plan", Nothing},
		{"involvement in the raid", Nothing},
		{"claims", Nothing},
		{"this toll of the bell that rang for hours on end over the whole city that night", Nothing},
		{"the men who counted", Nothing},
	} {
		if got := Refers(test.content); got != test.want {
			t.Errorf("%q refers to %q, want %q", test.content, got, test.want)
		}
	}
}

func TestTollsFitHarm(t *testing.T) {
	if !Toll.Fits(recount.Killed) || Toll.Fits(recount.Aid) || !Figure.Fits(recount.Aid) || Nothing.Fits(recount.Killed) {
		t.Error("a toll is a figure of harm, and nothing fits no reference")
	}
}

func TestMayDispute(t *testing.T) {
	for _, s := range []string{"The army denied this.", "Moscow called the number inflated.", "It “rejected” the toll."} {
		if !MayDispute(s) {
			t.Errorf("%q may dispute a figure", s)
		}
	}
	for _, s := range []string{"The army confirmed this.", "Rain fell all night."} {
		if MayDispute(s) {
			t.Errorf("%q disputes nothing", s)
		}
	}
}

// FuzzHedges reads any text with any figure: hedges lie in its sentence, and
// nothing panics.
func FuzzHedges(f *testing.F) {
	f.Add("An estimated 300 people are feared dead.", 0, 16)
	f.Add("believed to", 0, 8)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if len(text) > 400 {
			return
		}
		Refers(text)
		MayDispute(text)
		for _, s := range lang.Analyse(text).Sentences {
			n := s.End - s.Start
			a, b := (a%n+n)%n, (b%n+n)%n
			for _, h := range Hedges(s, recount.Span{Start: s.Start + min(a, b), End: s.Start + max(a, b) + 1}) {
				if h.Start < s.Start || h.End > s.End || h.Len() <= 0 {
					t.Errorf("%q: %v lies outside the sentence", text, h)
				}
			}
		}
	})
}
