package join

import (
	"recount"
	"recount/compare/profile"
)

// PartEdge says that of two claims of one report one counts part of what the
// other counts.
type PartEdge struct {
	Part, Whole string // ids of claims
	Kind        recount.PartKind
}

// Parts returns what the answers of a report are to each other as parts: killed
// to casualties, children to people, a town to its region. Only claims of one
// report are told so: a report that gives both says how they lie to each other.
func (r *Report) Parts() []PartEdge {
	var edges []PartEdge
	for i := range r.answers {
		for j := range r.answers {
			if i == j {
				continue
			}
			part, whole := r.claims[r.answers[i][0]], r.claims[r.answers[j][0]]
			if kind, ok := partOf(part, whole); ok {
				edges = append(edges, PartEdge{part.Claim, whole.Claim, kind})
			}
		}
	}
	return edges
}

// partOf tells whether p counts part of what w counts, and in what respect: by
// the words, where they name the figure that it is part of ("including 12
// children"); else where the two differ in that respect alone.
func partOf(p, w *profile.Profile) (recount.PartKind, bool) {
	switch {
	case p.Unit != w.Unit && !(countsOne(p.Unit) && countsOne(w.Unit)) || p.Stage != w.Stage || p.Modality != w.Modality || !sameDays(p, w):
		return "", false
	case p.PartOf != "":
		return recount.PartBySubject, p.PartOf == w.Figure && p.Measure == w.Measure && p.Start > w.Start
	case w.PartOf != "" || !sameNation(p, w):
		return "", false
	case isMeasurePart(p, w):
		return recount.PartByMeasure, true
	case isChildPart(p, w):
		return recount.PartBySubject, true
	case isTownPart(p, w):
		return recount.PartByPlace, true
	}
	return "", false
}

// sameNation tells whether the nationalities of those counted can be one.
func sameNation(p, w *profile.Profile) bool {
	return p.Subject.Country == w.Subject.Country || p.Subject.Country == "" || w.Subject.Country == ""
}

// isMeasurePart knows the killed, or the wounded, of casualties.
func isMeasurePart(p, w *profile.Profile) bool {
	one := p.Measure == recount.Killed || p.Measure == recount.Wounded
	return one && w.Measure == recount.Casualties && (p.Kind == w.Kind || areForces(p.Kind, w.Kind)) && p.Subject.Age == w.Subject.Age && oneSite(p, w)
}

// isChildPart knows the children, women or civilians of people, where one
// sentence gives both.
func isChildPart(p, w *profile.Profile) bool {
	if p.Measure != w.Measure || weights().isBroad(p.Measure) || p.Sentence != w.Sentence || !oneSite(p, w) || w.Kind != people {
		return false
	}
	told := p.Subject.Age != "" || p.Subject.Sex != "" || p.Subject.Status != "" || p.Kind == child
	return told && w.Subject.Age == "" && w.Subject.Sex == "" && w.Subject.Status == ""
}

// isTownPart knows the count of a town within that of its country.
func isTownPart(p, w *profile.Profile) bool {
	return p.Measure == w.Measure && !weights().isBroad(p.Measure) && p.Kind == w.Kind && p.Subject == w.Subject &&
		p.Country != "" && p.Country == w.Country && isTown(p) && w.Precision == wholeCountry && !p.Elsewhere && !w.Elsewhere &&
		p.PeriodKind == w.PeriodKind
}

// wholeCountry is the precision of a country as a place (UCDP GED).
const wholeCountry = 6

// oneSite tells whether two claims can be of one place.
func oneSite(p, w *profile.Profile) bool {
	return p.PlaceKey == w.PlaceKey || p.PlaceKey == "" || w.PlaceKey == "" || p.Elsewhere || w.Elsewhere
}

// sameDays tells whether two claims speak of the same days, as far as told.
func sameDays(p, w *profile.Profile) bool {
	return p.From == w.From && p.To == w.To || p.Period == "" || w.Period == ""
}
