package extract

import (
	"testing"

	"recount"
)

// TestDayOfSpeaking checks that a day beside a word of saying, or beside the
// occasion of it, tells when something was said and not what a figure covers.
func TestDayOfSpeaking(t *testing.T) {
	tests := []struct{ sentence, said, period string }{
		{"Mayor Ann Lee said on Sunday that 40 people had been killed.", "2024-12-15", ""},
		{"Mayor Ann Lee said in an interview on Sunday that 40 people had been killed.", "2024-12-15", ""},
		{"Mayor Ann Lee told a briefing on Monday that 40 people had been hurt.", "2024-12-16", ""},
		{"Mayor Ann Lee said 40 people were killed in a raid on Sunday.", "", "in a raid on Sunday"},
		{"Mayor Ann Lee said 40 people had died in fighting on Sunday.", "", "in fighting on Sunday"},
	}
	x := newExtractor(t)
	for _, test := range tests {
		claims := x.Extract(recount.Report{ID: "r", Text: test.sentence, Published: recount.NewDay(2024, 12, 18)}).Claims
		if len(claims) != 1 {
			t.Fatalf("%q: %d claims", test.sentence, len(claims))
		}
		if c := claims[0]; c.Said.String() != test.said || string(c.Period) != test.period {
			t.Errorf("%q: said %q, period %q; want %q, %q", test.sentence, c.Said, c.Period, test.said, test.period)
		}
	}
}
