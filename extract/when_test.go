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
		{"Officials on Sunday said 40 people had been killed.", "2024-12-15", ""},
		{"The mayor's office said on Sunday 40 people had been killed.", "2024-12-15", ""},
		{"Officials said Sunday's fire killed 40 people.", "", "Sunday"},
		{"Rescuers on Sunday pulled 40 people from the mud.", "", "on Sunday"},
		{"A court on Sunday jailed him for taking 40 bribes.", "", ""},
		{"Sailors found 40 boxes, but the ship had left by Sunday.", "", ""},
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

// TestTimeOfAnotherClause checks which times of other clauses a figure shares.
func TestTimeOfAnotherClause(t *testing.T) {
	tests := []struct{ sentence, period string }{
		{"It was the worst day so far on Sunday, when 40 people were killed.", "on Sunday"},
		{"Forty people were killed when a tram left the rails on Sunday.", "on Sunday"},
		{"Forty people were killed as troops shelled the port overnight.", "overnight"},
		{"The hall has seats for 40 people who came when the old one closed on Sunday.", ""},
		{"A blast at a mill, the second fire in four days, killed 40 people.", ""},
		{"Crews dug on Sunday after a slope gave way, killing 40 people.", ""},
		{"Crews dug on Sunday, killing 40 rats.", "on Sunday"},
		{"Gunmen killed 40 people in raids on four villages on Sunday.", "on Sunday"},
		{"Rents are lower than at any time in four years; 40 flats stand empty.", ""},
		{"The mill has 40 workers and last month shut its shop.", ""},
		{"The storm killed 40 people and blocked roads over the weekend.", "over the weekend"},
	}
	x := newExtractor(t)
	for _, test := range tests {
		claims := x.Extract(recount.Report{ID: "r", Text: test.sentence, Published: recount.NewDay(2024, 12, 18)}).Claims
		if len(claims) == 0 {
			t.Fatalf("%q: no claims", test.sentence)
		}
		if got := string(claims[len(claims)-1].Period); got != test.period {
			t.Errorf("%q: got %q, want %q", test.sentence, got, test.period)
		}
	}
}

// TestStanding checks that a day told of how many there are is the day as of
// which it is so, and a day told of what befell them the time of it.
func TestStanding(t *testing.T) {
	tests := []struct {
		sentence       string
		kind           recount.PeriodKind
		from, to, asOf string
	}{
		{"The toll rose to 40 on Friday.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"Nine more bodies were found, bringing the total to 40 on Friday.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"The number of injured stood at 40 on Friday.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"Officials on Friday raised the death toll to 40.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"Forty sailors were missing on Friday.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"Forty people were still in custody on Friday.", recount.Total, "", "2024-12-13", "2024-12-13"},
		{"The death toll from Friday's blast rose to 40.", recount.Total, "2024-12-13", "2024-12-18", "2024-12-18"},
		{"Forty people were killed on Friday.", recount.Within, "2024-12-13", "2024-12-13", ""},
		{"Forty more bodies were found on Friday.", recount.Within, "2024-12-13", "2024-12-13", ""},
		{"Forty sailors went missing on Friday.", recount.Within, "2024-12-13", "2024-12-13", ""},
		{"There were 40 deaths on Friday.", recount.Within, "2024-12-13", "2024-12-13", ""},
		{"Cases rose by 40 on Friday.", recount.Within, "2024-12-13", "2024-12-13", ""},
	}
	x := newExtractor(t)
	for _, test := range tests {
		claims := x.Extract(recount.Report{ID: "r", Text: test.sentence, Published: recount.NewDay(2024, 12, 18)}).Claims
		if len(claims) == 0 {
			t.Fatalf("%q: no claims", test.sentence)
		}
		c := claims[len(claims)-1]
		got := [4]string{string(c.PeriodKind), c.PeriodFrom.String(), c.PeriodTo.String(), c.AsOf.String()}
		if want := [4]string{string(test.kind), test.from, test.to, test.asOf}; got != want {
			t.Errorf("%q: got %v, want %v", test.sentence, got, want)
		}
	}
}

// TestSinceAWorseTime checks that what is told of the time since which something
// is the worst is of that time, and that the time is of nothing else.
func TestSinceAWorseTime(t *testing.T) {
	tests := []struct{ sentence, first, last string }{
		{"Forty people died in the worst storm since 1998, when 212 drowned.", "", "1998"},
		{"Forty people died in the first storm since 2004, when a flood killed 90.", "", "2004"},
		{"Sales fell 40 percent, the steepest fall since May, when they lost 90 percent.", "", "May"},
		{"Since 1998 some 40 people have died and 90 been hurt.", "Since 1998", "Since 1998"},
		{"At least 40 people and 90 horses have died since 1998.", "since 1998", "since 1998"},
	}
	x := newExtractor(t)
	for _, test := range tests {
		claims := x.Extract(recount.Report{ID: "r", Text: test.sentence, Published: recount.NewDay(2024, 12, 18)}).Claims
		if len(claims) != 2 {
			t.Fatalf("%q: %d claims", test.sentence, len(claims))
		}
		if first, last := string(claims[0].Period), string(claims[1].Period); first != test.first || last != test.last {
			t.Errorf("%q: got %q and %q, want %q and %q", test.sentence, first, last, test.first, test.last)
		}
	}
	worst := x.Extract(recount.Report{ID: "r", Text: tests[0].sentence, Published: recount.NewDay(2024, 12, 18)}).Claims[1]
	if worst.PeriodFrom.String() != "1998-01-01" || worst.PeriodTo.String() != "1998-12-31" || !worst.AsOf.IsZero() {
		t.Errorf("the 212 are of %v to %v as of %v, want 1998 alone", worst.PeriodFrom, worst.PeriodTo, worst.AsOf)
	}
}
