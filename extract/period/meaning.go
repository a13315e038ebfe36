package period

import (
	"time"

	"recount"
)

// meaning makes the capture of a matched pattern from its arguments; ok is
// false where the words match and yet mean nothing, such as 31 April. at is
// where the match stands. A value among the arguments may serve other patterns
// as well: it is copied, never changed.
type meaning func(m *matcher, a []capture, at place) (c capture, ok bool)

// place is a run of words, by their index.
type place struct{ from, to int }

// meanings returns the functions that the grammar calls by name.
func meanings() map[string]meaning {
	return map[string]meaning{
		"same": same, "sum": sum, "abbreviated": abbreviated, "hundreds": hundreds, "monthday": monthDay, "pass": pass,
		"ymd": ymd, "ymd2": ymd2, "md": md, "mdplain": mdPlain, "ym": ym, "y": y,
		"bareyear": bareYear, "yearpair": yearPair, "years": years, "yeardigit": yearDigit, "ymdigit": yearMonthDigit, "decadealone": decadeAlone, "dayalone": day,
		"month": monthAlone, "dayname": dayName, "weekday": weekday, "weekdaydate": weekdayDate,
		"weekdaynumber": weekdayNumber, "weekdayplain": weekdayPlain, "dayword": dayword,
		"quarter": quarter, "half": half, "season": season, "decade": decade, "century": century,
		"isoweek": isoweek, "fiscal": fiscal, "anaphor": anaphor, "weekend": weekend,
		"holiday": md, "nthday": nthday, "easter": easter, "thanksgiving": thanksgiving,
		"islamic": islamic, "holidayweekend": holidayWeekend, "nthof": nthOf, "nthlast": nthLast,
		"nthdayof": nthDayOf, "nthdayafter": nthDayAfter, "firstof": firstOf, "in": in,
		"inyear": inYear, "inday": inDay, "inyears": inYears, "weekof": weekOf, "part": part,
		"partofunit": partOfUnit, "which": which, "whichday": whichDay, "pastday": pastDay,
		"comingday": comingDay, "whichturn": whichTurn, "afternext": afterNext, "rolling": rolling,
		"recent": recent, "hours": hours, "todate": toDate, "sofar": toDate,
		"todateunit": toDateUnit, "rest": rest, "overnight": overnight, "ago": ago, "ago2": ago2,
		"agohalf": agoHalf, "agobetween": agoBetween, "ending": ending, "days": countedDays, "within": withinUnits,
		"shift": shift, "shiftnext": shiftNext, "onday": onDay, "range": dateRange,
		"tonow": rangeToNow, "daysof": daysOfMonth, "edge": edge, "untilnow": untilNow,
		"duration": duration, "halves": halves, "set": again, "clock": clock, "partday": partDay,
		"nothing": nothing, "event": anaphor, "cover": cover, "coverboth": coverBoth,
		"coverbare": coverBare, "coveredge": coverEdge, "asof": asOf, "current": current,
		"lately": lately, "lasting": lasting, "inunits": inUnits, "soon": soonIn, "rate": rate,
		"happened": happened, "happenedon": happenedOn, "happenedyear": happenedYear,
	}
}

func number(n int) (capture, bool) { return capture{n: n}, true }

func same(_ *matcher, a []capture, _ place) (capture, bool) { return number(a[0].n) }

// sum adds its arguments; one that is missing counts nothing.
func sum(_ *matcher, a []capture, _ place) (capture, bool) {
	n := 0
	for _, c := range a {
		n += c.n
	}
	return number(n)
}

// hundreds reads years said in two halves: nineteen (hundred) ninety-three.
func hundreds(_ *matcher, a []capture, _ place) (capture, bool) {
	return number(a[0].n*100 + a[1].n)
}

// abbreviated accepts a name with the full stop of an abbreviation.
func abbreviated(m *matcher, a []capture, at place) (capture, bool) {
	return capture{n: a[0].n}, m.trim(at) == at
}

// monthDay accepts the days of a month.
func monthDay(_ *matcher, a []capture, _ place) (capture, bool) {
	return capture{n: a[0].n}, a[0].n >= 1 && a[0].n <= 31
}

func dated(v *value, ok bool) (capture, bool) { return capture{value: v}, ok && v != nil }

func pass(_ *matcher, a []capture, _ place) (capture, bool) { return dated(a[0].value, true) }

func oneDay(d recount.Day) span { return span{d, d} }

func ymd(_ *matcher, a []capture, _ place) (capture, bool) {
	d, ok := recount.ValidDay(a[0].n, time.Month(a[1].n), a[2].n)
	return dated(fixed(DayGrain, oneDay(d)), ok)
}

// ymd2 is ymd with a year of two digits: 50 to 99 are of the last century.
func ymd2(m *matcher, a []capture, at place) (capture, bool) {
	year := 2000 + a[0].n
	if a[0].n >= 50 {
		year -= 100
	}
	return ymd(m, []capture{{n: year}, a[1], a[2]}, at)
}

// md is a day and month of some year.
func md(_ *matcher, a []capture, _ place) (capture, bool) {
	month, day := time.Month(a[0].n), a[1].n
	_, ok := recount.ValidDay(2000, month, day)
	return dated(cyclic(DayGrain, Year, func(year int) (span, bool) {
		d, ok := recount.ValidDay(year, month, day)
		return oneDay(d), ok
	}), ok)
}

// mdPlain is md where the day is a plain number after the month, which may count
// what follows instead: `in March 20 people`.
func mdPlain(m *matcher, a []capture, at place) (capture, bool) {
	if m.counts(at) {
		return capture{}, false
	}
	return md(m, a, at)
}

func ym(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(fixed(Month, Month.around(recount.NewDay(a[0].n, time.Month(a[1].n), 1))), true)
}

func y(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(fixed(Year, Year.around(recount.NewDay(a[0].n, 1, 1))), true)
}

// day is a day of some month: the 19th.
func day(m *matcher, a []capture, at place) (capture, bool) {
	n := a[0].n
	return dated(cyclic(DayGrain, Month, func(i int) (span, bool) {
		d, ok := recount.ValidDay(i/12, time.Month(i%12+1), n)
		return oneDay(d), ok
	}), n >= 1 && n <= 31 && !m.thing(at))
}

func monthOf(n int) *value {
	return cyclic(Month, Year, func(year int) (span, bool) {
		return Month.around(recount.NewDay(year, time.Month(n), 1)), true
	})
}

func monthAlone(m *matcher, a []capture, at place) (capture, bool) {
	return dated(monthOf(a[0].n), m.standsAlone(at))
}

// dayOfWeek comes every week; n counts from Monday, 1.
func dayOfWeek(n int) *value {
	return cyclic(DayGrain, Week, func(i int) (span, bool) { return oneDay(monday(i).Add(n - 1)), true })
}

// dayName is a weekday without a number beside it.
func dayName(m *matcher, a []capture, at place) (capture, bool) {
	return capture{n: a[0].n}, m.standsAlone(at)
}

func weekday(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(dayOfWeek(a[0].n), true)
}

func isoWeekday(d recount.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// weekdayDate is a date with its weekday, which tells the year where it can.
func weekdayDate(_ *matcher, a []capture, _ place) (capture, bool) {
	v := *a[1].value
	v.weekday = a[0].n
	return dated(&v, true)
}

// weekdayNumber is Friday the 13th: the months in which they meet.
func weekdayNumber(_ *matcher, a []capture, _ place) (capture, bool) {
	weekday, n := a[0].n, a[1].n
	return dated(cyclic(DayGrain, Month, func(i int) (span, bool) {
		d, ok := recount.ValidDay(i/12, time.Month(i%12+1), n)
		return oneDay(d), ok && isoWeekday(d) == weekday
	}), true)
}

// weekdayPlain is weekdayNumber with a plain number, which may count what
// follows instead: `On Friday 31 people`.
func weekdayPlain(m *matcher, a []capture, at place) (capture, bool) {
	if m.thing(at) {
		return capture{}, false
	}
	return weekdayNumber(m, a, at)
}

// dayword is a day counted from that of publication.
func dayword(m *matcher, a []capture, _ place) (capture, bool) { return m.daysFrom(a[0].n) }

func (m *matcher) daysFrom(n int) (capture, bool) {
	if m.ref.IsZero() {
		return dated(unresolved(DayGrain), true)
	}
	v := fixed(DayGrain, oneDay(m.ref.Add(n)))
	v.relative = true
	return dated(v, true)
}

// relative returns a fixed value that rests on the day of publication; s is
// called only if that is known.
func (m *matcher) relative(g Grain, s func() span) (capture, bool) {
	v := unresolved(g)
	if !m.ref.IsZero() {
		v.fixed = s()
	}
	return dated(v, true)
}
