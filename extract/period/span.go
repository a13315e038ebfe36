package period

import (
	"time"

	"recount"
)

// Grain is the size of the calendar unit that an expression names: `March` has
// the grain of a month, `last week` that of a week.
type Grain string

// The grains, from the smallest. An expression of clock time has no days.
const (
	Second    Grain = "second"
	Minute    Grain = "minute"
	Hour      Grain = "hour"
	DayGrain  Grain = "day"
	Weekend   Grain = "weekend"
	Week      Grain = "week"
	Fortnight Grain = "fortnight"
	Month     Grain = "month"
	Quarter   Grain = "quarter"
	Season    Grain = "season"
	Half      Grain = "half"
	Year      Grain = "year"
	Decade    Grain = "decade"
	Century   Grain = "century"
)

// step is the length of a grain in days and months; clock units have neither.
type step struct{ days, months int }

func (g Grain) step() step {
	switch g {
	case DayGrain:
		return step{days: 1}
	case Week, Weekend:
		return step{days: 7}
	case Fortnight:
		return step{days: 14}
	case Month:
		return step{months: 1}
	case Quarter, Season:
		return step{months: 3}
	case Half:
		return step{months: 6}
	case Year:
		return step{months: 12}
	case Decade:
		return step{months: 120}
	case Century:
		return step{months: 1200}
	}
	return step{}
}

// clock tells that the grain is shorter than a day.
func (g Grain) clock() bool { return g.step() == step{} }

// move returns the day n grains after d, or before where n is negative. Clock
// units move by the whole days that they fill.
func (g Grain) move(d recount.Day, n int) recount.Day {
	s := g.step()
	switch {
	case s.months != 0:
		return d.AddMonths(n * s.months)
	case s.days != 0:
		return d.Add(n * s.days)
	case g == Hour:
		return d.Add(n / 24)
	}
	return d
}

// span is a run of days, both ends in; a zero end is open.
type span struct{ from, to recount.Day }

func (s span) empty() bool { return s.from.IsZero() && s.to.IsZero() }

// writable returns s, or nothing if it leaves the years 1 to 9999 that a day can be
// written in: 9,999 years ago.
func (s span) writable() span {
	first, _, _ := s.from.Date()
	last, _, _ := s.to.Date()
	if !s.from.IsZero() && (first < 1 || first > 9999) || !s.to.IsZero() && (last < 1 || last > 9999) {
		return span{}
	}
	return s
}

// around returns the calendar unit of grain g that holds d: weeks begin on
// Monday, quarters in January, decades in years that end in 0.
func (g Grain) around(d recount.Day) span {
	year, month, _ := d.Date()
	sinceMonday := (int(d.Weekday()) + 6) % 7
	switch g {
	case Week, Fortnight:
		return g.run(d.Add(-sinceMonday))
	case Weekend:
		saturday := d.Add(5 - sinceMonday)
		return span{saturday, saturday.Add(1)}
	case Month:
		return g.run(recount.NewDay(year, month, 1))
	case Quarter:
		return g.run(recount.NewDay(year, month-(month-1)%3, 1))
	case Half:
		return g.run(recount.NewDay(year, month-(month-1)%6, 1))
	case Season:
		return g.run(recount.NewDay(year, month-month%3, 1))
	case Year:
		return g.run(recount.NewDay(year, time.January, 1))
	case Decade:
		return g.run(recount.NewDay(year-year%10, time.January, 1))
	case Century:
		return g.run(recount.NewDay(year-year%100, time.January, 1))
	}
	return span{d, d}
}

// run returns one unit of grain g that begins on first.
func (g Grain) run(first recount.Day) span { return span{first, g.move(first, 1).Add(-1)} }

// nth returns the n-th unit of grain g within s, counted from 1, or from the
// end where n is negative. A week belongs to the month or year that holds its
// Thursday, as ISO 8601 counts.
func (g Grain) nth(s span, n int) (span, bool) {
	var first recount.Day
	if n > 0 {
		first = g.opening(s.from)
		first = g.move(first, n-1)
	} else {
		last := g.closing(s.to)
		first = g.move(last, n+1)
	}
	unit := g.run(first)
	if g == Weekend {
		unit = span{first, first.Add(1)}
	}
	inside := unit.to.Compare(s.from) >= 0 && unit.from.Compare(s.to) <= 0
	return unit, inside
}

// opening is the first day of the first unit that belongs to a span that
// begins on d.
func (g Grain) opening(d recount.Day) recount.Day {
	unit := g.around(d)
	if g == Week && unit.from.Add(3).Compare(d) < 0 {
		return unit.from.Add(7)
	}
	return unit.from
}

// closing is the first day of the last unit that belongs to a span that ends
// on d.
func (g Grain) closing(d recount.Day) recount.Day {
	unit := g.around(d)
	if g == Week && unit.from.Add(3).Compare(d) > 0 {
		return unit.from.Add(-7)
	}
	return unit.from
}

// clip returns the part of s that lies within limit.
func (s span) clip(limit span) (span, bool) {
	if s.from.Compare(limit.from) < 0 {
		s.from = limit.from
	}
	if s.to.Compare(limit.to) > 0 {
		s.to = limit.to
	}
	return s, s.from.Compare(s.to) <= 0
}
