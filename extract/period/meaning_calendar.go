package period

import (
	"time"

	"recount"
)

func first(year, month int) recount.Day { return recount.NewDay(year, time.Month(month), 1) }

// yearly is a unit that begins on the first of a month, every year.
func yearly(g Grain, month int) *value {
	return cyclic(g, Year, func(year int) (span, bool) { return g.run(first(year, month)), true })
}

func quarter(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(yearly(Quarter, a[0].n*3-2), a[0].n >= 1 && a[0].n <= 4)
}

func half(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(yearly(Half, a[0].n*6-5), true)
}

// season begins on the first of March, June, September and December, as
// weather services of the northern half of the world count.
func season(m *matcher, a []capture, at place) (capture, bool) {
	if !m.standsAlone(at) {
		return capture{}, false
	}
	return dated(yearly(Season, a[0].n), true)
}

// decade is the ten years from a year that ends in 0; two digits are of the
// twentieth century.
func decade(_ *matcher, a []capture, _ place) (capture, bool) {
	year := a[0].n
	if year < 100 {
		year += 1900
	}
	return dated(fixed(Decade, Decade.run(first(year, 1))), year%10 == 0)
}

// decadeAlone is a decade of two digits without an article, which may be an age
// or a temperature: it needs a word before it that years follow.
func decadeAlone(m *matcher, a []capture, at place) (capture, bool) {
	if at.from == 0 {
		return capture{}, false
	}
	if _, ok := m.sense(m.words[at.from-1], m.classes["beforeyear"]); !ok {
		return capture{}, false
	}
	return decade(m, a, at)
}

// century numbers the hundred years as news does: the 21st from 2000.
func century(_ *matcher, a []capture, _ place) (capture, bool) {
	return dated(fixed(Century, Century.run(first(a[0].n*100-100, 1))), a[0].n >= 2 && a[0].n <= 30)
}

// isoweek is the n-th week of some year.
func isoweek(_ *matcher, a []capture, _ place) (capture, bool) {
	n := a[0].n
	return dated(cyclic(Week, Year, func(year int) (span, bool) {
		return Week.nth(Year.around(first(year, 1)), n)
	}), true)
}

// fiscal years begin when their owner says, which the words do not tell.
func fiscal(_ *matcher, _ []capture, _ place) (capture, bool) { return dated(unresolved(Year), true) }

// anaphor is a day told from another that the text has named: the day before.
func anaphor(_ *matcher, _ []capture, _ place) (capture, bool) {
	return dated(unresolved(DayGrain), true)
}

// bareYear is a year that is only a number.
func bareYear(m *matcher, a []capture, at place) (capture, bool) {
	if m.thingCounted(at) {
		return capture{}, false
	}
	return y(m, a, at)
}

// yearPair is two years that follow each other: 2014/15.
func yearPair(m *matcher, a []capture, at place) (capture, bool) {
	c, _ := y(m, a, at)
	c.value.fixed.to = c.value.fixed.to.AddMonths(12)
	return c, (a[0].n+1)%100 == a[1].n
}

// yearDigit is yearPair with one digit: 2014-5.
func yearDigit(m *matcher, a []capture, at place) (capture, bool) {
	return yearPair(m, []capture{a[0], {n: a[0].n%100 - a[0].n%10 + a[1].n}}, at)
}

// yearMonthDigit is a year and month, 2015-3, unless the digit is that of the
// year after.
func yearMonthDigit(m *matcher, a []capture, at place) (capture, bool) {
	c, ok := ym(m, a, at)
	return c, ok && a[1].n != a[0].n%10+1
}

// years is a run of years in one century: 1914-18. The second number is no
// month, which would be 12 or less.
func years(m *matcher, a []capture, at place) (capture, bool) {
	c, _ := y(m, a, at)
	more := a[1].n - a[0].n%100
	c.value.fixed.to = c.value.fixed.to.AddMonths(12 * more)
	return c, more > 0 && a[1].n > 12
}
