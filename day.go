package recount

import (
	"encoding/json"
	"fmt"
	"time"
)

// Day is one calendar day (ISO 8601, proleptic Gregorian), without time or
// zone: news says "on Friday", and means a day where it happened. The zero Day
// means that no day is known; it is null in JSON and empty as text.
type Day struct {
	year  int
	month time.Month
	day   int
}

// NewDay returns the day of that year, month and day of the month. Values out
// of range are carried over as in [time.Date]: 31 April is 1 May.
func NewDay(year int, month time.Month, day int) Day {
	y, m, d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	return Day{y, m, d}
}

// ValidDay is [NewDay] for days that exist; ok is false for 31 April, month 13
// or a year outside 1 to 9999.
func ValidDay(year int, month time.Month, day int) (d Day, ok bool) {
	d = NewDay(year, month, day)
	return d, d == Day{year, month, day} && year >= 1 && year <= 9999
}

// ParseDay reads an ISO 8601 day, alone (2024-12-18) or followed by a time
// (2024-12-18T14:00:00Z), which is left out.
func ParseDay(s string) (Day, error) {
	const layout = "2006-01-02"
	date := s
	if len(date) > len(layout) && (date[len(layout)] == 'T' || date[len(layout)] == ' ') {
		date = date[:len(layout)]
	}
	t, err := time.Parse(layout, date)
	if err != nil {
		return Day{}, fmt.Errorf("%q is not an ISO 8601 day like 2024-12-18", s)
	}
	return DayOf(t), nil
}

// DayOf returns the calendar day of t in t's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero tells that no day is known.
func (d Day) IsZero() bool { return d == Day{} }

// Date returns year, month and day of the month; all zero for the zero Day.
func (d Day) Date() (year int, month time.Month, day int) { return d.year, d.month, d.day }

// Time returns midnight UTC of the day, for arithmetic.
func (d Day) Time() time.Time { return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Add returns the day n days later, or earlier where n is negative.
func (d Day) Add(n int) Day { return NewDay(d.year, d.month, d.day+n) }

// AddMonths returns the same day of the month n months later, or the last day
// of that month where it is shorter: one month after 31 January is 28 or 29
// February.
func (d Day) AddMonths(n int) Day {
	first := NewDay(d.year, d.month+time.Month(n), 1)
	last := NewDay(first.year, first.month+1, 0)
	return Day{first.year, first.month, min(d.day, last.day)}
}

// Sub returns the number of days from e to d.
func (d Day) Sub(e Day) int {
	const day = 24 * 60 * 60
	return int((d.Time().Unix() - e.Time().Unix()) / day) // a time.Duration holds 292 years
}

// Compare is -1, 0 or +1 as d is before, the same as or after e.
func (d Day) Compare(e Day) int { return d.Time().Compare(e.Time()) }

// String returns the day as ISO 8601 (2024-12-18), empty for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// MarshalText writes an ISO 8601 day, nothing for the zero Day.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Day.MarshalText] writes, and ISO 8601 days with a
// time behind them.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Day{}
		return nil
	}
	var err error
	*d, err = ParseDay(string(b))
	return err
}

// MarshalJSON writes an ISO 8601 string, or null for the zero Day.
func (d Day) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what [Day.MarshalJSON] writes, and ISO 8601 days with a
// time behind them.
func (d *Day) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if s == nil {
		s = new(string)
	}
	return d.UnmarshalText([]byte(*s))
}
