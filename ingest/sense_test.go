package ingest_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"recount"
	"recount/ingest"
)

// What no claim can say is refused as wrong usage, and nothing is kept of it.
func TestCorrectionsThatCannotBe(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95") // published on 6 March 2019
	for _, test := range []struct{ field, value, says string }{
		{"value", "-5", "0 or more"},
		{"value", "12.5", "counted whole"},
		{"unit", "soldiers", "no unit is called"},
		{"unit", "XYZ", "ISO 4217"},
		{"unit", "null", "no unit is called"},
		{"country", "XX", "code of a country"},
		{"country", "UK", "code of a country"},
		{"country", "ua", "code of a country"},
		{"subject", `{"country": "QQ"}`, "code of a country"},
		{"said", "2019-03-09", "published on 2019-03-06"},
		{"as_of", "2019-04-01", "period_kind due"},
		{"period_to", "2020-03-06", "period_kind due"},
		{"said", "2019-02-30", "ISO 8601"},
		{"geonames", "-3", "GeoNames"},
		{"place", strings.Repeat("x", 1001), "1000 bytes"},
		{"claimant", "a\x1b[31mb", "not text"},
		{"hedges", "a\x00", "not text"},
		{"claimant", `" "`, "blank"},
		{"bound", "roughly", "more_than"},
		{"low", "500", "low and high follow"},
		{"colour", "red", "no field"},
		{"meant-low", "3", "did you mean meant_low?"},
		{"meas", "killed", "did you mean measure?"},
	} {
		_, err := k.Correct(ctx, by, c.ID, test.field, test.value)
		misused(t, test.field+" "+test.value, err, test.says)
	}
	for _, test := range []struct{ field, value, says string }{
		{"value2", "40", "below its lower end"},
		{"bound", "range", "two ends"},
		{"high", "12", "before it begins"},
		{"meant_low", "500", "before it begins"},
	} {
		_, err := k.Correct(ctx, by, c.ID, test.field, test.value)
		refused(t, err, test.says)
	}
	if got := claimOf(t, l, "post-1", "at least 95"); got.Review != "" {
		t.Errorf("the claim became %+v", got)
	}
}

func misused(t *testing.T, what string, err error, says string) {
	t.Helper()
	misuse := (*ingest.Misuse)(nil)
	if !errors.As(err, &misuse) {
		t.Errorf("%s: no misuse: %v", what, err)
	} else if !strings.Contains(misuse.Error(), says) {
		t.Errorf("%s: %q does not say %q", what, misuse.Error(), says)
	}
}

// What is unusual is not refused for that.
func TestCorrectionsThatMayBe(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	for _, test := range []struct{ field, value string }{
		{"value", "0"},
		{"said", "2019-03-07"}, // where it is tomorrow
		{"unit", "tons"},
		{"value", "12.5"},
		{"measure", "price"},
		{"unit", "per cent"},
		{"value", "140"},
		{"value", "-3"},
		{"period_kind", "due"},
		{"period_to", "2020-03-06"},
		{"country", "XK"},
		{"via", "Example Wire"},
		{"claimant", "Farm\nWorkers"},
	} {
		if _, err := k.Correct(ctx, by, c.ID, test.field, test.value); err != nil {
			t.Errorf("%s %s: %v", test.field, test.value, err)
		}
	}
	got := claimOf(t, l, "post-1", "at least 95")
	if got.Unit != recount.UnitPercent || len(got.Relay) != 1 || got.Relay[0] != "Example Wire" {
		t.Errorf("the claim became %+v", got)
	}
	_, err := k.Correct(ctx, by, c.ID, "measure", "killed")
	if err != nil {
		t.Error(err)
	}
	_, err = k.Correct(ctx, by, c.ID, "value", "140")
	misused(t, "140 percent killed", err, "100 at most")
}

func TestMissedClaimsThatCannotBe(t *testing.T) {
	ctx := context.Background()
	_, k, _ := filled(t)
	given := func(field, value string) ingest.Missed {
		return ingest.Missed{Source: "Radio Tarn", Words: "Police said 12 had died.", Published: recount.DayOf(day), Fields: map[string]string{field: value}}
	}
	_, err := k.AddMissed(ctx, by, given("value", "-1"))
	misused(t, "a negative count", err, "0 or more")
	_, err = k.AddMissed(ctx, by, given("unit", "heads"))
	misused(t, "a unit of nobody's", err, "no unit")
	missed := given("measure", "killed")
	missed.Published = recount.DayOf(day).Add(40)
	_, err = k.AddMissed(ctx, by, missed)
	misused(t, "a day to come", err, "a day to come")
	share := given("value", "0.5")
	share.Fields["unit"] = "percent"
	if _, err := k.AddMissed(ctx, by, share); err != nil {
		t.Errorf("half a percent: %v", err)
	}
}
