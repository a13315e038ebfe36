package extract_test

import (
	"embed"
	"strings"
	"testing"

	"recount"
	"recount/extract"
	"recount/internal/lexicon"
)

//go:embed testdata/finer.txt
var finer embed.FS

// finerFloor is the share of testdata/finer.txt that must be read right; it
// only rises.
const finerFloor = 0.90

func TestFinerFields(t *testing.T) {
	entries, err := lexicon.Read(finer, "testdata/finer.txt")
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range entries {
		c := claimAsked(t, e)
		got := map[string]string{
			"country": string(c.Subject.Country), "disputed": string(c.DisputedBy),
			"by": string(c.By), "cause": string(c.Cause), "hedges": strings.Join(c.Hedges, "; "),
			"period": string(c.Period),
		}[e.Section]
		if got == strings.Trim(e.Field(0), "-") {
			right++
			continue
		}
		t.Logf("%s: %s: %s is %q, want %q", e.Place, e.Field(1), e.Section, got, e.Field(0))
	}
	share := float64(right) / float64(len(entries))
	t.Logf("%d of %d right: %.3f", right, len(entries), share)
	if share < finerFloor {
		t.Errorf("%.3f of the finer fields are read right, the floor is %.2f", share, finerFloor)
	}
}

// claimAsked returns the claim of the figure in double brackets. The text
// stands under a title of its own.
func claimAsked(t *testing.T, e lexicon.Entry) recount.Claim {
	t.Helper()
	const title = "A report\n\n"
	start := len(title) + strings.Index(e.Field(1), "[[")
	text := title + strings.NewReplacer("[[", "", "]]", "").Replace(e.Field(1))
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range extractor.Extract(recount.Report{ID: "r", Text: text}).Claims {
		if c.Start == start {
			checkSpans(t, text, c)
			return c
		}
	}
	t.Fatal(e.Errorf("there is no claim at the brackets"))
	return recount.Claim{}
}

// checkSpans keeps that every field that quotes the text has a span of it.
func checkSpans(t *testing.T, text string, c recount.Claim) {
	t.Helper()
	points := []rune(text)
	for field, words := range map[string]recount.Words{"by": c.By, "cause": c.Cause, "disputed_by": c.DisputedBy} {
		if words == "" {
			continue
		}
		if spans := c.Spans[field]; len(spans) == 0 || !strings.Contains(string(points[spans[0].Start:spans[0].End]), string(words)) {
			t.Errorf("%s %q is not what its spans %v quote", field, words, spans)
		}
	}
}
