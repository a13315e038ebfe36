package verdict

import (
	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// OverParts returns the verdict on two claims of which the first answers a
// question that is part of the question of the second. ok is false where
// nothing is to be said: their units or stages differ, no day is known, the
// figures meet, or the whole is not known to cover what the part does.
func OverParts(part, whole *profile.Profile, kind recount.PartKind) (v recount.Verdict, ok bool) {
	p := parts(see(part), see(whole), kind)
	if !p.speakOfOneThing() {
		return recount.Verdict{}, false
	}
	found, ok := p.overParts()
	if !ok {
		return recount.Verdict{}, false
	}
	v = recount.Verdict{
		A: p.a.Claim, B: p.b.Claim, Kind: found.kind, Reason: found.reason, DayA: p.ea.day, DayB: p.eb.day,
		Inferred: p.ea.inferred || p.eb.inferred, Sentence: p.sentence(found), Policy: recount.Words(p.a.Policy),
	}
	if interval.Meet(&part.Quantity, &whole.Quantity, interval.Strict) {
		v.Strict = recount.Agrees
	}
	return v, true
}

// parts is a pair of which a is the part, whatever its day.
func parts(part, whole *view, kind recount.PartKind) *pair {
	return &pair{
		a: part, b: whole, x: part.Profile, y: whole.Profile, ea: part.extent, eb: whole.extent, part: kind,
	}
}

// speakOfOneThing tells whether a part and a whole can be set against each other
// but for their numbers and days. Where the part is one by its measure, the
// measures must be others; else they must be one.
func (p *pair) speakOfOneThing() bool {
	switch {
	case !interval.SameUnit(&p.a.Quantity, &p.b.Quantity), p.a.Unit == recount.UnitPercent:
		return false
	case p.a.Stage != p.b.Stage, p.a.Modality != p.b.Modality, p.a.IsDenied():
		return false
	case p.ea.day.IsZero() != p.eb.day.IsZero(), p.ea.day.IsZero() && !p.sameReport():
		return false
	}
	return (p.a.Measure == p.b.Measure) != (p.part == recount.PartByMeasure)
}

// overParts tells how a part stands to its whole. A part may exceed a whole that
// was counted before it; a whole that covers fewer days than the part tells
// nothing about it.
func (p *pair) overParts() (finding, bool) {
	part, whole := meant(p.a.Profile), meant(p.b.Profile)
	unnamed := ""
	if p.isUnnamed() {
		unnamed = ", unnamed"
	}
	switch {
	case !p.covered():
		return finding{}, false
	case whole.Below(part) && !interval.Meet(&p.a.Quantity, &p.b.Quantity, interval.Meant) && p.eb.day.Sub(p.ea.day) >= 0:
		return finding{recount.Conflicts, recount.ReasonPartExceedsWhole, "part exceeds whole" + unnamed}, true
	case part.Below(whole):
		return finding{recount.Incomparable, recount.ReasonExplainedByScope, "explained by scope" + unnamed}, true
	}
	return finding{}, false
}

// covered tells whether the whole covers all days that the part does.
func (p *pair) covered() bool {
	a, b := p.ea, p.eb
	switch {
	case a.class == rate || b.class == rate || a.class == due || b.class == due:
		return a.class == b.class && perWhat(p.a.Period) == perWhat(p.b.Period)
	case a.windowed() && b.windowed():
		return b.from.Sub(a.from) <= edgeSlack && a.to.Sub(b.to) <= edgeSlack
	case b.windowed():
		return b.class == event && a.from.IsZero() && a.day.Sub(b.from) >= 0
	}
	begin := a.from
	return b.from.IsZero() || !begin.IsZero() && begin.Sub(b.from) >= -edgeSlack || begin.IsZero() && !a.windowed()
}
