package token

import "testing"

func TestMend(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"pâté":                       "pâté",
		"\u200bci\u00advil\ufeff":    "civil",
		"\u200b":                     "\u200b",
		"â€™s":                       "’s",
		"\u00e2\u0080\u0099s":        "’s",
		"\u00e2\u0080\u009cGo\u0094": "“Go”",
		"\u0096":                     "–",
		"â€”":                        "—",
		"â€¦":                        "…",
		"\u00e2\u0080\u00a8":         "â€¨", // a line separator would be white space
		"\u0085\xff":                 "\u0085\xff",
		"noâ€, â€œ":                  "no”, “",
	} {
		if got := Mend(text); got != want {
			t.Errorf("Mend(%q) = %q, want %q", text, got, want)
		}
	}
}
