package verdict

import (
	"strings"

	"recount/compare/origin"
	"recount/compare/profile"
)

// holds tells the day that a figure holds for.
func holds(e extent) string {
	day := origin.Date(e.day)
	switch {
	case e.day.IsZero():
		return "of no known day"
	case e.windowed() && e.from == e.to:
		return "for " + day
	case e.windowed():
		return origin.Date(e.from) + " to " + day
	case e.class == due:
		return "due by " + day
	case e.inferred:
		return "as of " + day + ", inferred"
	}
	return "as of " + day
}

// covers tells what an extent covers.
func covers(e extent) string {
	switch {
	case e.class == rate:
		return "is a rate"
	case e.class == due:
		return "is meant for " + origin.Date(e.day)
	case e.windowed():
		return "covers " + lengthWords(e)
	case !e.from.IsZero():
		return "counts from " + origin.Date(e.from)
	}
	return "has no stated beginning"
}

// kindOf is what an extent covers as a noun: "a week", "a total".
func kindOf(e extent, c *profile.Profile) string {
	switch {
	case e.class == rate:
		return strings.TrimSuffix("a rate per "+perWhat(c.Period), " per ")
	case e.class == due:
		return "a figure for a day to come"
	case e.windowed():
		return lengthWords(e)
	case !e.from.IsZero():
		return "a total since " + origin.Date(e.from)
	}
	return "a total"
}

// lengthWords tells how long a window is: a day, a week, 12 days, a month.
func lengthWords(e extent) string {
	days := e.length()
	switch {
	case days <= 1:
		return origin.Date(e.to)
	case days == 7 || days == 8:
		return "a week"
	case days >= 28 && days <= 32:
		return "a month"
	case days == 365 || days == 366:
		return "a year"
	}
	return inDays(days)
}

// inDays is a number of days in words: one day, six days, 12 days.
func inDays(n int) string {
	small := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	switch {
	case n == 1:
		return "one day"
	case n >= 0 && n < len(small):
		return small[n] + " days"
	}
	return number(float64(n)) + " days"
}
