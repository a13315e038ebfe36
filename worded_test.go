package recount

import "testing"

func TestReading(t *testing.T) {
	at := func(v float64) *float64 { return &v }
	for _, test := range []struct {
		q         Quantity
		corrected []string
		want      Words
	}{
		{Quantity{Value: 75, Bound: Exact, Unit: UnitPeople}, []string{"low", "value"}, "75"},
		{Quantity{Value: 75, Bound: Exact, Unit: UnitPeople}, []string{"place"}, ""},
		{Quantity{Value: 75, Bound: Exact, Unit: UnitPeople}, nil, ""},
		{Quantity{Value: 1234567, Bound: AtLeast, Unit: "USD"}, []string{"bound"}, "at least 1,234,567 USD"},
		{Quantity{Value: 30, Value2: at(40), Bound: Range, Unit: UnitPercent}, []string{"value2"}, "30 to 40 percent"},
		{Quantity{Value: 100, MeantLow: at(300), MeantHigh: at(900), Bound: Vague, Unit: UnitItems}, []string{"unit"}, "300 to 900"},
		{Quantity{Value: 0.5, Bound: About, Unit: "1"}, []string{"unit"}, "about 0.5 of the whole"},
		{Quantity{Value: -1200.25, Bound: MoreThan, Unit: "degrees Celsius"}, []string{"value"}, "more than -1,200.25 degrees Celsius"},
	} {
		if got := Reading("forty", test.q, test.corrected); got != test.want {
			t.Errorf("%+v corrected in %q reads %q, not %q", test.q, test.corrected, got, test.want)
		}
	}
	if got := Reading("At least 90", Quantity{Value: 90, Bound: AtLeast, Unit: UnitPeople}, []string{"value"}); got != "" {
		t.Errorf("what fits the words reads %q", got)
	}
}

func TestGrouped(t *testing.T) {
	for digits, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "123456": "123,456", "1234567": "1,234,567",
		"-999": "-999", "-1000": "-1,000", "-123456": "-123,456", "1234.5678": "1,234.5678", "0.0001": "0.0001",
	} {
		if got := Grouped(digits); got != want {
			t.Errorf("%s is %s, not %s", digits, got, want)
		}
	}
}
