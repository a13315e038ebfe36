package period

import "recount"

// nthOf is the n-th unit of a longer time: the second week of May. Arguments:
// n, unit, whole.
func nthOf(_ *matcher, a []capture, _ place) (capture, bool) {
	g, n := Grain(a[1].name), a[0].n
	if n == 0 || g.clock() || (n > 0) != (a[0].n > 0) {
		return capture{}, false
	}
	v, ok := a[2].value.change(func(s span) (span, bool) { return g.nth(s, n) })
	v.grain = g
	return dated(v, ok && longer(a[2].value.grain, g))
}

// longer tells that a is longer than b.
func longer(a, b Grain) bool {
	s, t := a.step(), b.step()
	return s.months*30+s.days > t.months*30+t.days
}

// firstOf is the first (or last, where sign is negative) n units of a longer
// time. Arguments: sign, n, unit, whole.
func firstOf(_ *matcher, a []capture, _ place) (capture, bool) {
	sign, n, g := a[0].n, a[1].n, Grain(a[2].name)
	if n < 1 || g.clock() {
		return capture{}, false
	}
	v, ok := a[3].value.change(func(s span) (span, bool) {
		one, ok1 := g.nth(s, sign)
		other, ok2 := g.nth(s, sign*n)
		if sign < 0 {
			one, other = other, one
		}
		return span{one.from, other.to}, ok1 && ok2
	})
	v.grain = g
	return dated(v, ok)
}

// nthDayOf is the n-th weekday of a longer time: the last Friday of June.
// Arguments: n, weekday, whole.
func nthDayOf(_ *matcher, a []capture, _ place) (capture, bool) {
	n, weekday := a[0].n, a[1].n
	v, ok := a[2].value.change(func(s span) (span, bool) {
		d, ok := nthWeekday(s, weekday, n)
		return oneDay(d), ok
	})
	v.grain = DayGrain
	return dated(v, ok && n != 0 && longer(a[2].value.grain, DayGrain))
}

// nthWeekday is the n-th such weekday within s, from its end if n is negative.
func nthWeekday(s span, weekday, n int) (recount.Day, bool) {
	var d recount.Day
	if n > 0 {
		d = s.from.Add((weekday - isoWeekday(s.from) + 7) % 7).Add(7 * (n - 1))
	} else {
		d = s.to.Add(-((isoWeekday(s.to) - weekday + 7) % 7)).Add(7 * (n + 1))
	}
	return d, d.Compare(s.from) >= 0 && d.Compare(s.to) <= 0
}

// in is a time that comes once in a week, month or year, within one that fixes
// it: Easter 2014, Sunday of last week, the 20th of next month. Arguments: part,
// whole.
func in(_ *matcher, a []capture, _ place) (capture, bool) {
	part, whole := a[0].value, a[1].value
	if part.cycle == "" || part.cycle != whole.grain || part.edge != "" || whole.edge != "" {
		return capture{}, false
	}
	v, ok := whole.change(func(s span) (span, bool) { return part.within(s) })
	v.grain, v.weekday = part.grain, 0
	return dated(v, ok)
}

// inYears is a time that comes every year, in the n-th year from the one of
// publication: March in two years. Arguments: part, n.
func inYears(m *matcher, a []capture, _ place) (capture, bool) {
	if a[0].value.cycle != Year {
		return capture{}, false
	}
	return m.relative(a[0].value.grain, func() span {
		s, _ := a[0].value.within(Year.around(m.ref.AddMonths(12 * a[1].n)))
		return s
	})
}

// weekOf is the week that holds a day.
func weekOf(_ *matcher, a []capture, _ place) (capture, bool) {
	if a[0].value.grain != DayGrain {
		return capture{}, false
	}
	v, ok := a[0].value.change(func(s span) (span, bool) { return Week.around(s.from), true })
	v.grain = Week
	return dated(v, ok)
}

// thirds are the bounds of the early, middle and late part of a unit, in months
// or days from its first: the end of a year is its last four months, that of a
// month its days from the 21st.
func (g Grain) thirds() (bounds [4]int, unit Grain) {
	switch g {
	case Century:
		return [4]int{0, 30, 70, 100}, Year
	case Decade:
		return [4]int{0, 3, 7, 10}, Year
	case Year:
		return [4]int{0, 4, 8, 12}, Month
	case Half:
		return [4]int{0, 2, 4, 6}, Month
	case Quarter, Season:
		return [4]int{0, 1, 2, 3}, Month
	case Month:
		return [4]int{0, 10, 20, 31}, DayGrain
	case Week:
		return [4]int{0, 3, 4, 7}, DayGrain
	}
	return bounds, ""
}

// part is the early, middle or late part of a time. A day stays the day.
// Arguments: part, whole.
func part(_ *matcher, a []capture, _ place) (capture, bool) {
	whole := a[1].value
	if whole.edge != "" {
		return capture{}, false
	}
	bounds, unit := whole.grain.thirds()
	if unit == "" {
		n := *whole
		return dated(&n, whole.grain == DayGrain || whole.grain == Weekend)
	}
	i := a[0].n
	v, ok := whole.change(func(s span) (span, bool) {
		p := span{unit.move(s.from, bounds[i]), unit.move(s.from, bounds[i+1]).Add(-1)}
		if whole.grain == Month && i == 1 {
			p.from = p.from.Add(-1) // the tenth is in the middle as well
		}
		return p.clip(s)
	})
	return dated(v, ok)
}

// nthLast counts from the end: the second last week.
func nthLast(m *matcher, a []capture, at place) (capture, bool) {
	return nthOf(m, []capture{{n: -a[0].n}, a[1], a[2]}, at)
}

// nthDayAfter is the n-th such weekday after a day: the third Tuesday after
// Christmas.
func nthDayAfter(_ *matcher, a []capture, _ place) (capture, bool) {
	n, weekday := a[0].n, a[1].n
	v, ok := a[2].value.change(func(s span) (span, bool) {
		d, ok := nthWeekday(span{s.to.Add(1), s.to.Add(7 * (n + 1))}, weekday, n)
		return oneDay(d), ok
	})
	v.grain = DayGrain
	return dated(v, ok && n > 0)
}

// inYear is in with the year as a number.
func inYear(m *matcher, a []capture, at place) (capture, bool) {
	year, _ := y(m, a[1:], at)
	return in(m, []capture{a[0], year}, at)
}

// inDay is a day by its number, within a month.
func inDay(m *matcher, a []capture, at place) (capture, bool) {
	if a[1].value.grain != Month {
		return capture{}, false
	}
	c, ok := day(m, a, at)
	if !ok {
		return c, false
	}
	return in(m, []capture{c, a[1]}, at)
}

// partOfUnit is a part of the running unit: end of month.
func partOfUnit(m *matcher, a []capture, at place) (capture, bool) {
	unit, _ := which(m, []capture{{}, a[1]}, at)
	return part(m, []capture{a[0], unit}, at)
}

// partDay is early or late on a day, which stays that day.
func partDay(_ *matcher, a []capture, _ place) (capture, bool) {
	v := *a[0].value
	return dated(&v, v.grain == DayGrain)
}
