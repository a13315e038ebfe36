package verdict

import (
	"strings"

	"recount"
	"recount/compare/interval"
)

// finding is what a rule makes of a pair. text names the template of its
// sentence in sentences.txt.
type finding struct {
	kind   recount.VerdictKind
	reason recount.Reason
	text   string
}

// judge tries the kinds of verdict in their order.
func (p *pair) judge(reading interval.Reading) finding {
	n := p.compare(reading)
	for _, rule := range []func(numbers) (finding, bool){
		p.isSame, p.isUndetermined, p.isIncomparable, p.isDenied, p.agrees, p.follows, p.isLaterHigher,
	} {
		if found, ok := rule(n); ok {
			return found
		}
	}
	return p.conflicts(n)
}

// isSame holds for two claims of one origin. Parts of one utterance that tell of
// other days or stages, and figures of one report that do not meet, are told
// apart all the same: they are no misquotation of one another.
func (p *pair) isSame(n numbers) (finding, bool) {
	differ := n.sameUnit && !n.meet
	apart, _ := p.apart()
	switch {
	case p.same.Reason == "", differ && (apart || p.sameReport()), apart && p.ea.windowed() && p.eb.windowed(), p.listed(n):
		return finding{}, false
	case p.a.Stage != p.b.Stage, p.a.Modality != p.b.Modality, p.unlike():
		return finding{}, false
	case p.differs():
		return finding{recount.Same, p.same.Reason, "same differs"}, true
	}
	return finding{recount.Same, p.same.Reason, "same"}, true
}

// isUndetermined holds where the texts do not tell the day, or what is covered.
// Two claims of one report need no day: it is the same for both.
//
// A window that cannot be placed in time does not part two equal numbers of one
// question.
func (p *pair) isUndetermined(n numbers) (finding, bool) {
	switch {
	case (p.ea.day.IsZero() || p.eb.day.IsZero()) && !p.sameReport():
		return finding{recount.Undetermined, recount.ReasonNoDate, "no date"}, true
	case (p.ea.unknown() || p.eb.unknown()) && p.a.Period != p.b.Period && !n.equal:
		return finding{recount.Undetermined, recount.ReasonNoScope, "no scope"}, true
	}
	return finding{}, false
}

// isIncomparable holds where two claims do not speak of the same thing.
func (p *pair) isIncomparable(n numbers) (finding, bool) {
	apart, lifted := p.apart()
	reason := recount.ReasonWindow
	var text string
	switch {
	case p.otherThings(n):
		text, reason = "measure", recount.ReasonScope
	case apart, p.longAgo() && !n.meet, lifted && !n.meet && !(n.later && n.rises):
		text = p.windowText()
	case p.beforeAndAfter() && !n.corrected:
		text = "before and after"
	case p.listed(n):
		text, reason = "listed", recount.ReasonScope
	case p.otherStage(n):
		text, reason = "stage", recount.ReasonStage
	case p.measuredAgainst():
		text = "window"
	case p.modality() != "" && !p.correctsItself(n):
		text, reason = p.modality(), recount.ReasonStage
	case !n.sameUnit:
		text, reason = "unit", recount.ReasonUnit
	case p.otherScope(), p.isPart(n):
		text, reason = p.scopeText(), recount.ReasonScope
	case n.later && n.below && isLevel(p.a.Profile) && isLevel(p.b.Profile) && !p.sameLine():
		text = "level"
	default:
		return finding{}, false
	}
	return finding{recount.Incomparable, reason, text}, true
}

// windowText names the template for other stretches of days.
func (p *pair) windowText() string {
	a, b := p.ea, p.eb
	switch {
	case a.windowed() && b.windowed() && a.from == a.to && b.from == b.to:
		return "other days"
	case kindOf(a, p.a.Profile) == kindOf(b, p.b.Profile):
		return "other windows"
	}
	return "window"
}

// otherStage tells whether one claim is of a thing done and the other is not, or
// they have come less and more far. One number of about one day, of which one
// text tells the stage and the other none, is one thing.
func (p *pair) otherStage(n numbers) bool {
	a, b := p.a.Stage, p.b.Stage
	if n.equal && (a == "" || b == "") && !farther(p.ea.day, p.eb.day, edgeSlack) {
		return false
	}
	return a != b && (notYet(a) || notYet(b))
}

// notYet tells whether a stage is not that of a thing done.
func notYet(s recount.Stage) bool { return s != "" && s != recount.Delivered }

// modality names the template for two claims of which one tells a fact and the
// other what is feared or demanded, or of which one denies a figure that the
// other does not give.
func (p *pair) modality() string {
	a, b := p.a.Modality, p.b.Modality
	switch {
	case a == b:
		return ""
	case a != recount.Denied && b != recount.Denied:
		return "modality"
	case a != "" && a != recount.Denied || b != "" && b != recount.Denied, !p.compare(interval.Meant).meet:
		return "modality"
	}
	return ""
}

// beforeAndAfter tells whether one sentence tells a change, and the two figures
// are its ends: "from 33 to 48".
func (p *pair) beforeAndAfter() bool {
	return p.sameReport() && p.a.Sentence == p.b.Sentence && p.a.Sentence != "" && p.a.base != p.b.base
}

// oneVoice tells whether two claims of the text of one report are one speaker's.
func (p *pair) oneVoice() bool {
	return p.sameReport() && p.sameLine() && p.a.Title == p.b.Title
}

// listed tells whether one sentence gives two numbers on one word and corrects
// none: they count two things, "30 cruise missiles and 120 ballistic ones". Where
// the numbers meet, only words for a part or for other things counted tell it.
func (p *pair) listed(n numbers) bool {
	if !p.oneVoice() || p.a.Sentence != p.b.Sentence || p.a.Sentence == "" || n.corrected || p.a.former != p.b.former {
		return false
	}
	told := p.a.PartOf != p.b.PartOf || p.a.Kind != p.b.Kind
	return n.sameUnit && !n.meet || told && !interval.SameNumber(&p.x.Quantity, &p.y.Quantity)
}

// longAgo tells whether one figure is of a happening that was over long before
// the day of the other, which names no happening.
func (p *pair) longAgo() bool {
	return p.ea.windowed() && !p.eb.windowed() && farther(p.ea.to, p.eb.day, longAgo)
}

// measuredAgainst tells whether one figure is what a report measures another
// against, and of a time long before: "above the 5.2 million of 2019".
func (p *pair) measuredAgainst() bool {
	return p.a.base && !p.b.base && p.ea.windowed() && farther(p.ea.to, p.eb.day, longAgo)
}

// isDenied holds where one claim denies what the other says: the figure itself,
// or the word of the other's speaker.
func (p *pair) isDenied(n numbers) (finding, bool) {
	one := p.a.IsDenied() != p.b.IsDenied()
	disputed := !n.meet && (disputes(p.a.DisputedBy, p.b.Speaker.Name) || disputes(p.b.DisputedBy, p.a.Speaker.Name))
	switch {
	case one && p.correctsItself(n):
		return finding{recount.Revises, "", "corrects"}, true
	case one && p.sameLine() && (n.later || p.sameReport()):
		return finding{recount.Revises, "", "takes back"}, true
	case one && p.takenBack(n):
		return finding{recount.Revises, "", "taken back"}, true
	case one:
		return finding{recount.Conflicts, recount.ReasonDenied, "denied"}, true
	case disputed:
		return finding{recount.Conflicts, recount.ReasonDenied, "disputed"}, true
	}
	return finding{}, false
}

// takenBack tells whether a later report that says who denies in its sentence
// alone names the speaker of the earlier: "the coastguard withdrew its figure of 14".
func (p *pair) takenBack(n numbers) bool {
	name := strings.TrimPrefix(plain(p.a.Speaker.Name), " the ")
	return n.later && isOwn(p.b.Profile) && p.b.IsDenied() && strings.TrimSpace(name) != "" &&
		strings.Contains(plain(p.b.Sentence), " "+strings.TrimSpace(name)+" ")
}

// disputes tells whether who disputes a figure is that speaker.
func disputes(by, name string) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return by != "" && bare(by) == bare(name)
}

// agrees holds where the numbers meet and neither a rise nor a change of the
// same line can be read.
func (p *pair) agrees(n numbers) (finding, bool) {
	switch {
	case !n.meet, n.later && n.rises, p.correctsItself(n):
		return finding{}, false
	case p.sameLine() && n.later && (n.raised || n.equal && farther(p.ea.day, p.eb.day, edgeSlack)):
		return finding{}, false
	case p.a.IsDenied():
		return finding{recount.Agrees, reasonOf(n), "both deny"}, true
	case n.equal:
		return finding{recount.Agrees, recount.ReasonEqual, "equal"}, true
	}
	return finding{recount.Agrees, recount.ReasonWithin, n.how}, true
}

func reasonOf(n numbers) recount.Reason {
	if n.equal {
		return recount.ReasonEqual
	}
	return recount.ReasonWithin
}
