package verdict

import (
	"cmp"

	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// OfVersions returns the verdict on a figure of a report's present version and
// what a former version gave in its place: it updates that where it is higher,
// and else revises it. ok is false where the two mean the same, whatever the
// spelling.
func OfVersions(before, after *profile.Profile) (v recount.Verdict, ok bool) {
	a, b := see(before), see(after)
	p := &pair{a: a, b: b, x: before, y: after, ea: a.extent, eb: b.extent}
	found, ok := p.ofVersions()
	if !ok {
		return recount.Verdict{}, false
	}
	return recount.Verdict{
		A: before.Claim, B: after.Claim, Kind: found.kind, Reason: found.reason, DayA: p.ea.day, DayB: p.eb.day,
		Sentence: p.sentence(found), Policy: recount.Words(cmp.Or(after.Policy, before.Policy)),
	}, true
}

func (p *pair) ofVersions() (finding, bool) {
	n := p.compare(interval.Meant)
	rises := n.rises || n.raised && p.b.Value > p.a.Value
	falls := n.below || !n.rises && n.sameUnit && !vague(&p.a.Quantity) && !vague(&p.b.Quantity) && p.b.Value < p.a.Value
	switch {
	case n.sameUnit && n.equal && p.a.Bound == p.b.Bound && p.a.Value2 == p.b.Value2:
		return finding{}, false
	case rises && !p.b.corrected:
		return finding{recount.Updates, recount.ReasonVersion, "version higher"}, true
	case falls:
		return finding{recount.Revises, recount.ReasonVersion, "version lower"}, true
	}
	return finding{recount.Revises, recount.ReasonVersion, "version words"}, true
}
