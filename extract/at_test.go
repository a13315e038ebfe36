package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"recount"
)

func TestAtReadsWhatAPersonSees(t *testing.T) {
	extractor, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	const text = "Ferry sinks off Cape Doran\n\nCafé owners watched. The harbour master said on Thursday that a dozen people had drowned, scores of them aged 40. A brace of tugs helped."
	for _, test := range []struct {
		words, figure, claimant string
		value                   float64
	}{
		{"a dozen people", "a dozen", "The harbour master", 12},
		{"aged 40", "40", "The harbour master", 40},
		{"A brace", "A brace", "", 0},
	} {
		before, _, _ := strings.Cut(text, test.words)
		start := utf8.RuneCountInString(before)
		claims := extractor.At(recount.Report{ID: "r", Text: text}, recount.Span{Start: start, End: start + utf8.RuneCountInString(test.words)})
		if len(claims) != 1 {
			t.Errorf("%q: %d claims", test.words, len(claims))
			continue
		}
		c := claims[0]
		if string(c.Figure) != test.figure || c.Value != test.value || string(c.Claimant) != test.claimant {
			t.Errorf("%q was read as %q, %v on the word of %q", test.words, c.Figure, c.Value, c.Claimant)
		}
	}
}

func TestIntervalsFollowTheBound(t *testing.T) {
	extractor, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := extractor.Intervals(recount.Quantity{Value: 1000, Bound: recount.MoreThan, Unit: recount.UnitPeople})
	if q.Low == nil || *q.Low != 1001 || q.High != nil || q.MeantHigh == nil || *q.MeantHigh <= 1000 {
		t.Errorf("more than 1,000 became %+v", q)
	}
	vague := recount.Quantity{Value: 300, Bound: recount.Vague}
	if got := extractor.Intervals(vague); got != vague {
		t.Errorf("vague words were given %+v", got)
	}
}
