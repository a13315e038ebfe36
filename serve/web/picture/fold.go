package picture

import (
	"cmp"
	"slices"
	"time"

	"recount"
)

// stretches are what marks are folded by, in days, the shortest first. Half a
// million years hold every day that can be written.
var stretches = []struct {
	days int
	name string
}{
	{1, "day"}, {7, "week"}, {28, "four weeks"}, {91, "quarter"}, {364, "year"}, {3640, "ten years"}, {200_000_000, "claimant"},
}

// fold makes few marks of many: those of one claimant line and stretch of days
// become one, with the spread of their figures. It says by what, nothing where
// there are few enough. Lines beyond the palette are folded into one.
func fold(marks []mark, most int) (folded []mark, by string) {
	if len(marks) <= most {
		return marks, ""
	}
	lines := rank(marks)
	for _, stretch := range stretches {
		folded = foldBy(marks, lines, stretch.days)
		if by = stretch.name; len(folded) <= most {
			break
		}
	}
	return folded, by
}

// foldBy folds marks by stretches of that many days.
func foldBy(marks []mark, lines map[string]int, days int) []mark {
	type cell struct{ line, stretch int }
	var order []cell
	cells := map[cell][]*mark{}
	for i := range marks {
		m := &marks[i]
		c := cell{lines[m.line], -1}
		if !m.day.IsZero() {
			c.stretch = m.day.Sub(recount.NewDay(1, time.January, 1)) / days
		}
		if cells[c] == nil {
			order = append(order, c)
		}
		cells[c] = append(cells[c], m)
	}
	folded := make([]mark, len(order))
	for i, c := range order {
		folded[i] = foldOne(cells[c], c.line == others)
	}
	return folded
}

// foldOne makes one mark of several: its value is the middle one.
func foldOne(marks []*mark, isOthers bool) mark {
	if len(marks) == 1 && !isOthers {
		return *marks[0]
	}
	slices.SortStableFunc(marks, func(a, b *mark) int { return cmp.Compare(a.value, b.value) })
	m := *marks[len(marks)/2]
	m.claims, m.origins, m.unverified, m.unreal, m.denied = 0, 0, true, true, true
	m.from, m.to = recount.Day{}, recount.Day{}
	if isOthers {
		m.line, m.who = "", "other claimants"
	}
	for _, one := range marks {
		m.low, m.high = min(m.low, one.low), max(m.high, one.high)
		m.openLow, m.openHigh = m.openLow || one.openLow, m.openHigh || one.openHigh
		m.claims, m.origins = m.claims+one.claims, m.origins+one.origins
		m.unverified, m.unreal, m.denied = m.unverified && one.unverified, m.unreal && one.unreal, m.denied && one.denied
		if one.day.Compare(m.day) > 0 {
			m.day = one.day
		}
	}
	return m
}
