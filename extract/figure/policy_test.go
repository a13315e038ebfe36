package figure

import (
	"strconv"
	"testing"
)

// TestPolicies checks what each policy takes words to mean, and what the words
// strictly allow whatever the policy.
func TestPolicies(t *testing.T) {
	for _, c := range []struct{ text, policy, strict, meant string }{
		{"12 people died", "default", "12..12", "12..12"},
		{"more than 1,000 people died", "default", "1001..", "1000..2000"},
		{"more than 1,000 people died", "acled", "1001..", "1000..1000"},
		{"more than 1,000 people died", "wikimpacts", "1001..", "1000..2000"},
		{"at least 25 people died", "default", "25..", "25..30"},
		{"over 340 people died", "default", "341..", "340..350"},
		{"up to 12,000 troops came", "default", "..12000", "11000..12000"},
		{"fewer than 8 people died", "default", "..7", "7..8"},
		{"about 1,000 people died", "default", "..", "900..1100"},
		{"about 1,000 people died", "acled", "..", "1000..1000"},
		{"nearly 4,350 people died", "default", "..4350", "3915..4350"},
		{"between 30 and 40 people died", "default", "30..40", "30..40"},
		{"dozens of people died", "default", "24..", "24..96"},
		{"dozens of people died", "acled", "24..", "12..12"},
		{"dozens of people died", "wikimpacts", "24..", "24..72"},
		{"hundreds of people died", "acled", "200..", "100..100"},
		{"hundreds of people died", "wikimpacts", "200..", "200..900"},
		{"more than a dozen people died", "default", "13..", "12..24"},
		{"a dozen people died", "default", "12..", "9.6..14.4"},
		{"several people died", "default", "3..", "3..9"},
		{"several people died", "wikimpacts", "3..", "2..6"},
		{"several hundred people died", "default", "300..", "300..900"},
		{"a couple of people died", "default", "2..", "2..3"},
		{"tens of thousands of people fled", "default", "20000..", "20000..99000"},
		{"more than half of it burned", "default", "50..", "50..60"},
	} {
		policy, err := PolicyNamed(c.policy)
		if err != nil {
			t.Fatal(err)
		}
		found := Find(c.text, nil, Options{Policy: policy})
		if len(found) != 1 {
			t.Errorf("%q: %s, want one figure", c.text, quote(c.text, found))
			continue
		}
		e := found[0]
		if got := interval(e.Low, e.High); got != c.strict {
			t.Errorf("%q strictly is %s, want %s", c.text, got, c.strict)
		}
		if got := interval(e.MeantLow, e.MeantHigh); got != c.meant {
			t.Errorf("%q under %s means %s, want %s", c.text, c.policy, got, c.meant)
		}
	}
}

func interval(low, high *float64) string {
	end := func(x *float64) string {
		if x == nil {
			return ""
		}
		return strconv.FormatFloat(*x, 'f', -1, 64)
	}
	return end(low) + ".." + end(high)
}

func TestPolicyNamed(t *testing.T) {
	if _, err := PolicyNamed("none"); err == nil {
		t.Error("a policy that is not there was found")
	}
	if got := Policies(); len(got) != 3 {
		t.Errorf("policies %v, want 3", got)
	}
}
