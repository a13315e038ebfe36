package verdict

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// class is how a figure relates to time.
type class int

const (
	running    class = iota // a total, or a level, as of a day
	event                   // something that happened at some time in a window: killed on Sunday
	throughout              // all that happened over a window: killed in the past week
	rate                    // so many a day
	due                     // by a day to come
)

// extent is the time that a figure covers.
type extent struct {
	class    class
	from, to recount.Day // of a window; from alone for a total whose beginning is told
	day      recount.Day // that the figure holds for
	told     recount.Day // said, else published
	inferred bool        // day is not told in the text
	stated   bool        // the text has words for the period
	soft     bool        // the words leave open where the window begins: "recent months"
	part     bool        // the words make the window a part of more: "the past week alone"
	unplaced bool        // the text has words for a window, but which days they mean is not known
	measure  recount.Measure
}

func extentOf(p *profile.Profile) extent {
	e := extent{
		from: p.From, to: p.To, told: p.Said, stated: p.Period != "" && p.PeriodKind != "",

		measure: p.Measure,
	}
	if e.stated {
		words := plain(p.Period)
		e.soft, e.part = has("soft", words), has("part", words)
	}
	if e.told.IsZero() {
		e.told = p.Published
	}
	e.class = classOf(p)
	e.day, e.inferred = dayOf(p, e.class)
	e.inferred = (e.inferred || p.Inferred) && !e.day.IsZero()
	e.unplaced = e.stated && p.From.IsZero() && p.To.IsZero() && p.AsOf.IsZero() &&
		(p.PeriodKind == recount.Throughout || p.PeriodKind == recount.Within)
	if days := lengthIn(p.Period); e.unplaced && days > 0 && !e.day.IsZero() && !notYet(p.Stage) {
		e.class, e.from, e.to = throughout, e.day.Add(1-days), e.day
	}
	return e
}

// unknown tells that it cannot be said which days an extent covers, nor how many.
func (e extent) unknown() bool { return e.unplaced && !e.windowed() }

// classOf tells how a figure relates to time. What counts those who are there,
// not those to whom something happened, holds for a day even where its words
// name a window; so does a toll that "reached" its number on a day.
func classOf(p *profile.Profile) class {
	windowed := !p.To.IsZero() && !p.From.IsZero()
	switch {
	case p.PeriodKind == recount.Rate:
		return rate
	case p.PeriodKind == recount.Due:
		return due
	case !windowed || isLevel(p) || p.From == p.To && has("toll", plain(p.Sentence)):
		return running
	case p.PeriodKind == recount.Within:
		return event
	case p.PeriodKind == recount.Throughout:
		return throughout
	}
	return running
}

// isLevel tells whether a claim counts those who are there: they may become
// fewer without anybody being wrong.
func isLevel(p *profile.Profile) bool {
	return p.Stage == recount.Remaining || slices.Contains(levels(), p.Measure)
}

// dayOf returns the day that a figure holds for, and whether it is inferred
// from when it was said or published.
func dayOf(p *profile.Profile, c class) (day recount.Day, inferred bool) {
	days := []recount.Day{p.To, p.AsOf}
	if c == running && p.PeriodKind == recount.Total {
		days = []recount.Day{p.AsOf, p.To}
	}
	for _, d := range days {
		if !d.IsZero() {
			return d, false
		}
	}
	if !p.Said.IsZero() {
		return p.Said, true
	}
	return p.Published, !p.Published.IsZero()
}

// windowed tells whether an extent has a first and a last day.
func (e extent) windowed() bool { return e.class == event || e.class == throughout }

// length is the number of days of a window.
func (e extent) length() int { return e.to.Sub(e.from) + 1 }

// apart tells why two extents cannot be set against each other; lifted tells
// that they can only because nothing is known of the question before the window
// of one of them began.
func (p *pair) apart() (apart, lifted bool) {
	a, b := p.ea, p.eb
	switch {
	case (a.unplaced || b.unplaced) && interval.Equal(&p.x.Quantity, &p.y.Quantity):
		return false, false // a window that cannot be placed does not part two equal numbers of one question
	case a.class == rate || b.class == rate:
		return a.class != b.class || perWhat(p.a.Period) != perWhat(p.b.Period), false
	case a.class == due || b.class == due:
		return a.class != b.class || farther(a.day, b.day, dueSlack), false
	case a.windowed() && b.windowed():
		return !sameWindow(a, b), false
	case a.windowed():
		return p.windowAgainstTotal(a, b)
	case b.windowed():
		return p.windowAgainstTotal(b, a)
	}
	return !sameTotal(a, b), false
}

const (
	dueSlack  = 31   // days that two terms may lie apart: "by July", "by next summer"
	edgeSlack = 1    // days that the ends of one window may lie apart
	share     = 0.25 // of the longer window that its ends may lie apart
	longAgo   = 31   // days after which a happening is no news that a total of today may tell of
	elastic   = 3    // how many times longer than the other a soft window may be
)

// perWhat is the unit of time of a rate: the last word of "12 people a day".
func perWhat(period string) string {
	words := strings.Fields(strings.ToLower(period))
	if len(words) == 0 {
		return ""
	}
	return strings.TrimSuffix(words[len(words)-1], "s")
}

// farther tells whether two known days lie more than some days apart.
func farther(d, e recount.Day, slack int) bool {
	if d.IsZero() || e.IsZero() {
		return false
	}
	apart := d.Sub(e)
	return apart > slack || apart < -slack
}

// sameWindow tells whether two windows may be one. Two happenings are one where
// their windows share a day; what is counted over a window needs about the same
// first and last day.
func sameWindow(a, b extent) bool {
	if a.class == event && b.class == event {
		slack := 0
		if a.inferred || b.inferred {
			slack = edgeSlack
		}
		return a.from.Sub(b.to) <= slack && b.from.Sub(a.to) <= slack
	}
	long, short := max(a.length(), b.length()), min(a.length(), b.length())
	slack := max(edgeSlack, int(share*float64(long)))
	if long == 1 && !a.inferred && !b.inferred {
		slack = 0 // Sunday is not Monday
	}
	if farther(a.to, b.to, slack) {
		return false
	}
	return !farther(a.from, b.from, slack) || (a.soft || b.soft) && long <= elastic*short
}

// sameTotal tells whether two totals may begin on one day: those that tell
// their beginning must agree on it, and none may end before the other begins.
func sameTotal(a, b extent) bool {
	if a.from.IsZero() && b.from.IsZero() || isLevelMeasure(a.measure) {
		return true
	}
	if a.from.IsZero() || b.from.IsZero() {
		begin, other := a.from, b
		if begin.IsZero() {
			begin, other = b.from, a
		}
		return other.day.IsZero() || other.day.Sub(begin) >= 0
	}
	long := max(a.day.Sub(a.from), b.day.Sub(b.from)) + 1
	return !farther(a.from, b.from, max(edgeSlack, int(share*float64(long)))) || a.soft || b.soft
}

// windowAgainstTotal tells whether a window cannot be set against a total. A
// happening can: the total may be what it came to. What is counted over a
// window can only where nothing is known of the question before it began, and
// then no difference is a conflict.
func (p *pair) windowAgainstTotal(w, t extent) (apart, lifted bool) {
	switch {
	case w.part, !t.day.IsZero() && t.day.Sub(w.from) < 0:
		return true, false
	case !t.from.IsZero() && !(w.soft && t.day.Sub(t.from) <= elastic*w.length()) && farther(t.from, w.from, max(edgeSlack, int(share*float64(w.length())))):
		return true, false
	case w.class == event:
		return !p.First.IsZero() && p.First.Sub(w.from) < -edgeSlack, false
	case !t.from.IsZero():
		return false, false
	case p.First.IsZero(), p.First.Sub(w.from) < 0, t.stated && !w.soft:
		return true, false
	}
	return false, true
}
