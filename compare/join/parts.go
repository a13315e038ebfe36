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

// partOf tells whether p counts part of what w counts, and in what respect.
// They may differ in that respect alone.
func partOf(p, w *profile.Profile) (recount.PartKind, bool) {
	if p.Unit != w.Unit && !(countsOne(p.Unit) && countsOne(w.Unit)) || p.Stage != w.Stage || p.Modality != w.Modality || !sameDays(p, w) {
		return "", false
	}
	measure, subject, place := partMeasure(p, w), partSubject(p, w), partPlace(p, w)
	switch {
	case measure == differs || subject == differs || place == differs:
		return "", false
	case measure == narrower && subject != narrower && place != narrower:
		return recount.PartByMeasure, true
	case subject == narrower && measure != narrower && place != narrower:
		return recount.PartBySubject, true
	case place == narrower && measure != narrower && subject != narrower && w.PeriodKind == p.PeriodKind:
		return recount.PartByPlace, true
	}
	return "", false
}

// relation is how one claim lies to another in one respect.
type relation int

const (
	equal relation = iota
	narrower
	differs
)

func partMeasure(p, w *profile.Profile) relation {
	switch {
	case p.Measure == w.Measure:
		return equal
	case w.Measure == recount.Casualties && (p.Measure == recount.Killed || p.Measure == recount.Wounded):
		return narrower
	}
	return differs
}

func partSubject(p, w *profile.Profile) relation {
	country := trait(p.Subject.Country, w.Subject.Country)
	status, age, sex := trait(p.Subject.Status, w.Subject.Status), trait(p.Subject.Age, w.Subject.Age), trait(p.Subject.Sex, w.Subject.Sex)
	kind := partKind(p, w)
	for _, r := range []relation{country, status, age, sex, kind} {
		if r == differs {
			return differs
		}
	}
	for _, r := range []relation{country, status, age, sex, kind} {
		if r == narrower {
			return narrower
		}
	}
	return equal
}

// trait is narrower where only the part tells it.
func trait(part, whole recount.Words) relation {
	switch {
	case part == whole:
		return equal
	case whole == "":
		return narrower
	}
	return differs
}

func partKind(p, w *profile.Profile) relation {
	switch {
	case p.Kind == w.Kind:
		return equal
	case w.Kind == people && p.Unit == recount.UnitPeople, p.PartOf != "" && w.Kind != child:
		return narrower
	case p.Kind == people && w.Kind == "":
		return equal
	}
	return differs
}

func partPlace(p, w *profile.Profile) relation {
	switch {
	case p.PlaceKey == w.PlaceKey, p.PlaceKey == "", w.PlaceKey == "":
		return equal
	case p.Country == "" || p.Country != w.Country:
		return differs
	case isTown(p) && w.Precision > town:
		return narrower
	}
	return differs
}

// sameDays tells whether two claims speak of the same days, as far as told.
func sameDays(p, w *profile.Profile) bool {
	return p.From == w.From && p.To == w.To || p.Period == "" || w.Period == ""
}
