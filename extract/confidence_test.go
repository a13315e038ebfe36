package extract_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/extract"
	"recount/extract/confidence"
)

// longSentence is of a kind that the short reports have none of.
var longSentence = "The ministry said that 12 soldiers " + strings.Repeat("from the northern town on the river and ", 6) + "were killed."

func TestEveryFeatureIsProduced(t *testing.T) {
	files, err := filepath.Glob("testdata/scored/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d scored reports, %v", len(files), err)
	}
	texts := []string{longSentence}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "--- claims\n")
		texts = append(texts, text)
	}
	produced := map[string]bool{}
	for _, text := range texts {
		for _, f := range features(t, text) {
			produced[f] = true
		}
	}
	for _, name := range confidence.Names() {
		if !produced[name] {
			t.Errorf("%q is never produced", name)
		}
	}
}

// features lists those of all claims of a text.
func features(t *testing.T, text string) (all []string) {
	t.Helper()
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report := readOne(t, text)
	claims := extractor.Extract(report).Claims
	for i, w := range extractor.Weigh(report) {
		if w.Claim.ID != claims[i].ID || w.Claim.Confidence != claims[i].Confidence || claims[i].Confidence != confidence.Of(w.Signals) {
			t.Errorf("%q is extracted with confidence %v, weighed with %v", w.Claim.Figure, claims[i].Confidence, w.Claim.Confidence)
		}
		all = append(all, confidence.Features(w.Signals)...)
	}
	return all
}

func TestTheDoubtfulComeFirst(t *testing.T) {
	const text = "Twelve miners were killed in the blast. Some 40 percent were on the list, the union told reporters after a visit."
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	claims := extractor.Extract(recount.Report{ID: "mine", Text: text}).Claims
	slices.SortFunc(claims, func(a, b recount.Claim) int { return cmp.Compare(a.Confidence, b.Confidence) })
	if len(claims) != 2 || claims[1].Measure != recount.Killed {
		t.Errorf("got %+v", claims)
	}
}
