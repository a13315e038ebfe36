package join

import (
	"recount"
	"recount/compare/profile"
)

func (k *kinship) kind() {
	a, b := k.a.Kind, k.b.Kind
	if a > b {
		a, b = b, a
	}
	switch {
	case a == b && b == people:
		k.weigh("both people")
	case a == b:
		k.weigh("same kind")
	case a == child && b == people:
		k.weigh("people or children")
	case areForces(a, b):
		k.weigh("people or forces")
	case a == fighter && b == soldier:
		k.weigh("soldiers or fighters")
	case a == people || b == people || a == "":
		k.weigh("general or special")
	default:
		k.weigh("other kind")
	}
}

// areForces tells whether one noun counts people and the other soldiers or
// fighters: reports of one toll use both.
func areForces(a, b string) bool {
	return a == people && (b == soldier || b == fighter) || b == people && (a == soldier || a == fighter)
}

func (k *kinship) subject() {
	a, b := k.a.Subject, k.b.Subject
	k.country(string(a.Country), string(b.Country))
	if !forcesToldByNoun(k.a, k.b) {
		k.trait(a.Status, b.Status, "other status", "status told once")
	}
	k.trait(a.Age, b.Age, "other age", "age told once")
}

// forcesToldByNoun tells whether one of two claims counts combatants only in
// that its noun is "soldiers" where the other's is "people": a difference that
// the kinds have told already.
func forcesToldByNoun(a, b *profile.Profile) bool {
	return areForces(a.Kind, b.Kind) && (a.Subject.Status == "" || b.Subject.Status == "")
}

// trait weighs one attribute of those counted.
func (k *kinship) trait(a, b recount.Words, other, once string) {
	switch {
	case a == "" && b == "":
	case a == "" || b == "":
		k.weigh(once)
	case a == b:
		k.weigh("same subject")
	default:
		k.weigh(other)
	}
}

// country weighs the nationality of those counted. Where one claim tells it, the
// other may tell the same by its place: "12 Iraqis", "12 people in Baghdad".
func (k *kinship) country(a, b string) {
	if a != "" && b != "" || a == "" && b == "" {
		k.trait(recount.Words(a), recount.Words(b), "other country", "")
		return
	}
	told, other := a, k.b
	if a == "" {
		told, other = b, k.a
	}
	switch {
	case other.Country == "":
		k.weigh("country told once")
	case other.Country == told:
		k.weigh("country is place")
	case other.Elsewhere:
		k.weigh("country is no inferred place")
	default:
		k.weigh("country is not place")
	}
}
