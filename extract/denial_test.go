package extract

import (
	"testing"

	"recount"
)

// TestDenials reads what a text says against a figure: which of two it takes
// back, and who disputes it, while whoever claims it still does.
func TestDenials(t *testing.T) {
	x := newExtractor(t)
	for _, test := range []struct {
		text       string
		modality   recount.Modality
		unverified bool
		disputedBy recount.Words
	}{
		{"The hospital corrected its toll from 40 to 31.", recount.Denied, false, ""},
		{"The union revised the toll down from 40 to 31.", recount.Denied, false, ""},
		{"The union said the toll had risen from 40 to 51.", "", false, ""},
		{"Kyiv said Moscow's claim to have destroyed 31 tanks was nonsense.", "", true, "Kyiv"},
		{"A report\n\nThe union's estimate of 300 was exaggerated, the mayor said.", "", true, "the mayor"},
		{"The ministry said it had killed 40 fighters, a claim the rebels denied.", "", true, "the rebels"},
		{"The ministry said 40 fighters were killed, which the rebels dispute.", "", true, "the rebels"},
		{"The rebels said they had killed 40 soldiers. The army called the claim a lie.", "", true, "The army"},
		{"The rebels said they had killed 40 soldiers. The army called the village a ruin.", "", false, ""},
		{"The ministry said it had killed 40 fighters, a group the rebels trained.", "", false, ""},
		{"There is no evidence that 31 soldiers were killed, the army said.", "", true, ""},
		{"The ministry could not confirm reports that 12 people had died.", "", true, ""},
		{"Initial reports of 12 deaths were not confirmed.", "", true, ""},
		{"Contrary to rumours that two marchers had died, the square was calm.", recount.Denied, false, ""},
		{"The square was calm, contrary to earlier reports of 12 deaths.", recount.Denied, false, ""},
		{"False reports that 12 people had died spread online.", recount.Denied, false, ""},
		{"The square was calm, despite rumours that two marchers had died.", "", true, ""},
		{"There were rumours that 12 people had died.", "", true, ""},
		{"The mayor confirmed rumours that 12 people had died.", "", false, ""},
		{"Contrary to expectations, 12 people died.", "", false, ""},
		{"Despite rumours of a truce, 12 people died.", "", false, ""},
		{"An earlier version of this article said 140 people had died.", recount.Denied, false, ""},
		{"A previous version of this report gave the death toll as 140.", recount.Denied, false, ""},
		{"The headline of this story originally said 140 homes were destroyed.", recount.Denied, false, ""},
		{"A report on Monday misstated the number of injured as 30.", recount.Denied, false, ""},
		{"This article was corrected on Monday to say that 140 people had died.", "", false, ""},
		{"The ministry earlier said 140 people had died.", "", false, ""},
		{"A new version of the law says 140 people must agree.", "", false, ""},
		{"The ministry said 80 people had died. Independent verification was not possible.", "", true, ""},
		{"The ministry said 80 people had died. It was not possible to check the account.", "", true, ""},
		{"The ministry said 80 people had died. It was not possible to cross the river.", "", false, ""},
		{"The army said it killed 80 men and burned 14 tanks. The rebels said the army lost 12. Neither side's figures could be verified.", "", true, ""},
		{"The rebels said 80 people had died. News agencies could not verify the claims of the two sides.", "", true, ""},
		{"The rebels said 80 people had died. The army could not verify that 12 of them were soldiers.", "", false, ""},
		{"The ministry confirmed reports that 12 people had died.", "", false, ""},
		{"There is evidence that 31 soldiers were killed, the army said.", "", false, ""},
	} {
		claims := x.Extract(recount.Report{Text: test.text}).Claims
		if len(claims) == 0 {
			t.Fatalf("%s: no claims", test.text)
		}
		c := claims[0]
		if c.Modality != test.modality || c.Unverified != test.unverified || c.DisputedBy != test.disputedBy {
			t.Errorf("%s: got %q, %v, disputed by %q; want %q, %v, %q", test.text, c.Modality, c.Unverified, c.DisputedBy, test.modality, test.unverified, test.disputedBy)
		}
	}
}

// TestDenialLeavesTheOther checks that what a toll is put right to, or said
// beside what is denied, stays told as a fact.
func TestDenialLeavesTheOther(t *testing.T) {
	x := newExtractor(t)
	for _, text := range []string{
		"The hospital corrected its toll from 40 to 31.",
		"The ministry said 31 people had died, not 40 as reported earlier.",
	} {
		for _, c := range x.Extract(recount.Report{Text: text}).Claims {
			if denied := c.Modality == recount.Denied; denied != (c.Value == 40) {
				t.Errorf("%s: %v is %q", text, c.Value, c.Modality)
			}
		}
	}
}
