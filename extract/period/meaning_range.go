package period

import (
	"time"

	"recount"
)

// dateRange is the time from the beginning of one date to the end of another.
// A year or month that one of them leaves out is that of the other.
func dateRange(_ *matcher, a []capture, _ place) (capture, bool) {
	from, to := a[0].value, a[1].value
	if from.kind != Date || to.kind != Date || from.edge != "" || to.edge != "" {
		return capture{}, false
	}
	switch {
	case from.cycle == "" && to.cycle == "":
		v := fixed(to.grain, span{from.fixed.from, to.fixed.to})
		v.relative = from.relative || to.relative
		if from.fixed.empty() || to.fixed.empty() {
			return dated(unresolved(to.grain), true)
		}
		return dated(v, v.fixed.from.Compare(v.fixed.to) <= 0)
	case from.cycle == "":
		return dated(to.change2(from.fixed, func(s span) (span, bool) { return to.firstFrom(s.from) }))
	case to.cycle == "":
		return dated(from.change2(to.fixed, func(s span) (span, bool) { return from.lastTo(s) }))
	}
	v := cyclic(to.grain, from.cycle, func(i int) (span, bool) {
		s, ok := from.turn(i)
		if !ok {
			return s, false
		}
		t, ok := to.firstFrom(s.from)
		return span{s.from, t.to}, ok
	})
	return dated(v, true)
}

// change2 makes a fixed value of v and the fixed other end of a range.
func (v *value) change2(other span, f func(span) (span, bool)) (*value, bool) {
	if other.empty() {
		return unresolved(v.grain), true
	}
	s, ok := f(other)
	joined := span{other.from, s.to}
	if s.from.Compare(other.from) < 0 {
		joined = span{s.from, other.to}
	}
	return fixed(v.grain, joined), ok
}

// firstFrom is the first turn that begins on d or later.
func (v *value) firstFrom(d recount.Day) (span, bool) { return v.next(d.Add(-1)) }

// lastTo is the last turn that begins before the end of s.
func (v *value) lastTo(s span) (span, bool) { return v.past(s.to) }

// rangeToNow is the time from a date to the day of publication.
func rangeToNow(m *matcher, a []capture, _ place) (capture, bool) {
	v := a[0].value
	if v.edge != "" || v.kind != Date {
		return capture{}, false
	}
	return m.relative(DayGrain, func() span {
		past, _ := v.readings(m.ref)
		return span{past.from, m.ref}
	})
}

// daysOfMonth is a run of days in one month: 13 to 15 July. Arguments: month,
// first, last, and a year where one is told.
func daysOfMonth(m *matcher, a []capture, at place) (capture, bool) {
	month, from, to := time.Month(a[0].n), a[1].n, a[2].n
	turn := func(year int) (span, bool) {
		f, ok1 := recount.ValidDay(year, month, from)
		t, ok2 := recount.ValidDay(year, month, to)
		return span{f, t}, ok1 && ok2 && from < to
	}
	if len(a) > 3 && a[3].found {
		s, ok := turn(a[3].n)
		return dated(fixed(DayGrain, s), ok)
	}
	_, ok := turn(2000)
	return dated(cyclic(DayGrain, Year, turn), ok && !m.counts(at))
}

// edge is a time that begins or ends with a date. Arguments: side, date.
func edge(m *matcher, a []capture, at place) (capture, bool) {
	v := *a[1].value
	if v.edge != "" || v.kind != Date || m.describes(at) {
		return capture{}, false
	}
	v.edge = Edge(a[0].name)
	return dated(&v, true)
}

// describes tells whether a hyphen makes a quarter part of what stands behind it:
// in "after first-quarter sales" it is the sales that something comes after.
func (m *matcher) describes(at place) bool {
	last := m.words[at.to-1]
	return last.id == m.ids["quarter"] && last.start > 0 && m.text[last.start-1] == '-'
}

// apply returns the days on the edge's side of s.
func (e Edge) apply(s span) span {
	if s.empty() {
		return s
	}
	switch e {
	case Since:
		return span{from: s.from}
	case After:
		return span{from: s.to.Add(1)}
	case Until, By:
		return span{to: s.to}
	case Before:
		return span{to: s.from.Add(-1)}
	}
	return s
}

func duration(_ *matcher, a []capture, _ place) (capture, bool) {
	g := Grain(a[1].name)
	return dated(&value{kind: Duration, grain: g, count: a[0].n, unit: g}, true)
}

// halves is a duration of so many units and a half.
func halves(m *matcher, a []capture, at place) (capture, bool) {
	n, g := withHalf(a[0].n, Grain(a[1].name))
	return duration(m, []capture{{n: n}, {name: string(g)}}, at)
}

// withHalf is n units and a half in whole smaller units.
func withHalf(n int, g Grain) (int, Grain) {
	switch g {
	case Century:
		return n*100 + 50, Year
	case Decade:
		return n*10 + 5, Year
	case Year:
		return n*12 + 6, Month
	case Month:
		return n*30 + 15, DayGrain
	case DayGrain:
		return n*24 + 12, Hour
	case Week:
		return n*7 + 3, DayGrain
	}
	return n*60 + 30, Minute
}

// again is a time that comes again. Arguments: unit.
func again(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(&value{kind: Set, grain: Grain(a[0].name)}, true)
}

func clock(_ *matcher, _ []capture, _ place) (capture, bool) {
	return dated(&value{kind: Time, grain: Minute}, true)
}
