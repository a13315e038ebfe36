package name

import (
	"strings"

	"recount"
	"recount/compare/profile"
)

// SameBody tells whether two speakers speak for one body. "Officials" and
// "medics" of no country or place speak for none in particular.
func SameBody(a, b profile.Speaker) bool {
	if a.Body == "" || a.Body != b.Body || clash(a.Side, b.Side) {
		return false
	}
	class, bare := vocab().classes[a.Body]
	return !bare || a.Body != "government" && (class == state || class == armed) || a.Line != "" && a.Line == b.Line
}

// MayBeOne tells whether two descriptions may denote one speaker on one
// occasion: "police" and a colonel of the police, "officials" and the health
// ministry. Named speakers of whom no body is known are one only where their
// names fit, and so are outlets. A report's own voice is nobody else's.
func MayBeOne(a, b profile.Speaker) bool {
	switch {
	case a.Name == "" && a.Line == "" || b.Name == "" && b.Line == "":
		return false
	case a.Line != "" && a.Line == b.Line:
		return !clash(a.Side, b.Side)
	case clash(a.Side, b.Side):
		return false
	case a.Kind == recount.Media || b.Kind == recount.Media:
		return a.Kind == b.Kind && (a.Line == "" || b.Line == "")
	case a.Line != "" && b.Line != "" && namesFit(a, b):
		return true
	case isNamedPerson(a) && isNamedPerson(b):
		return false
	case officeOnly(a) && isNamedPerson(b), officeOnly(b) && isNamedPerson(a):
		return officesFit(a, b)
	case a.Body == "" || b.Body == "":
		return a.Line == "" || b.Line == ""
	}
	return !bodiesClash(a.Body, b.Body)
}

func isNamedPerson(s profile.Speaker) bool {
	return s.Kind == recount.Person && s.Line != "" && s.Line != s.Office
}

func officeOnly(s profile.Speaker) bool { return s.Office != "" && s.Line == s.Office }

// namesFit tells whether one name may be short for the other.
func namesFit(a, b profile.Speaker) bool {
	n, m := newNode(a), newNode(b)
	n.add(a)
	m.add(b)
	if n.fullness() > m.fullness() {
		n, m = m, n
	}
	return n.fits(m)
}

// officesFit tells whether a person may be the holder of an office.
func officesFit(a, b profile.Speaker) bool {
	if a.Office == "" || b.Office == "" {
		return !bodiesClash(a.Body, b.Body)
	}
	qualA, officeA := cutOffice(a.Office)
	qualB, officeB := cutOffice(b.Office)
	return officeA == officeB && (qualA == qualB || qualA == "" || qualB == "")
}

// bodiesClash tells whether two bodies are known not to be one, nor one the
// whole of which the other is part.
func bodiesClash(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	qualA, kindA := cutBody(a)
	qualB, kindB := cutBody(b)
	switch {
	case kindA == "" && kindB == "":
		return true
	case qualA != "" && qualB != "" && !sameOwner(qualA, qualB):
		return true
	case qualA == "" && stateless()[qualB], qualB == "" && stateless()[qualA]:
		return true // "officials" are no armed group, nor of the United Nations
	}
	return !kindsFit(kindA, kindB)
}

func sameOwner(a, b string) bool {
	return strings.ReplaceAll(a, "-", "") == strings.ReplaceAll(b, "-", "")
}

// kindsFit tells whether two kinds of body may be one voice: the same, kin, or
// a government and a body of its.
func kindsFit(a, b string) bool {
	v := vocab()
	switch {
	case a == b || v.kin[[2]string{a, b}]:
		return true
	case a == "" || a == "government":
		return speaksFor(b)
	case b == "" || b == "government":
		return speaksFor(a)
	}
	return false
}

// speaksFor tells whether a body of a kind may be meant by "officials".
func speaksFor(kind string) bool {
	class := vocab().classes[kind]
	return class == state || class == ""
}
