package ledger_test

import (
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

func TestDaysOfAFilterAreInOrder(t *testing.T) {
	first, second := recount.NewDay(2024, time.May, 1), recount.NewDay(2024, time.May, 2)
	for _, one := range []struct {
		since, until recount.Day
		refused      bool
	}{
		{first, second, false},
		{first, first, false},
		{second, first, true},
		{second, recount.Day{}, false},
		{recount.Day{}, first, false},
	} {
		if err := ledger.InOrder(one.since, one.until); (err != nil) != one.refused {
			t.Errorf("%s to %s: %v", one.since, one.until, err)
		}
	}
}
