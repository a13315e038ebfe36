package period

// ago is the day n units from that of publication; negative n units before.
// Arguments: sign, n, unit.
func ago(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		return oneDay(Grain(a[2].name).move(m.ref, a[0].n*a[1].n))
	})
}

// ago2 is ago with two units: two weeks and three days ago.
func ago2(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		d := Grain(a[2].name).move(m.ref, a[0].n*a[1].n)
		return oneDay(Grain(a[4].name).move(d, a[0].n*a[3].n))
	})
}

// agoHalf is a number of units and a half ago. Arguments: n, unit.
func agoHalf(m *matcher, a []capture, at place) (capture, bool) {
	n, g := withHalf(a[0].n, Grain(a[1].name))
	return ago(m, []capture{{n: -1}, {n: n}, {name: string(g)}}, at)
}

// agoBetween is a time some units ago: two or three days ago. Arguments: least
// and most units, unit.
func agoBetween(m *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[2].name)
	return m.relative(DayGrain, func() span {
		return span{g.move(m.ref, -a[1].n), g.move(m.ref, -a[0].n)}.whole()
	})
}

// ending is a length of time up to the end of another: the 12 months to June.
// Arguments: n, unit, end.
func ending(_ *matcher, a []capture, _ place) (capture, bool) {
	g, end := Grain(a[1].name), a[2].value
	v, ok := end.change(func(s span) (span, bool) {
		return span{g.move(s.to.Add(1), -a[0].n), s.to}, true
	})
	v.grain, v.ends = g, true
	return dated(v, ok && end.kind == Date && end.edge == "")
}

// countedDays is the n-th weekday back or ahead: two Thursdays ago.
// Arguments: sign, n, weekday.
func countedDays(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		v := dayOfWeek(a[2].n)
		if a[0].n < 0 {
			s, _ := v.past(m.ref.Add(-1))
			return oneDay(s.from.Add(-7 * (a[1].n - 1)))
		}
		s, _ := v.next(m.ref)
		return oneDay(s.from.Add(7 * (a[1].n - 1)))
	})
}

// withinUnits is the time from the day of publication on: within two weeks.
func withinUnits(m *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[1].name)
	return m.relative(g, func() span { return span{m.ref, g.move(m.ref, a[0].n).Add(-1)}.whole() })
}

// shift is a time moved: two days before Christmas. Arguments: sign, n, unit,
// time.
func shift(_ *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[2].name)
	n := a[0].n * a[1].n
	v, ok := a[3].value.change(func(s span) (span, bool) {
		return oneDay(g.move(s.from, n)), true
	})
	v.grain, v.weekday = DayGrain, 0
	return dated(v, ok && a[3].value.edge == "" && a[3].value.kind == Date)
}

// shiftNext is shift from the next turn: two weeks from 15 January looks
// ahead by its wording.
func shiftNext(m *matcher, a []capture, at place) (capture, bool) {
	v := a[3].value
	if v.cycle == "" || m.ref.IsZero() {
		return shift(m, a, at)
	}
	s, ok := v.next(m.ref)
	ahead := fixed(v.grain, s)
	ahead.relative = true
	c, fine := shift(m, []capture{a[0], a[1], a[2], {value: ahead}}, at)
	return c, ok && fine
}

// hours is a time of hours up to or from publication, told in the days that
// it touches. Arguments: sign, n, unit.
func hours(m *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[2].name)
	return m.relative(g, func() span {
		if a[0].n < 0 {
			return span{g.move(m.ref, -a[1].n), m.ref}
		}
		return span{m.ref, g.move(m.ref, a[1].n)}
	})
}

// onDay is a weekday told twice: in three days, on Friday. It is the nearest
// to the first, and lies in it where that is longer than a day.
func onDay(_ *matcher, a []capture, _ place) (capture, bool) {
	whole := a[0].value
	ok := a[1].value.cycle == Week && whole.rule != "anaphor"
	v, fine := whole.change(func(s span) (span, bool) {
		if whole.grain == DayGrain {
			s = span{s.from.Add(-3), s.from.Add(3)}
		}
		return a[1].value.within(s)
	})
	v.grain = DayGrain
	return dated(v, ok && fine)
}

// untilNow is up to the day of publication: till date.
func untilNow(m *matcher, _ []capture, _ place) (capture, bool) {
	c, ok := m.daysFrom(0)
	c.value.edge = Until
	return c, ok
}
