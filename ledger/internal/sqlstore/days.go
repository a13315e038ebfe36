package sqlstore

import (
	"time"

	"recount"
)

// noDay sorts after all days, where rows stand in order of their day.
const noDay = 99999999

// dayNumber writes a day as a whole number, 20241218; 0 is no day.
func dayNumber(d recount.Day) int64 {
	if d.IsZero() {
		return 0
	}
	year, month, day := d.Date()
	return int64(year*10000 + int(month)*100 + day)
}

// numberDay reads what dayNumber writes.
func numberDay(n int64) recount.Day {
	if n == 0 || n == noDay {
		return recount.Day{}
	}
	return recount.NewDay(int(n/10000), time.Month(n/100%100), int(n%100))
}

// dayOrder is dayNumber for ordering: claims without a day come last.
func dayOrder(d recount.Day) int64 {
	if d.IsZero() {
		return noDay
	}
	return dayNumber(d)
}

// newest is what rows are ordered by where the newest come first.
func newest(known int64) int64 { return noDay - known }
