package web

import (
	"slices"
	"testing"

	"recount"
)

func TestWhatAVersionChanged(t *testing.T) {
	for name, one := range map[string]struct {
		then, now string
		want      []textChange
	}{
		"nothing": {"One.\n\nTwo.", "One.\n\nTwo.", nil},
		"a word in the middle": {
			"Title\n\nThe coast guard said late on Monday that 12 sailors were missing off the northern cape of the island.\n\nEnd.",
			"Title\n\nThe coast guard said late on Monday that 14 sailors were missing off the northern cape of the island.\n\nEnd.",
			[]textChange{{"… guard said late on Monday that", "12", "14", "sailors were missing off the northern …"}},
		},
		"a paragraph came":     {"One.\n\nThree.", "One.\n\nTwo.\n\nThree.", []textChange{{New: "Two."}}},
		"a paragraph went":     {"One.\n\nTwo.\n\nThree.", "One.\n\nThree.", []textChange{{Old: "Two."}}},
		"at the end":           {"One.", "One.\nTwo more.\nThree.", []textChange{{New: "Two more."}, {New: "Three."}}},
		"another text":         {"One.", "Two.", []textChange{{Old: "One.", New: "Two."}}},
		"nothing before":       {"", "Two.", []textChange{{New: "Two."}}},
		"only spaces":          {"One  two.\n\n\nThree.", "One two.\n\nThree.", nil},
		"repeated words":       {"so so so", "so so", []textChange{{Before: "so so", Old: "so"}}},
		"moved, told as apart": {"A.\nB.\nC.", "B.\nC.\nA.", []textChange{{Old: "A."}, {New: "A."}}},
	} {
		if got := changed(recount.Report{Text: one.then}, recount.Report{Text: one.now}); !slices.Equal(got, one.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, one.want)
		}
	}
	if got := changed(recount.Report{Title: "Old", Text: "x"}, recount.Report{Title: "New", Text: "x"}); len(got) != 1 || got[0].New != "New" {
		t.Errorf("a title beside the text: got %+v", got)
	}
}
