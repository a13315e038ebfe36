package period

// which is the unit n steps from the one that holds the day of publication.
// Arguments: n, unit.
func which(m *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[1].name)
	return m.relative(g, func() span {
		s := g.around(m.ref)
		shifted := span{g.move(s.from, a[0].n), g.move(s.to, a[0].n)}
		if g.step().months != 0 {
			shifted.to = g.move(shifted.from, 1).Add(-1)
		}
		return shifted
	})
}

// whichDay is the weekday of this, the last or the next week. Arguments: n,
// weekday.
func whichDay(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		return oneDay(Week.around(m.ref).from.Add(7*a[0].n + a[1].n - 1))
	})
}

// pastDay is the latest such weekday before the day of publication.
func pastDay(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		s, _ := dayOfWeek(a[0].n).past(m.ref.Add(-1))
		return s
	})
}

// comingDay is the first such weekday after the day of publication.
func comingDay(m *matcher, a []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span {
		s, _ := dayOfWeek(a[0].n).next(m.ref)
		return s
	})
}

// whichTurn is the last, this year's or the next turn of what comes every
// year: last August, next Easter. Arguments: n, date.
func whichTurn(m *matcher, a []capture, _ place) (capture, bool) {
	v := a[1].value
	if v.cycle != Year || v.edge != "" {
		return capture{}, false
	}
	return m.relative(v.grain, func() span {
		var s span
		switch {
		case a[0].n < 0:
			s, _ = v.past(v.grain.around(m.ref).from.Add(-1))
		case a[0].n > 0:
			s, _ = v.next(m.ref)
		default:
			s, _ = v.turn(index(Year, m.ref))
		}
		return s
	})
}

// afterNext is the second turn from now: Wednesday after next.
func afterNext(m *matcher, a []capture, _ place) (capture, bool) {
	v := a[0].value
	if v.cycle == "" {
		return capture{}, false
	}
	return m.relative(v.grain, func() span {
		next, _ := v.next(m.ref)
		s, _ := v.next(next.from)
		return s
	})
}

// rolling is the n units that end before, or begin after, the day of
// publication: whole days, which that day is not. Arguments: sign, n, unit.
// Quarters and weekends are those of the calendar.
func rolling(m *matcher, a []capture, _ place) (capture, bool) {
	n, g := a[1].n, Grain(a[2].name)
	if n < 1 {
		return capture{}, false
	}
	return m.relative(g, func() span {
		from, to := m.ref, m.ref.Add(1)
		if g == Quarter || g == Weekend {
			s := g.around(m.ref)
			from, to = s.from, s.to.Add(1)
		}
		if a[0].n < 0 {
			return span{g.move(from, -n), from.Add(-1)}.whole()
		}
		return span{to, g.move(to, n).Add(-1)}.whole()
	})
}

// whole keeps a span of less than a day from being turned around.
func (s span) whole() span {
	if s.from.Compare(s.to) > 0 {
		s.to = s.from
	}
	return s
}

// someUnits is what `recent weeks` and `coming days` are taken to count.
const someUnits = 3

func recent(m *matcher, a []capture, at place) (capture, bool) {
	return rolling(m, []capture{a[0], {n: someUnits}, a[1]}, at)
}

// toDate is a running unit up to the day before publication.
func toDate(m *matcher, a []capture, _ place) (capture, bool) {
	unit := a[0].value
	return m.relative(DayGrain, func() span { return span{unit.fixed.from, m.ref.Add(-1)}.whole() })
}

// rest is what remains of a running unit, the day of publication included.
func rest(m *matcher, a []capture, _ place) (capture, bool) {
	unit := a[0].value
	return m.relative(DayGrain, func() span { return span{m.ref, unit.fixed.to}.whole() })
}

// weekend is the latest or next one, like a weekday.
func weekend(_ *matcher, _ []capture, _ place) (capture, bool) {
	return dated(cyclic(Weekend, Week, func(i int) (span, bool) {
		return Weekend.around(monday(i)), true
	}), true)
}

// holidayWeekend joins a day to the weekend that touches it.
func holidayWeekend(m *matcher, a []capture, at place) (capture, bool) {
	if len(a) > 1 {
		c, ok := inYear(m, a, at)
		if !ok {
			return c, false
		}
		return holidayWeekend(m, []capture{c}, at)
	}
	v, ok := a[0].value.change(func(s span) (span, bool) {
		w := Weekend.around(s.from)
		if isoWeekday(s.from) <= 2 {
			w = Weekend.around(s.from.Add(-7))
		}
		if s.from.Compare(w.from) < 0 {
			w.from = s.from
		}
		if s.to.Compare(w.to) > 0 {
			w.to = s.to
		}
		return w, true
	})
	v.grain = Weekend
	return dated(v, ok && a[0].value.grain == DayGrain)
}

// overnight is the night that ended on the day of publication.
func overnight(m *matcher, _ []capture, _ place) (capture, bool) {
	return m.relative(DayGrain, func() span { return span{m.ref.Add(-1), m.ref} })
}

func toDateUnit(m *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[0].name)
	return m.relative(DayGrain, func() span { return span{g.around(m.ref).from, m.ref.Add(-1)}.whole() })
}
