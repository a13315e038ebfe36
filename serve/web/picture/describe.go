package picture

import (
	"math"

	"recount"
)

// title says what is drawn.
func title(data *Data) string {
	if data.Question.Title != "" {
		return data.Question.Title
	}
	return string(data.Question.Measure)
}

// describe says in words what is to be seen.
func (l *layout) describe() string {
	if len(l.marks) == 0 {
		return "No figures to draw."
	}
	origins, low, high := 0, math.Inf(1), math.Inf(-1)
	var first, last recount.Day
	for i := range l.marks {
		m := &l.marks[i]
		origins, low, high = origins+m.origins, min(low, m.value), max(high, m.value)
		if !m.day.IsZero() && (first.IsZero() || m.day.Compare(first) < 0) {
			first = m.day
		}
		if m.day.Compare(last) > 0 {
			last = m.day
		}
	}
	text := recount.Counted(origins, "origin", "origins")
	if !first.IsZero() {
		text += " from " + first.String() + " to " + last.String()
	}
	return text + "; figures from " + number(low) + " to " + number(high) + " " + l.data.Question.Unit + ". The table below holds the same."
}
