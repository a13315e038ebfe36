package picture

import (
	"recount"
)

// Spark draws a question very small, for lists: the range of each day's
// figures, without axes. It is there to be looked at only; the list says the
// same in words.
func Spark(days []recount.DayRange) []byte {
	const width, height, most = 132, 30, 60
	data := Data{Question: recount.Summary{Days: days}, Partial: true}
	marks, _ := gather(&data, most)
	if len(marks) == 0 {
		return nil
	}
	c, s := newCalendar(marks, 3, width-3), newScale(marks, 4, height-4)
	w := &svgWriter{}
	w.printf(`<svg xmlns="http://www.w3.org/2000/svg" class="spark" viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true" focusable="false">`, width, height, width, height)
	before := Point{}
	for i := range marks {
		m := &marks[i]
		x := c.middle(m.day)
		if m.day.IsZero() {
			x = 3
		}
		at := Point{x, s.at(m.value)}
		if i > 0 {
			w.items([]Item{stroke(before.X, before.Y, at.X, at.Y, rule, 1)})
		}
		before = at
	}
	for i := range marks {
		m := &marks[i]
		x := c.middle(m.day)
		if m.day.IsZero() {
			x = 3
		}
		if top, bottom := s.at(m.high), s.at(m.low); bottom-top > 3 {
			w.items([]Item{stroke(x, top, x, bottom, accent, 2.4)})
			continue
		}
		w.items([]Item{shape(Shape{Points: regular(12, x, s.at(m.value), 2.4, 0), Round: 2.4, Closed: true, Fill: accent})})
	}
	w.WriteString("</svg>")
	return w.Bytes()
}
