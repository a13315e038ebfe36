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
		"The ministry withdrew its earlier figure of 300 dead.":             recount.Denied,
		"The ministry withdrew 300 soldiers.":                               "",
		"The initial report of 12 deaths was wrong, the mayor said.":        recount.Denied,
		"An earlier report that 12 people had died was incorrect.":          recount.Denied,
		"Reports of 12 deaths proved false.":                                recount.Denied,
		"The report of 12 deaths was not wrong, the mayor said.":            "",
		"The agency had wrongly reported that 12 people were killed.":       recount.Denied,
		"The agency reported that 12 people were wrongly jailed.":           "",
		"It is not true that 31 soldiers were killed, the army said.":       recount.Denied,
		"It is true that 31 soldiers were killed, the army said.":           "",
		"The army rejected as false the claim to have killed 31 soldiers.":  recount.Denied,
		"The ministry said that many had died, but not 40.":                 "",
		"There is no evidence that 31 soldiers were killed, the army said.": "",
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
