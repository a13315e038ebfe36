package verdict

import (
	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// numbers is how two figures stand to each other in one reading, and whether
// the second is the later.
type numbers struct {
	sameUnit bool
	meet     bool // they may be one number
	equal    bool // they are
	below    bool // the second is lower
	rises    bool // the second is higher, or lies above the floor that the first gives
	raised   bool // the number or the bound of the second is higher, if only a little
	later    bool // the second was counted later
	how      string

	corrected bool // the text of the second calls it a correction
}

func (p *pair) compare(reading interval.Reading) numbers {
	a, b := &p.x.Quantity, &p.y.Quantity
	n := numbers{sameUnit: interval.SameUnit(a, b), later: p.later()}
	n.corrected = p.b.corrected || p.sameReport() && p.a.corrected
	if !n.sameUnit {
		return n
	}
	r, s := interval.Of(a, reading), interval.Of(b, reading)
	n.meet = interval.Meet(a, b, reading)
	n.equal = interval.Equal(a, b)
	n.below = !n.meet && s.Below(r)
	n.rises = !n.meet && r.Below(s) || reading == interval.Meant && risesAbove(a, b)
	n.raised = !vague(a) && !vague(b) && (b.Value > a.Value || b.Value == a.Value && !n.equal && interval.IsFloor(b))
	n.how = howTheyMeet(r, s)
	return n
}

// risesAbove tells whether b is above the floor that a gives, both as numbers
// that are no vague words: at least 22, then 25.
func risesAbove(a, b *recount.Quantity) bool {
	return interval.IsFloor(a) && !vague(b) && b.Bound != recount.UpTo && b.Bound != recount.LessThan && b.Value > a.Value
}

func vague(q *recount.Quantity) bool { return q.Bound == recount.Vague }

// howTheyMeet names the template that tells how two ranges meet.
func howTheyMeet(r, s interval.Range) string {
	switch {
	case r.Low >= s.Low && r.High <= s.High:
		return "within first"
	case s.Low >= r.Low && s.High <= r.High:
		return "within second"
	case r.Meets(s):
		return "overlap"
	case r.Below(s):
		return "floor first"
	}
	return "floor second"
}

// later tells whether the second claim was counted later than the first. What
// happened on a closed day holds for that day whenever it is said: there only a
// floor, or a figure of the same line, can be followed by a later one. So it is
// with a total that one report, or the other side, sets against such a figure.
func (p *pair) later() bool {
	a, b := p.ea, p.eb
	if a.class == running && b.class == running || a.class == throughout && b.class == throughout {
		return b.day.Compare(a.day) > 0 && !a.day.IsZero()
	}
	if b.told.Compare(a.told) <= 0 || a.told.IsZero() {
		return false
	}
	open := p.sameLine() || interval.IsFloor(&p.x.Quantity)
	if a.class == event && b.class == event {
		return open
	}
	return open || !p.sameReport() && !p.opposed()
}

// opposed tells whether two claims are the word of two sides.
func (p *pair) opposed() bool {
	s, t := p.a.Speaker.Side, p.b.Speaker.Side
	return s != "" && t != "" && s != t
}

// otherScope tells whether two claims count other people or things: those of
// whom other things are told, or all against some of them. Where one tells less
// than the other, this counts only as far as it explains the difference.
func (p *pair) otherScope(n numbers) bool {
	if (p.a.narrowed != "") != (p.b.narrowed != "") {
		return true
	}
	for _, pair := range [][2]recount.Words{
		{p.a.Subject.Country, p.b.Subject.Country},
		{p.a.Subject.Status, p.b.Subject.Status},
		{p.a.Subject.Age, p.b.Subject.Age},
		{p.a.Subject.Sex, p.b.Subject.Sex},
	} {
		switch {
		case pair[0] == pair[1]:
		case pair[0] != "" && pair[1] != "":
			return true
		case pair[0] != "" && !n.meet && r(p.x).Below(r(p.y)), pair[1] != "" && !n.meet && r(p.y).Below(r(p.x)):
			return true
		}
	}
	return false
}

func r(p *profile.Profile) interval.Range { return interval.Of(&p.Quantity, interval.Meant) }
