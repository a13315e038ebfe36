package extract

import (
	"testing"

	"recount"
)

// TestLookBack reads what a figure leans on in an earlier sentence, and leaves
// alone what says its own.
func TestLookBack(t *testing.T) {
	x := newExtractor(t)
	for _, test := range []struct {
		text    string
		measure recount.Measure
		unit    string
	}{
		{"The mudslide killed 12 people. A second official put the number at about 80.", recount.Killed, "people"},
		{"The blaze injured 30 people. Later the figure rose to 41.", recount.Wounded, "people"},
		{"Donors pledged $2 billion in aid. The agency had asked for 4 billion.", recount.Aid, "USD"},
		{"Donors pledged $2 billion in aid. Some 300 schools were destroyed.", recount.Damage, "items"},
		{"The mudslide killed 12 people. Mayor Ann Lee spoke of 30.", recount.Killed, "people"},
		{"The company will cut 1,100 jobs. They say 1,100, we say 1,400.", recount.Affected, "people"},
		{"The mudslide killed 12 people. Among them were five children.", recount.Killed, "people"},
		{"Ninety people were rescued. Four of them are tourists.", recount.Affected, "people"},
		{"Some 14,000 barrels of oil leaked. Green groups believe the figure is closer to 30,000.", recount.Other, "barrels"},
		{"The mudslide killed 12 people, twice the first estimate of 6.", recount.Killed, "people"},
		{"The mudslide killed 12 people. The firm employs 300.", recount.Strength, "people"},
		{"The mudslide killed 12 people. It was the wettest month in a decade. Roads were shut. The number of schools is 80.", recount.Other, "items"},
	} {
		claims := x.Extract(recount.Report{Text: test.text}).Claims
		if len(claims) == 0 {
			t.Errorf("%s: no claims", test.text)
			continue
		}
		if last := claims[len(claims)-1]; last.Measure != test.measure || last.Unit != test.unit {
			t.Errorf("%s: got %s of %s, want %s of %s", test.text, last.Measure, last.Unit, test.measure, test.unit)
		}
	}
}
