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
	n.how = howTheyMeet(a, b, r, s)
	return n
}

// risesAbove tells whether b is above the floor that a gives, both as numbers
// that are no vague words: at least 22, then 25.
func risesAbove(a, b *recount.Quantity) bool {
	return interval.IsFloor(a) && !vague(b) && b.Bound != recount.UpTo && b.Bound != recount.LessThan && b.Value > a.Value
}

func vague(q *recount.Quantity) bool { return q.Bound == recount.Vague }

// howTheyMeet names the template that tells how two figures meet, whose ranges
// are r and t.
func howTheyMeet(a, b *recount.Quantity, r, t interval.Range) string {
	switch {
	case r.Low >= t.Low && r.High <= t.High:
		return "within first"
	case t.Low >= r.Low && t.High <= r.High:
		return "within second"
	case r.Meets(t):
		return "overlap"
	case r.Below(t):
		return near(a)
	}
	return near(b)
}

// near names the template for two figures that meet though what they mean does
// not: why the lower one reaches so far.
func near(lower *recount.Quantity) string {
	switch {
	case vague(lower):
		return "vague"
	case interval.IsFloor(lower):
		return "floor"
	}
	return "rounded"
}

// later tells whether the second claim was counted later than the first. Of one
// day, a line's figure that is told to have risen is later than the lower. What
// happened on a closed day holds for that day whenever it is said: there only a
// floor, or a figure of the same line, can be followed by a later one. So it is
// with a total that one report, or the other side, sets against such a figure.
func (p *pair) later() bool {
	a, b := p.ea, p.eb
	if a.day == b.day && (p.sameReport() && p.a.former && !p.b.former || p.sameLine() && p.b.risesOver(p.a)) {
		return true
	}
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

// otherScope tells whether two claims are known to count other people or things:
// the seriously wounded against all, children against adults.
func (p *pair) otherScope() bool {
	if (p.a.narrowed != "") != (p.b.narrowed != "") {
		return true
	}
	for _, told := range p.subjects() {
		if told[0] != told[1] && told[0] != "" && told[1] != "" {
			return true
		}
	}
	return false
}

// isPart tells whether one claim is told as part of another figure, "including 12
// in the capital", and counts less than the other claim, which is told as none.
func (p *pair) isPart(n numbers) bool {
	part, whole := p.partAndWhole()
	return !n.meet && part.PartOf != "" && whole.PartOf == "" && meant(part.Profile).Below(meant(whole.Profile))
}

// partAndWhole puts first the claim that is told as part of another figure.
func (p *pair) partAndWhole() (part, whole *view) {
	if p.a.PartOf != "" {
		return p.a, p.b
	}
	return p.b, p.a
}

// scopeText names the template for other extents of what is counted: where words
// tell neither apart, one is told as part of a figure, the other or a third.
func (p *pair) scopeText() string {
	part, whole := p.partAndWhole()
	switch {
	case counted(p.a, p.b) != counted(p.b, p.a):
		return "scope"
	case p.sameReport() && part.PartOf == whole.Figure:
		return "part of the other"
	}
	return "part of a third"
}

// someOfThem tells whether one claim counts less and tells of a narrower subject
// than the other: children where the other counts people. A nationality narrows
// only where the other tells of another country.
func (p *pair) someOfThem() bool {
	x, y := meant(p.x), meant(p.y)
	for k, told := range p.subjects() {
		switch {
		case told[0] != "" && told[1] == "" && x.Below(y):
			if k > 0 || p.b.Country != "" && p.b.Country != string(told[0]) {
				return true
			}
		case told[1] != "" && told[0] == "" && y.Below(x):
			if k > 0 || p.a.Country != "" && p.a.Country != string(told[1]) {
				return true
			}
		}
	}
	return false
}

// subjects pairs what the two claims tell of those counted, nationality first.
func (p *pair) subjects() [4][2]recount.Words {
	a, b := &p.a.Subject, &p.b.Subject
	return [4][2]recount.Words{{a.Country, b.Country}, {a.Status, b.Status}, {a.Age, b.Age}, {a.Sex, b.Sex}}
}

func meant(p *profile.Profile) interval.Range { return interval.Of(&p.Quantity, interval.Meant) }
