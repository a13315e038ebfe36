package name

import (
	"strings"
	"testing"
	"unicode/utf8"

	"recount"
	"recount/compare/profile"
)

func FuzzRead(f *testing.F) {
	for _, cells := range corpus(f, "read.txt", 7) {
		f.Add(cells[1], cells[2])
	}
	for _, hostile := range []string{"", " ", ",", "-", "'s", "the", "of", "and", "a and b and c", "\xff", "Ministry of", "of of of", "al-", "Abd", "Abdel", "é’", "(", "X.", "x.y", "http://", "İ", strings.Repeat("a ", 100)} {
		f.Add(hostile, hostile)
	}
	f.Fuzz(func(t *testing.T, claimant, office string) {
		var speakers []profile.Speaker
		for _, kind := range kinds {
			c := recount.Claim{Claimant: recount.Words(claimant), ClaimantOffice: recount.Words(office), ClaimantKind: kind, Relay: []string{office}}
			s, relay := Read(&c)
			if again, _ := Read(&c); again != s {
				t.Errorf("%q was read as %+v, then as %+v", claimant, s, again)
			}
			speakers = append(append(speakers, s), relay...)
		}
		for i, line := range Lines(speakers) {
			if s := speakers[i]; (line.Key == "") != (s.Line == "") || !utf8.ValidString(line.Key) {
				t.Errorf("%+v came to %+v", s, line)
			}
			if MayBeOne(speakers[i], speakers[0]) != MayBeOne(speakers[0], speakers[i]) {
				t.Errorf("%+v and %+v may be one, or not, by their order", speakers[i], speakers[0])
			}
		}
		Outlet(claimant)
		Country(claimant)
		PlaceKey(claimant, "")
	})
}
