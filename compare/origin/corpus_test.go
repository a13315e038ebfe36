package origin

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/compare/profile"
	"recount/internal/casetext"
)

func readCases(tb testing.TB) []casetext.Case {
	tb.Helper()
	const file = "testdata/origins.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	cases, err := casetext.Parse(file, string(text))
	if err != nil {
		tb.Fatal(err)
	}
	return cases
}

func TestOrigins(t *testing.T) {
	for _, c := range readCases(t) {
		o := Find(c.Profiles, c.Copies)
		v := o.Voices
		got := fmt.Sprintf("%d..%d origins %d sides %d unattributed", v.Fewest, v.Most, v.Sides, v.Unattributed)
		if got != c.Section {
			t.Errorf("%s: %s, not %s: %+v", c.Place, got, c.Section, o.All)
		}
		for _, want := range c.Wants {
			if err := check(&o, &c, want); err != nil {
				t.Errorf("%s: %v", c.Place, err)
			}
		}
	}
}

// check tells whether the origins are as one line of a case expects.
func check(o *Origins, c *casetext.Case, want string) error {
	words := strings.Fields(want)
	if len(words) < 3 {
		return fmt.Errorf("%q is no expectation", want)
	}
	i, j := place(c, words[1]), place(c, words[2])
	reason, why, one := o.Same(i, j)
	switch words[0] {
	case "one":
		if !one || len(words) < 4 && reason == "" || len(words) == 4 && string(reason) != words[3] {
			return fmt.Errorf("%s: one is %v by %s: %s", want, one, reason, why)
		}
		if why == "" {
			return fmt.Errorf("%s: no reason in words", want)
		}
	case "two":
		if one {
			return fmt.Errorf("%s: they are one: %s", want, why)
		}
	case "maybe":
		if one || !slices.Contains(o.All[o.Of[i]].MayBe, o.All[o.Of[j]].ID) {
			return fmt.Errorf("%s: may be one with %v", want, o.All[o.Of[i]].MayBe)
		}
	default:
		return fmt.Errorf("%q is no expectation", want)
	}
	return nil
}

func place(c *casetext.Case, claim string) int {
	return slices.IndexFunc(c.Profiles, func(p profile.Profile) bool { return p.Claim == claim })
}

// TestReasonsTell keeps the words of each collapse to whom and what they are
// about.
func TestReasonsTell(t *testing.T) {
	for _, c := range readCases(t) {
		o := Find(c.Profiles, c.Copies)
		for _, origin := range o.All {
			if len(origin.Collapses) != len(origin.Claims)-1 {
				t.Errorf("%s: %d claims and %d collapses", c.Place, len(origin.Claims), len(origin.Collapses))
			}
			for _, collapse := range origin.Collapses {
				if !slices.Contains(origin.Claims, collapse.Into) || collapse.Why == "" || collapse.Reason == "" {
					t.Errorf("%s: %+v", c.Place, collapse)
				}
			}
		}
	}
}

func TestNearestToTheSourceComesFirst(t *testing.T) {
	for _, c := range readCases(t) {
		o := Find(c.Profiles, c.Copies)
		for k := range o.All {
			first := &c.Profiles[o.Members(k)[0]]
			if o.All[k].Kind != recount.Unattributed && own(first) {
				t.Errorf("%s: %s is in its report's own voice, and first of %+v", c.Place, first.Claim, o.All[k])
			}
		}
	}
}
