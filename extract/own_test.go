package extract

import (
	"slices"
	"testing"

	"recount"
)

// TestOwnPhrase gives each figure of a sentence the time that it is told of.
func TestOwnPhrase(t *testing.T) {
	tests := []struct {
		sentence string
		periods  []string
	}{
		{"The agency reported 31 deaths in the past 24 hours, bringing the total since June to 1,950.", []string{"in the past 24 hours", "since June"}},
		{"Seven people died on Sunday and 4 on Monday, bringing the toll to 61.", []string{"on Sunday", "on Monday", "on Monday"}},
		{"Officials said on Sunday that 4 people had died and 12 were missing.", []string{"", ""}},
		{"Seven people died on Sunday and 4 were hurt.", []string{"on Sunday", "on Sunday"}},
	}
	x := newExtractor(t)
	for _, test := range tests {
		var got []string
		for _, c := range x.Extract(recount.Report{ID: "r", Text: test.sentence, Published: recount.NewDay(2024, 12, 18)}).Claims {
			got = append(got, string(c.Period))
		}
		if !slices.Equal(got, test.periods) {
			t.Errorf("%q: got %q, want %q", test.sentence, got, test.periods)
		}
	}
}
