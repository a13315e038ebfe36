package join

import (
	"recount"
	"recount/compare/profile"
)

// standing weighs what two claims are in their reports: the first of their
// measure, a part, promised or done, a total or a day's.
func (k *kinship) standing() {
	a, b := k.a, k.b
	switch {
	case a.Rank == 0 && b.Rank == 0:
		k.weigh("both first")
	case (a.Rank == 0 || b.Rank == 0) && !sameFigure(a, b):
		k.weigh("one first")
	}
	switch {
	case (a.PartOf == "") == (b.PartOf == ""):
	case sameFigure(a, b):
		k.weigh("same part in one")
	default:
		k.weigh("part in one")
	}
	if a.Stage != b.Stage || a.Modality != b.Modality {
		k.weigh("other stage")
	}
	k.days()
}

func (k *kinship) days() {
	a, b := k.a, k.b
	if !sameFigure(a, b) && (isTotal(a) && isBrief(b) || isTotal(b) && isBrief(a)) {
		k.weigh("total or day")
	}
	if isLongPast(a) != isLongPast(b) && !sameFigure(a, b) {
		k.oppose("long past in one")
	}
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() {
		return
	}
	switch {
	case a.To.Compare(b.From) < 0 || b.To.Compare(a.From) < 0:
		k.oppose("other days")
	case a.From == b.From && a.To == b.To && a.Period != "" && b.Period != "":
		k.weigh("same days")
	}
}

// isLongPast tells whether a claim is told of days long before its report, as what
// the news is held against: "in 2013 turnout was 58 percent".
func isLongPast(p *profile.Profile) bool {
	return !p.To.IsZero() && !p.Published.IsZero() && p.Published.Sub(p.To) > longPast
}

// longPast is in days.
const longPast = 60

// isTotal tells whether a claim is worded as a running total.
func isTotal(p *profile.Profile) bool {
	return namesTotal(p.Counted) || p.PeriodKind == recount.Total && !coversDay(p)
}

// isBrief tells whether a claim tells what a day or two brought.
func isBrief(p *profile.Profile) bool { return coversDay(p) && !namesTotal(p.Counted) }

func coversDay(p *profile.Profile) bool {
	return !p.From.IsZero() && !p.To.IsZero() && p.To.Sub(p.From) < 2
}
