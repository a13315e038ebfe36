package column

import (
	"reflect"
	"testing"
	"time"

	"recount"
)

type inner struct {
	Country recount.Words `json:"country"`
	Deep    struct {
		Low *float64 `json:"low"`
	} `json:"deep"`
}

type row struct {
	inner
	ID    string         `json:"id"`
	N     int            `json:"n"`
	Near  *int           `json:"near"`
	Share float64        `json:"share"`
	Sure  bool           `json:"sure"`
	Day   recount.Day    `json:"day"`
	At    time.Time      `json:"at"`
	Words []string       `json:"words,omitempty"`
	Spans []recount.Span `json:"spans"`
	Of    map[string]int `json:"of"`
	Whom  *inner         `json:"whom"`
	Sub   inner          `json:"sub"`
	Own   string         `json:"-"`
}

func TestColumns(t *testing.T) {
	low, near, at := 2.5, 7, time.Date(2021, 3, 2, 8, 0, 0, 0, time.UTC)
	full := row{
		ID: "x", N: 3, Near: &near, Share: 0.5, Sure: true, Day: recount.NewDay(2021, 3, 2), At: at, Words: []string{"a; b"},
		Spans: []recount.Span{{Start: 1, End: 2}}, Of: map[string]int{"k": 1}, Whom: &inner{Country: "IS"}, Own: "no key",
	}
	full.Country, full.Sub.Deep.Low = "NO", &low
	want := []struct {
		name  string
		kind  Kind
		full  any
		empty any
	}{
		{"country", Text, "NO", nil},
		{"deep_low", Number, nil, nil},
		{"id", Text, "x", nil},
		{"n", Int, 3, 0},
		{"near", Int, 7, nil},
		{"share", Number, 0.5, 0.0},
		{"sure", Bool, true, false},
		{"day", Day, full.Day, nil},
		{"at", Time, at, nil},
		{"words", List, []string{"a; b"}, nil},
		{"spans", Array, "[[1,2]]", nil},
		{"of", Object, `{"k":1}`, nil},
		{"whom", Object, `{"country":"IS","deep":{"low":null}}`, nil},
		{"sub_country", Text, nil, nil},
		{"sub_deep_low", Number, 2.5, nil},
	}
	columns := Of(reflect.TypeFor[row]())
	if len(columns) != len(want) {
		t.Fatalf("got %d columns, not %d", len(columns), len(want))
	}
	for i, w := range want {
		c := columns[i]
		if c.Name != w.name || c.Kind != w.kind {
			t.Errorf("column %d is %s of kind %d, not %s of %d", i, c.Name, c.Kind, w.name, w.kind)
		}
		for value, expected := range map[*row]any{&full: w.full, {}: w.empty} {
			if got, err := c.Value(reflect.ValueOf(value)); err != nil || !reflect.DeepEqual(got, expected) {
				t.Errorf("%s: got %#v, %v, not %#v", c.Name, got, err, expected)
			}
		}
	}
}
