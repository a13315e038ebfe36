package extract

import (
	"testing"

	"recount"
)

func TestForce(t *testing.T) {
	x := newExtractor(t)
	for text, want := range map[string]recount.Modality{
		"The army denied that 40 civilians were killed.":                    recount.Denied,
		"Doctors fear that 90 patients have died.":                          recount.Feared,
		"The premier rejected the rebels' claim that 25 soldiers had died.": recount.Denied,
		"The ministry dismissed reports of 300 dead.":                       recount.Denied,
		"The claim of 25 dead soldiers is a lie, the premier said.":         recount.Denied,
		"The report of 12 dead is true, the premier said.":                  "",
		"The ministry did not deny that 12 soldiers died.":                  "",
		"He denied it, saying that only 3 people were hurt.":                "",
		"The army said that 40 civilians were killed in the attack.":        "",
	} {
		claims := x.Extract(recount.Report{Text: text}).Claims
		if len(claims) != 1 || claims[0].Modality != want {
			t.Errorf("%s: got %+v, want one claim with modality %q", text, claims, want)
		}
	}
}

func TestTheDollarOfTheOnlyCountryNamed(t *testing.T) {
	x := newExtractor(t)
	for text, want := range map[string]string{
		"The Australian government will spend $5 million.":                    "AUD",
		"The government will spend $5 million.":                               "USD",
		"The Australian government will buy ships worth $5 million in Japan.": "USD",
		"Australia, which offers aid in A$, has given $5 million.":            "USD",
	} {
		claims := x.Extract(recount.Report{Text: text}).Claims
		if len(claims) != 1 || claims[0].Unit != want {
			t.Errorf("%s: got %+v, want one claim in %s", text, claims, want)
		}
	}
}
