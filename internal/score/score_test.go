package score

import (
	"maps"
	"slices"
	"testing"

	"recount"
)

const text = "Two-day storm kills 12 in Port Amal\n\nTwo ferries with 30 to 40 people sank; “at least 12” died, Mayor Ines Okoro said."

func expected(t *testing.T) []recount.Claim {
	t.Helper()
	claims, err := ParseClaims(text, `
12 | 12 | exact | people | killed | - | - | place Port Amal
Two | 2 | exact | items | equipment_lost | ferries | Mayor Ines Okoro (person)
30 to 40 | 30..40 | range | people | strength | people | Mayor Ines Okoro (person)
at least 12 | 12 | at_least | people | killed | - | Mayor Ines Okoro (person) | stage feared | unverified
`)
	if err != nil {
		t.Fatal(err)
	}
	return claims
}

func TestParseClaims(t *testing.T) {
	claims := expected(t)
	runes := []rune(text)
	for _, c := range claims {
		if got := string(runes[c.Start:c.End]); got != string(c.Figure) {
			t.Errorf("%q was found at %q", c.Figure, got)
		}
	}
	if two := claims[1]; two.Start < 30 || two.Claimant != "Mayor Ines Okoro" || two.ClaimantKind != recount.Person {
		t.Errorf("got %+v", two)
	}
	if *claims[2].Value2 != 40 || claims[3].Modality != recount.Feared || !claims[3].Unverified {
		t.Errorf("got %+v", claims[2:])
	}
}

func TestParseClaimsRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, bad := range []string{
		"12 | 12 | exact | people | killed | -",
		"12 | twelve | exact | people | killed | - | -",
		"12 | 12 | exact | people | mourned | - | -",
		"12 | 12 | exact | people | killed | - | - | stage soon",
		"12 | 12 | exact | people | killed | - | - | colour red",
		"13 | 13 | exact | people | killed | - | -",
	} {
		if _, err := ParseClaims(text, bad); err == nil {
			t.Errorf("%q passed", bad)
		}
	}
}

func TestTally(t *testing.T) {
	want := expected(t)
	var perfect Tally
	if d := perfect.Add(want, expected(t)); len(d) > 0 || perfect.CoreF1() != 1 || perfect.Figures() != 1 {
		t.Errorf("the same claims score %v, %v", perfect, d)
	}
	found := expected(t)
	found[1].Value, found[1].Measure = 3, recount.Other
	found[2].Claimant, found[2].Unit = "Okoro", recount.UnitItems
	found = append(slices.Delete(found, 0, 1), recount.Claim{Start: 40, End: 45}, recount.Claim{Start: 1, End: 2, Implicit: true})
	var tally Tally
	differences := tally.Add(want, found)
	if tally.Matched != 3 || tally.Found != 4 || tally.Expected != 4 || tally.Core != 2 || len(differences) != 4 {
		t.Errorf("got %+v and %d differences", tally, len(differences))
	}
	if got := tally.Field("value"); got != 2.0/3 {
		t.Errorf("value scores %v", got)
	}
}

func TestRight(t *testing.T) {
	want := expected(t)
	want[3].Implicit = true
	found := append(expected(t), recount.Claim{Start: 40, End: 45}, recount.Claim{Start: 1, End: 2, Implicit: true})
	found[1].Measure = recount.Other
	found[2].Unit = recount.UnitItems
	if got := Right(want, found); !maps.Equal(got, map[int]bool{0: true, 1: false, 2: true, 4: false}) {
		t.Errorf("got %v", got)
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b recount.Words
		want bool
	}{
		{"", "", true},
		{"the police", "", false},
		{"White House spokesman John Kirby", "Kirby", true},
		{"the ministry of health", "Health Ministry", true},
		{"Ann Lee", "Bo Li", false},
		{"the", "", false},
	} {
		if sameName(c.a, c.b) != c.want {
			t.Errorf("%q and %q: not %v", c.a, c.b, c.want)
		}
	}
	if !sameHead("passengers on board", "crew on board") || !sameHead("killed soldier", "soldiers") || sameHead("soldiers", "sailors") {
		t.Error("heads are compared wrongly")
	}
	if !sameCore("in the past week alone", "past week") || sameCore("Kursk", "Sumy") {
		t.Error("places and periods are compared wrongly")
	}
}
