package ingest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"recount"
)

func TestWhatAVersionChanged(t *testing.T) {
	for name, one := range map[string]struct {
		then, now string
		want      []TextChange
	}{
		"nothing": {"One.\n\nTwo.", "One.\n\nTwo.", nil},
		"a word in the middle": {
			"Title\n\nThe coast guard said late on Monday that 12 sailors were missing off the northern cape of the island.\n\nEnd.",
			"Title\n\nThe coast guard said late on Monday that 14 sailors were missing off the northern cape of the island.\n\nEnd.",
			[]TextChange{{"… guard said late on Monday that", "12", "14", "sailors were missing off the northern …"}},
		},
		"a paragraph came":     {"One.\n\nThree.", "One.\n\nTwo.\n\nThree.", []TextChange{{New: "Two."}}},
		"a paragraph went":     {"One.\n\nTwo.\n\nThree.", "One.\n\nThree.", []TextChange{{Old: "Two."}}},
		"at the end":           {"One.", "One.\nTwo more.\nThree.", []TextChange{{New: "Two more."}, {New: "Three."}}},
		"another text":         {"One.", "Two.", []TextChange{{Old: "One.", New: "Two."}}},
		"nothing before":       {"", "Two.", []TextChange{{New: "Two."}}},
		"only spaces":          {"One  two.\n\n\nThree.", "One two.\n\nThree.", nil},
		"repeated words":       {"so so so", "so so", []TextChange{{Before: "so so", Old: "so"}}},
		"moved, told as apart": {"A.\nB.\nC.", "B.\nC.\nA.", []TextChange{{Old: "A."}, {New: "A."}}},
	} {
		if got := TextChanges(recount.Report{Text: one.then}, recount.Report{Text: one.now}); !slices.Equal(got, one.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, one.want)
		}
	}
	if got := TextChanges(recount.Report{Title: "Old", Text: "x"}, recount.Report{Title: "New", Text: "x"}); len(got) != 1 || got[0].New != "New" {
		t.Errorf("a title beside the text: got %+v", got)
	}
}

// TestApartFindsTheFewest holds that no pair of paragraphs which both texts have
// lies nearer than the one that is found.
func TestApartFindsTheFewest(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"}), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		old, fresh := text.Draw(t, "old"), text.Draw(t, "fresh")
		from := rapid.IntRange(0, len(fresh)).Draw(t, "from")
		places := map[string][]int{}
		for i, p := range fresh {
			places[p] = append(places[p], i)
		}
		fewest := len(old) + len(fresh) - from
		for i := range old {
			for j := from; j < len(fresh); j++ {
				if old[i] == fresh[j] {
					fewest = min(fewest, i+j-from)
				}
			}
		}
		gone, come := apart(old, places, from, len(fresh))
		if gone+come != fewest {
			t.Fatalf("%d gone and %d come, though %d are enough", gone, come, fewest)
		}
		if isEnd := gone == len(old) && from+come == len(fresh); !isEnd && old[gone] != fresh[from+come] {
			t.Fatalf("%d gone and %d come lead to paragraphs that differ", gone, come)
		}
	})
}
