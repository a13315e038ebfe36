package name

import "testing"

func TestWithinSentence(t *testing.T) {
	for name, want := range map[string]string{
		"The coastguard":          "the coastguard",
		"A senior official":       "a senior official",
		"An official":             "an official",
		"Officials":               "officials",
		"Police":                  "police",
		"Witnesses":               "witnesses",
		"Medics at the scene":     "medics at the scene",
		"US officials":            "US officials",
		"Ivo Lund":                "Ivo Lund",
		"Doctors Without Borders": "Doctors Without Borders",
		"":                        "",
	} {
		if got := WithinSentence(name); got != want {
			t.Errorf("%q is %q within a sentence, not %q", name, got, want)
		}
	}
}
