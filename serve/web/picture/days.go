package picture

import (
	"strconv"
	"time"

	"recount"
)

// calendar maps days to places across.
type calendar struct {
	first, last recount.Day // both in
	left, right float64     // in pixels
}

// newCalendar holds all days that marks speak of, with a day to spare on both
// sides.
func newCalendar(marks []mark, left, right float64) calendar {
	c := calendar{left: left, right: right}
	take := func(d recount.Day) {
		if d.IsZero() {
			return
		}
		if c.first.IsZero() || d.Compare(c.first) < 0 {
			c.first = d
		}
		if d.Compare(c.last) > 0 {
			c.last = d
		}
	}
	for i := range marks {
		take(marks[i].day)
		take(marks[i].from)
		take(marks[i].to)
	}
	if !c.first.IsZero() {
		spare := 1 + c.last.Sub(c.first)/40
		c.first, c.last = c.first.Add(-spare), c.last.Add(spare)
	}
	return c
}

// width is that of a day.
func (c *calendar) width() float64 { return (c.right - c.left) / float64(c.last.Sub(c.first)+1) }

// begin returns where a day begins; it ends where the next begins.
func (c *calendar) begin(d recount.Day) float64 {
	return c.left + float64(d.Sub(c.first))*c.width()
}

// middle returns the middle of a day.
func (c *calendar) middle(d recount.Day) float64 { return c.begin(d) + c.width()/2 }

// dayTick is a day that the axis names.
type dayTick struct {
	day  recount.Day
	name string
}

// ticks names days, months or years, as many as have room.
func (c *calendar) ticks() []dayTick {
	if c.first.IsZero() {
		return nil
	}
	const room, short = 70, 48 // pixels that a name takes, and that of a month
	days, most := c.last.Sub(c.first)+1, int((c.right-c.left)/room)
	months := int((c.right - c.left) / short)
	for _, step := range []int{1, 2, 3, 5, 7, 14} {
		if days/step <= most {
			return c.byDays(step)
		}
	}
	for _, step := range []int{1, 3, 6} {
		if days/(step*30) <= months {
			return c.byMonths(step)
		}
	}
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000} {
		if days/(step*365) <= most {
			return c.byMonths(step * 12)
		}
	}
	return nil
}

// byDays names every so manieth day, weeks from Mondays.
func (c *calendar) byDays(step int) (ticks []dayTick) {
	day := c.first
	for step >= 7 && day.Weekday() != time.Monday {
		day = day.Add(1)
	}
	year := 0
	for ; day.Compare(c.last) <= 0; day = day.Add(step) {
		y, m, d := day.Date()
		name := strconv.Itoa(d) + " " + m.String()[:3]
		if y != year {
			name, year = name+" "+strconv.Itoa(y), y
		}
		ticks = append(ticks, dayTick{day, name})
	}
	return ticks
}

// byMonths names the first days of every so manieth month.
func (c *calendar) byMonths(step int) (ticks []dayTick) {
	y, m, _ := c.first.Date()
	month := int(m) - 1
	if step >= 12 {
		month = 0
		y = y / (step / 12) * (step / 12)
	} else {
		month = month / step * step
	}
	told := 0 // year
	for i := 0; ; i += step {
		day := recount.NewDay(y, time.Month(month+1+i), 1)
		if day.Compare(c.last) > 0 {
			return ticks
		}
		if day.Compare(c.first) < 0 {
			continue
		}
		year, of, _ := day.Date()
		name := of.String()[:3]
		switch {
		case step >= 12:
			name = strconv.Itoa(year)
		case year != told:
			name, told = name+" "+strconv.Itoa(year), year
		}
		ticks = append(ticks, dayTick{day, name})
	}
}
