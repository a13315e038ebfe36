package period

import "recount"

// value is what a piece of the grammar means. A fixed value is one span of
// days; a cyclic one (`Friday`, `18 December`, `the 19th`) comes round again,
// and which turn is meant is told by the day of publication or by a larger
// span that holds it (`18 December` in `2024`).
type value struct {
	kind     Kind
	grain    Grain
	fixed    span
	cycle    Grain                  // Week, Month or Year; empty if fixed
	turn     func(int) (span, bool) // the span in the i-th week, month or year, if there is one
	relative bool                   // rests on the day of publication
	ends     bool                   // it is past when it has ended, not when it has begun
	weekday  int                    // the weekday said beside the day, 1 to 7; 0 for none
	edge     Edge
	count    int    // of units: durations
	unit     Grain  // durations
	rule     string // of the grammar that made it
	phrase   PhraseKind
}

// Edge says on which side of the expression's days its own days lie.
type Edge string

// The edges. The empty Edge means the days themselves.
const (
	Since  Edge = "since"  // from the first day on
	After  Edge = "after"  // from the day after the last
	Until  Edge = "until"  // up to the last day
	Before Edge = "before" // up to the day before the first
	By     Edge = "by"     // at the latest on the last day
)

// monday is the Monday of week i, counted from that of 1 January of the year 1.
func monday(i int) recount.Day { return recount.NewDay(1, 1, 1+7*i) }

// index is the number of the week, month or year that holds d.
func index(cycle Grain, d recount.Day) int {
	year, month, _ := d.Date()
	switch cycle {
	case Week:
		const secondsPerWeek = 7 * 24 * 60 * 60
		return int((d.Time().Unix() - monday(0).Time().Unix()) / secondsPerWeek)
	case Month:
		return year*12 + int(month) - 1
	}
	return year
}

// turns is how far readings look for a turn that exists: 29 February needs 8
// years, Friday the 31st 14 months.
const turns = 40

// past returns the latest turn that has begun by ref, or ended where that is
// what counts.
func (v *value) past(ref recount.Day) (span, bool) {
	at := index(v.cycle, ref)
	for i := range turns {
		s, ok := v.turn(at + 1 - i)
		if ok && (s.from.Compare(ref) <= 0 && !v.ends || s.to.Compare(ref) <= 0) {
			return s, true
		}
	}
	return span{}, false
}

// next returns the first turn that begins after ref.
func (v *value) next(ref recount.Day) (span, bool) {
	at := index(v.cycle, ref)
	for i := range turns {
		if s, ok := v.turn(at - 1 + i); ok && s.from.Compare(ref) > 0 {
			return s, true
		}
	}
	return span{}, false
}

// A date of the coming week is not taken for the one of a year ago: if the next
// turn begins within soon days, a past one must not be older than longAgo.
const soon, longAgo = 7, 182

// readings returns the past and the next span meant, seen from ref. They are
// equal for a fixed value and zero where ref is needed and not known.
func (v *value) readings(ref recount.Day) (past, next span) {
	if v.cycle == "" {
		s := v.fixed.writable()
		return s, s
	}
	if ref.IsZero() {
		return span{}, span{}
	}
	past, _ = v.past(ref)
	next, _ = v.next(ref)
	said := v.weekday != 0 && isoWeekday(next.from) == v.weekday && isoWeekday(past.from) != v.weekday
	if said || next.from.Sub(ref) <= soon && ref.Sub(past.from) > longAgo {
		past = next
	}
	return past.writable(), next.writable()
}

// within returns the turn of v that begins inside s.
func (v *value) within(s span) (span, bool) {
	at := index(v.cycle, s.from)
	for i := range turns {
		t, ok := v.turn(at - 1 + i)
		if !ok || t.from.Compare(s.from) < 0 {
			continue
		}
		return t, t.from.Compare(s.to) <= 0
	}
	return span{}, false
}

// change returns v with every span it may mean put through f.
func (v *value) change(f func(span) (span, bool)) (*value, bool) {
	n := *v
	if v.cycle != "" {
		n.turn = func(i int) (span, bool) {
			s, ok := v.turn(i)
			if !ok {
				return s, false
			}
			return f(s)
		}
		return &n, true
	}
	if v.fixed.empty() {
		return &n, true
	}
	var ok bool
	n.fixed, ok = f(v.fixed)
	return &n, ok
}

// fixed returns a value of one span.
func fixed(g Grain, s span) *value { return &value{kind: Date, grain: g, fixed: s} }

// cyclic returns a value that comes round once in a cycle.
func cyclic(g, cycle Grain, turn func(int) (span, bool)) *value {
	return &value{kind: Date, grain: g, cycle: cycle, turn: turn, relative: true}
}

// unresolved returns a value whose days need a day of publication.
func unresolved(g Grain) *value { return &value{kind: Date, grain: g, relative: true} }
