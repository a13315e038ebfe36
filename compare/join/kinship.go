package join

import (
	"strings"
	"unicode/utf8"

	"recount"
	"recount/compare/profile"
	"recount/compare/story"
)

// kinship weighs whether two claims answer one question.
type kinship struct {
	a, b  *profile.Profile
	score float64  // log odds; impossible where something rules it out
	said  []string // the grounds, in the order in which they were weighed
	worst float64  // sum of the grounds that tell two happenings apart, for which one claim of an answer speaks for all: 0 or less
	trace bool
}

// hopeless is the score below which two claims come to nothing, whatever else is
// weighed: what speaks against them and costs time to find is left out there.
const hopeless = -2.0

// impossible is the score of claims that no ground can join.
const impossible = -100

// weigh adds a ground.
func (k *kinship) weigh(ground string) { k.times(ground, 1) }

func (k *kinship) times(ground string, amount float64) {
	k.score += weights().of(ground) * amount
	if k.trace {
		k.said = append(k.said, ground)
	}
}

// oppose adds a ground that tells two happenings apart.
func (k *kinship) oppose(ground string) {
	k.worst += weights().of(ground)
	k.weigh(ground)
}

func (k *kinship) across(likeness float64, days int) {
	if !k.general() {
		return
	}
	if isFurther(k.a) != isFurther(k.b) && !sameFigure(k.a, k.b) {
		k.weigh("further in one")
	}
	k.times("story", min(likeness, 0.5)-0.25)
	k.times("distance", min(float64(days)/30, 1))
}

// within weighs two claims of one report.
func within(a, b *profile.Profile) float64 {
	k := kinship{a: a, b: b}
	k.within()
	return k.score
}

func (k *kinship) within() {
	if !k.general() {
		return
	}
	if isConversion(k.a, k.b) || isConversion(k.b, k.a) {
		k.weigh("conversion")
		return
	}
	same := sameFigure(k.a, k.b)
	if isChange(k.a, k.b) && !same {
		k.weigh("before and after")
		return
	}
	if lists(k.a, k.b) && (same && !countAlike(k.a, k.b) || !same && !meet(k.a, k.b)) {
		k.weigh("one sentence, two figures")
		return
	}
	if same && isFurther(k.a) != isFurther(k.b) && !k.a.Title && !k.b.Title {
		k.weigh("told as others")
		return
	}
	if same {
		k.weigh("one report, one figure")
		return
	}
	if meet(k.a, k.b) {
		return
	}
	if sameBut(k.a, k.b) && !sameVoice(k.a, k.b) {
		k.weigh("one report, other voices")
		return
	}
	k.weigh("one report, figures apart")
}

// bracket is how many code points of other text may lie between an amount and
// its conversion: " (", "about".
const bracket = 12

// isConversion tells whether b gives a's amount in another currency.
func isConversion(a, b *profile.Profile) bool {
	gap := b.Start - a.Start - utf8.RuneCountInString(a.Figure)
	return isMoney(a.Unit) && isMoney(b.Unit) && a.Unit != b.Unit && a.Measure == b.Measure && gap > 0 && gap <= bracket &&
		strings.Contains(a.Sentence, a.Figure+" (")
}

// general weighs what holds within a report and across. It returns false where
// the claims cannot answer one question.
func (k *kinship) general() bool {
	k.weigh("start")
	if !k.measure() || !k.unit() {
		k.score = impossible
		return false
	}
	k.kind()
	k.subject()
	k.names()
	k.bodies()
	k.place()
	k.figure()
	k.standing()
	k.times("words", likeWords(k.a, k.b))
	if k.score >= hopeless {
		k.act()
		k.plans()
	}
	return true
}

func (k *kinship) measure() bool {
	a, b := k.a.Measure, k.b.Measure
	switch w := weights(); {
	case a == b && w.isBroad(a):
		k.weigh("same broad measure")
	case a == b:
		k.weigh("same measure")
	case w.isHarm(a) && w.isHarm(b):
		return false
	case w.isNear(a, b):
		k.weigh("near measure")
	case sameFigure(k.a, k.b) && (w.isBroad(a) || w.isBroad(b)):
		k.weigh("other measure")
	default:
		return false
	}
	return true
}

func (k *kinship) unit() bool {
	a, b := k.a.Unit, k.b.Unit
	switch {
	case a == b:
	case countsOne(a) && countsOne(b):
		k.weigh("people or items")
	case isMoney(a) && isMoney(b):
		k.weigh("other currency")
	default:
		return false
	}
	return true
}

func countsOne(unit string) bool { return unit == recount.UnitPeople || unit == recount.UnitItems }

// isMoney tells ISO 4217 codes from other units.
func isMoney(unit string) bool {
	if len(unit) != 3 {
		return false
	}
	for _, c := range unit {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// town is the coarsest precision (UCDP GED) of a place too small to hold
// another that reports name: 1 exact, 2 within 25 km, 3 district.
const town = 3

func (k *kinship) place() {
	a, b := k.a, k.b
	switch {
	case a.PlaceKey == "" || b.PlaceKey == "":
	case a.PlaceKey == b.PlaceKey:
		k.weigh("same place")
	case a.Elsewhere || b.Elsewhere:
		k.weigh("other inferred place")
	case a.Country != "" && b.Country != "" && a.Country != b.Country:
		k.oppose("other country's place")
	case isTown(a) && isTown(b):
		k.oppose("other town")
	default:
		k.weigh("other place")
	}
}

func isTown(p *profile.Profile) bool { return p.Precision > 0 && p.Precision <= town }

// sameVoice tells whether two claims of one report are on one speaker's word.
func sameVoice(a, b *profile.Profile) bool {
	return a.Speaker.Line == b.Speaker.Line && a.Speaker.Name == b.Speaker.Name
}

// sameBut tells whether two claims of one report speak of the same thing but
// for the figure: two speakers' counts, or yesterday's beside today's.
func sameBut(a, b *profile.Profile) bool {
	switch {
	case a.Measure != b.Measure || a.Unit != b.Unit:
		return false
	case isChange(a, b):
		return true
	case weights().isBroad(a.Measure):
		return false
	case a.Sentence == b.Sentence && a.Sentence != "" && sameVoice(a, b):
		return false // one sentence lists things: "30 cruise missiles and 120 ballistic ones"
	case a.Kind != b.Kind && !areForces(a.Kind, b.Kind) || a.Subject.Status != b.Subject.Status && !forcesToldByNoun(a, b) || a.Subject.Age != b.Subject.Age || a.Subject.Sex != b.Subject.Sex:
		return false
	case a.Subject.Country != b.Subject.Country && a.Subject.Country != "" && b.Subject.Country != "":
		return false
	case a.PartOf != "" || b.PartOf != "" || a.Stage != b.Stage || a.Modality != b.Modality:
		return false
	case isTotal(a) && isBrief(b) || isTotal(b) && isBrief(a):
		return false
	}
	return a.PlaceKey == "" || b.PlaceKey == "" || a.PlaceKey == b.PlaceKey || a.Elsewhere || b.Elsewhere
}

func likeWords(a, b *profile.Profile) float64 { return story.Likeness(a.Words, b.Words) }
