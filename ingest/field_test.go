package ingest

import (
	"errors"
	"testing"

	"recount"
	"recount/extract"
)

func TestValuesAreReadAsPeopleWriteThem(t *testing.T) {
	for _, test := range []struct{ field, value, want string }{
		{"value", "1,200", "1200"},
		{"value", "12.5", "12.5"},
		{"value2", "null", "null"},
		{"value2", "", "null"},
		{"geonames", "703448", "703448"},
		{"place", "Kursk", `"Kursk"`},
		{"place", `"Kursk"`, `"Kursk"`},
		{"place", "null", "null"},
		{"country", "UA", `"UA"`},
		{"measure", "killed", `"killed"`},
		{"stage", "null", "null"},
		{"claimant_kind", "media", `"media"`},
		{"as_of", "2024-12-18", `"2024-12-18"`},
		{"as_of", "", "null"},
		{"unverified", "yes", "true"},
		{"unverified", "false", "false"},
		{"hedges", "preliminary", `["preliminary"]`},
		{"hedges", `"preliminary"`, `["preliminary"]`},
		{"hedges", `["feared", "about"]`, `["feared","about"]`},
		{"subject", `{"age": "child"}`, `{"country":null,"status":null,"age":"child","sex":null}`},
	} {
		got, err := valueOf(test.field, test.value)
		if err != nil || string(got) != test.want {
			t.Errorf("%s %q: got %s, %v", test.field, test.value, got, err)
		}
	}
}

func TestValuesThatAreNoneAreRefused(t *testing.T) {
	for _, test := range [][2]string{
		{"value", "many"},
		{"value", ""},
		{"measure", "mourned"},
		{"measure", "null"},
		{"bound", "roughly"},
		{"country", "Ukraine"},
		{"as_of", "Friday"},
		{"unverified", "perhaps"},
		{"stage", "done"},
		{"place_precision", "9"},
		{"subject", "children"},
		{"subject", `{"age": "old"}`},
		{"claimant_kind", "robot"},
		{"id", "7"},
		{"figure", "12"},
		{"spans", "{}"},
		{"rules", "x"},
		{"colour", "red"},
		{"", "x"},
		{"geonames", "1.5"},
	} {
		got, err := valueOf(test[0], test[1])
		if refusal := (*Refusal)(nil); !errors.As(err, &refusal) || refusal.Hint == "" {
			t.Errorf("%s %q: got %s, %v", test[0], test[1], got, err)
		}
	}
}

func TestCorrectionsCarryWhatFollows(t *testing.T) {
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	k := &Keeper{extractor: extractor}
	low := 1001.0
	c := recount.Claim{
		Quantity: recount.Quantity{Value: 1000, Bound: recount.MoreThan, Unit: recount.UnitPeople, Low: &low, MeantLow: &low},
		AsOf:     recount.NewDay(2024, 12, 18), PeriodInferred: true, Claimant: "Ann Lee", ClaimantKind: recount.Person,
	}
	for _, test := range []struct {
		field, value string
		holds        func(recount.Claim) bool
	}{
		{"value", "30", func(c recount.Claim) bool { return *c.Low == 31 && c.High == nil }},
		{"bound", "exact", func(c recount.Claim) bool { return *c.Low == 1000 && *c.High == 1000 && *c.MeantHigh == 1000 }},
		{"value2", "1200", func(c recount.Claim) bool { return c.Bound == recount.Range && *c.High == 1200 }},
		{"as_of", "2024-12-20", func(c recount.Claim) bool { return !c.PeriodInferred }},
		{"claimant", "null", func(c recount.Claim) bool { return c.ClaimantKind == "" }},
	} {
		got, err := k.corrected(c, test.field, test.value)
		if err != nil || !test.holds(got) {
			t.Errorf("%s %s: %+v, %v", test.field, test.value, got, err)
		}
		changes, err := differences(&c, &got)
		if err != nil || len(changes) < 2 {
			t.Errorf("%s %s: %d changes, %v", test.field, test.value, len(changes), err)
		}
	}
	for _, test := range [][2]string{{"bound", "range"}, {"value2", "12"}} {
		if got, err := k.corrected(c, test[0], test[1]); err == nil {
			t.Errorf("%v became %+v", test, got)
		}
	}
	c.PeriodFrom, c.ClaimantKind = recount.NewDay(2024, 12, 1), ""
	if _, err := k.corrected(c, "period_to", "2024-11-01"); err == nil {
		t.Error("a period ends before it begins")
	}
	if _, err := k.corrected(c, "claimant", "Ben Orr"); err == nil {
		t.Error("a claimant has no kind")
	}
}
