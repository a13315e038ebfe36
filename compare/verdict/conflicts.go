package verdict

import (
	"recount"
	"recount/compare/interval"
)

// conflicts is what is left, but for what one voice says in one report, and what
// the extents explain: one counts some of those that the other counts, and
// fewer; or one counts a day, and the other may count more days.
func (p *pair) conflicts(n numbers) finding {
	switch {
	case p.someOfThem():
		return finding{recount.Incomparable, recount.ReasonScope, "scope"}
	case p.oneVoice():
		return finding{recount.Incomparable, recount.ReasonScope, "one voice"}
	case p.dayInTotal():
		return finding{recount.Incomparable, recount.ReasonWindow, "day in total"}
	case p.dayOrTotal():
		return finding{recount.Undetermined, recount.ReasonNoScope, "day or total"}
	case p.sameLine() && p.ea.day == p.eb.day && p.ea.told == p.eb.told && !p.sameReport():
		return finding{recount.Undetermined, recount.ReasonNoDate, "no hour"}
	case n.later && n.below:
		return finding{recount.Conflicts, recount.ReasonDrops, "drops"}
	}
	return finding{recount.Conflicts, recount.ReasonValues, "values"}
}

// dayAndRest returns the claim that counts what happened in a window and the
// one that tells no days, where two claims are such.
func (p *pair) dayAndRest() (window, rest *view, ok bool) {
	switch {
	case p.ea.windowed() && p.eb.class == running && p.eb.from.IsZero():
		return p.a, p.b, true
	case p.eb.windowed() && p.ea.class == running && p.ea.from.IsZero():
		return p.b, p.a, true
	}
	return nil, nil, false
}

// dayInTotal tells whether a figure for a window lies below one that tells
// no days and may be a total of more. Two sides, and two speakers whom one report
// sets against each other, are taken to tell of one happening.
func (p *pair) dayInTotal() bool {
	window, rest, ok := p.dayAndRest()
	return ok && !p.opposed() && !p.setAgainst() && interval.SameUnit(&window.Quantity, &rest.Quantity) && meant(window.Profile).Below(meant(rest.Profile))
}

// setAgainst tells whether one report gives two claims on the word of two speakers.
func (p *pair) setAgainst() bool {
	return p.sameReport() && !isOwn(p.a.Profile) && !isOwn(p.b.Profile) && !p.sameLine()
}

// dayOrTotal tells whether nobody can tell if a figure without words for its days
// is a day's or a total: the question has figures of several days.
func (p *pair) dayOrTotal() bool { return p.Daily && (p.a.tellsNoDays() || p.b.tellsNoDays()) }

// tellsNoDays tells whether nothing in the words of a figure says which days it
// covers, nor that it is a toll.
func (v *view) tellsNoDays() bool {
	return v.extent.class == running && !v.extent.stated && !isLevel(v.Profile) && !has("toll", plain(v.Sentence))
}
