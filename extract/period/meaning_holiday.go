package period

import (
	"time"

	"recount"
)

// nthday is the n-th weekday of a month: month, weekday, n.
func nthday(_ *matcher, a []capture, _ place) (capture, bool) {
	month, weekday, n := a[0].n, a[1].n, a[2].n
	return dated(cyclic(DayGrain, Year, func(year int) (span, bool) {
		d, ok := nthWeekday(Month.around(first(year, month)), weekday, n)
		return oneDay(d), ok
	}), true)
}

// thanksgiving is a day counted from the American one.
func thanksgiving(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(cyclic(DayGrain, Year, func(year int) (span, bool) {
		d, ok := nthWeekday(Month.around(first(year, 11)), 4, 4)
		return oneDay(d.Add(a[0].n)), ok
	}), true)
}

// easter is a day counted from the western Easter Sunday.
func easter(_ *matcher, a []capture, _ place) (capture, bool) {
	n := a[0].n
	return dated(cyclic(DayGrain, Year, func(year int) (span, bool) {
		return oneDay(easterSunday(year).Add(n)), true
	}), true)
}

// easterSunday is the western Easter by the anonymous Gregorian computus
// (Nature, 20 April 1876).
func easterSunday(year int) recount.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	return recount.NewDay(year, time.Month(month), (h+l-7*m+33*month+19)%32)
}

// islamic is a day of the Islamic calendar: month, day. Feasts begin on the
// sighting of the moon, so the day may be one off. A lunar year is 11 days
// shorter than a solar one: two may begin in one, and the first is taken.
func islamic(_ *matcher, a []capture, _ place) (capture, bool) {
	month, day := a[0].n, a[1].n
	return dated(cyclic(DayGrain, Year, func(year int) (span, bool) {
		from := recount.NewDay(year, 1, 1)
		lunar := (year - 622) * 33 / 32
		for i := range 4 {
			d := islamicDay(lunar-1+i, month, day)
			if d.Compare(from) >= 0 {
				return oneDay(d), true
			}
		}
		return span{}, false
	}), true)
}

// islamicDay is the day in the tabular Islamic calendar (30-year cycle with
// leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), which began on 16 July
// 622 of the Julian, 19 July of the Gregorian calendar.
func islamicDay(year, month, day int) recount.Day {
	days := (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2 + day - 1
	return recount.NewDay(622, time.July, 19).Add(days)
}
