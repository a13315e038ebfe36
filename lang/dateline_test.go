package lang

import "testing"

// TestDatelineEnd tells a dateline from a name that speaks.
func TestDatelineEnd(t *testing.T) {
	for text, want := range map[string]string{
		"New Oslow (BNN) -- Flooding has killed 25 people.": "Flooding",
		"PORT LIMA, Peru -- The dam broke.":                 "The",
		"GENEVA The health agency said 40 had died.":        "The",
		"GENEVA was quiet on Monday.":                       "GENEVA",
		"The bridge - an old one - fell.":                   "The",
		"WHO The Killers Are":                               "WHO",
	} {
		tokens := Analyse(text).Sentences[0].Tokens()
		if got := tokens[DatelineEnd(tokens)].Form; got != want {
			t.Errorf("%s: begins at %q, want %q", text, got, want)
		}
	}
}
