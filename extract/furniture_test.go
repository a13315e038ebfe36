package extract_test

import (
	"testing"

	"recount"
	"recount/extract"
)

// TestFurnitureMakesNoClaims leaves out what stands in credits and links, but
// never the title.
func TestFurnitureMakesNoClaims(t *testing.T) {
	text := "Video: 12 killed in mine blast\n\nThe blast injured 30 miners.\n\nRead more: 7 dead in harbour fire\n\n" +
		"Image caption: Some 200 people came to the gates\n"
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var found []recount.Words
	for _, c := range extractor.Extract(recount.Report{ID: "r", Text: text}).Claims {
		found = append(found, c.Figure)
	}
	if len(found) != 2 || found[0] != "12" || found[1] != "30" {
		t.Errorf("the claims are %q, want 12 and 30", found)
	}
	left := 0
	for _, e := range extractor.Figures(recount.Report{ID: "r", Text: text}) {
		if e.Reason == "in a line that is page furniture" {
			left++
		}
	}
	if left != 2 {
		t.Errorf("%d expressions are explained as furniture, want 2", left)
	}
}
