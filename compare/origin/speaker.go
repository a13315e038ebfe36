package origin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"recount"
	"recount/compare/interval"
	"recount/compare/name"
	"recount/compare/profile"
)

// own tells whether a claim is in its report's own voice.
func own(p *profile.Profile) bool { return p.Speaker.Name == "" && p.Speaker.Line == "" }

// lineOf is the key of who vouches for a claim, across reports; empty for a
// report's own voice and for those who cannot be told.
func lineOf(s *profile.Speaker) string {
	if s.Line != "" || s.Kind == recount.Official || s.Name == "" {
		return s.Line
	}
	return "name:" + strings.ToLower(s.Name)
}

// named tells whether it can be told who vouches for a claim.
func named(p *profile.Profile) bool { return lineOf(&p.Speaker) != "" }

// voice names whose word a claim is within one origin; empty where that cannot
// be told.
func voice(p *profile.Profile) string {
	switch {
	case own(p):
		return ""
	case p.Speaker.Body != "":
		return p.Speaker.Body
	}
	return lineOf(&p.Speaker)
}

// whose names who stands behind a claim, as far as its report tells: a line, an
// unnamed speaker of that report, or nobody.
func whose(p *profile.Profile) string {
	switch line := lineOf(&p.Speaker); {
	case own(p):
		return ""
	case line != "":
		return line
	}
	return p.Report + "\x00" + strings.ToLower(p.Speaker.Name)
}

// isBody tells whether a speaker is a body itself, not a person who speaks for
// it.
func isBody(s *profile.Speaker) bool {
	return s.Kind == recount.Organisation || s.Line != "" && s.Line == s.Body
}

// sameBody tells whether one of two speakers is the body that the other speaks
// for, or both are that body.
func sameBody(a, b *profile.Speaker) bool {
	return name.SameBody(*a, *b) && (isBody(a) || isBody(b))
}

// mayBeOne tells whether two speakers may be one and the same, as far as their
// names tell.
func mayBeOne(a, b *profile.Speaker) bool { return name.MayBeOne(*a, *b) }

// akin tells whether two figures may be one figure told twice: they meet, or
// name one number under other bounds.
func akin(a, b *profile.Profile) bool {
	return a.IsDenied() == b.IsDenied() && interval.SameUnit(&a.Quantity, &b.Quantity) &&
		(interval.SameNumber(&a.Quantity, &b.Quantity) || interval.Meet(&a.Quantity, &b.Quantity, interval.Meant))
}

// otherDays tells whether two claims cover days that have none in common: they
// count two things, though the number may be one.
func otherDays(a, b *profile.Profile) bool {
	if a.From.IsZero() || a.To.IsZero() || b.From.IsZero() || b.To.IsZero() {
		return false
	}
	return a.To.Compare(b.From) < 0 || b.To.Compare(a.From) < 0
}

// town is the coarsest precision (UCDP GED) of a place too small to hold another.
const town = 3

// otherTowns tells whether two claims speak of two towns: their police, mayors
// and hospitals are not one, and equal numbers are of two happenings. A place of
// which nothing is known but its name is taken for a town.
func otherTowns(a, b *profile.Profile) bool {
	return isTown(a) && isTown(b) && a.PlaceKey != b.PlaceKey && (a.GeoNames == 0 || a.GeoNames != b.GeoNames) &&
		!strings.Contains(a.PlaceKey, b.PlaceKey) && !strings.Contains(b.PlaceKey, a.PlaceKey)
}

func isTown(p *profile.Profile) bool {
	switch {
	case p.PlaceKey == "" || p.Elsewhere:
		return false
	case p.Precision == 0:
		return p.GeoNames == 0 && p.Country == "" && isName(p.Place)
	}
	return p.Precision <= town
}

// isName tells whether every word begins with a capital: "Port Almeda", not "the
// stricken village".
func isName(words string) bool {
	return !strings.ContainsFunc(words, unicode.IsDigit) && !slices.ContainsFunc(strings.Fields(words), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsUpper(first)
	})
}

// told is the day on which a claim was made, and whether the text says so; else
// the day of publication stands for it.
func told(p *profile.Profile) (day recount.Day, said bool) {
	if !p.Said.IsZero() {
		return p.Said, true
	}
	return p.Published, false
}

// oneOccasion tells whether two claims may have been made on one occasion:
// on one day, or within a day of each other where only publication is known.
func oneOccasion(a, b *profile.Profile) bool {
	d, saidA := told(a)
	e, saidB := told(b)
	if d.IsZero() || e.IsZero() {
		return d == e
	}
	apart := d.Sub(e)
	return apart == 0 || (!saidA || !saidB) && -1 <= apart && apart <= 1
}

// nameOf is how a speaker is told of in reasons.
func nameOf(p *profile.Profile) string {
	switch {
	case p.Speaker.Name != "":
		return name.WithinSentence(p.Speaker.Name)
	case p.Source != "":
		return p.Source
	}
	return "the report"
}

// source is how a report is told of in reasons.
func source(p *profile.Profile) string {
	if p.Source != "" {
		return p.Source
	}
	return "report " + p.Report
}
