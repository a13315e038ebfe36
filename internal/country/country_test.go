package country

import (
	"strings"
	"testing"

	"recount/internal/lexicon"
)

func TestOf(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Ukraine", "UA"},
		{"the United States", "US"},
		{"U.S.", "US"},
		{"UK", "GB"},
		{"Scotland", "GB"},
		{"North Korea", "KP"},
		{"Pyongyang", "KP"},
		{"DPRK", "KP"},
		{"South Korea", "KR"},
		{"Seoul", "KR"},
		{"Kyiv", "UA"},
		{"Kiev", "UA"},
		{"the Kremlin", "RU"},
		{"Downing Street", "GB"},
		{"the Pentagon", "US"},
		{"Burma", "MM"},
		{"Ivory Coast", "CI"},
		{"Türkiye", "TR"},
		{"Czech Republic", "CZ"},
		{"Kosovo", "XK"},
		{"Gaza Strip", "PS"},
		{"the West Bank", "PS"},
		{"Crimea", "UA"},
		{"Chechnya", "RU"},
		{"Tel Aviv", ""},
		{"SYRIA", "SY"},
		{"NORTH KOREA", "KP"},
		{"Cote d’Ivoire", "CI"},
		{"DR Congo", "CD"},
		{"Congo-Brazzaville", "CG"},
		{"us", ""},
		{"turkey", ""},
		{"chad", ""},
		{"Kashmir", ""},
		{"Middle East", ""},
		{"Mediterranean", ""},
		{"", ""},
		{"Smith", ""},
		{"Syrian", ""},
	}
	for _, test := range tests {
		got, ok := Of(test.name)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Of(%q) = %q, %v, want %q", test.name, got, ok, test.want)
		}
	}
}

func TestDemonym(t *testing.T) {
	tests := []struct{ word, want string }{
		{"North Korean", "KP"},
		{"North Koreans", "KP"},
		{"Russian", "RU"},
		{"Ukrainians", "UA"},
		{"Israelis", "IL"},
		{"British", "GB"},
		{"Britons", "GB"},
		{"Dutch", "NL"},
		{"Frenchmen", "FR"},
		{"Filipina", "PH"},
		{"Afghans", "AF"},
		{"Palestinian", "PS"},
		{"Saudis", "SA"},
		{"Congolese", "CD"},
		{"Nigerien", "NE"},
		{"Nigerian", "NG"},
		{"Guinean", "GN"},
		{"Equatorial Guinean", "GQ"},
		{"US", "US"},
		{"SYRIAN", "SY"},
		{"Dominican", ""},
		{"polish", ""},
		{"Korean", ""},
		{"Muslim", ""},
		{"Syria", ""},
		{"", ""},
	}
	for _, test := range tests {
		got, ok := Demonym(test.word)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Demonym(%q) = %q, %v, want %q", test.word, got, ok, test.want)
		}
	}
}

func TestCountryLines(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range lexicon.MustRead(files, "countries.txt") {
		if code := e.Field(0); len(code) != 2 || code != strings.ToUpper(code) || seen[code] {
			t.Errorf("%s: %q is no code of its own", e.Place, code)
		}
		if len(e.Fields) != 6 {
			t.Errorf("%s: %d fields, want 6", e.Place, len(e.Fields))
		}
		seen[e.Field(0)] = true
	}
	if len(seen) < 200 {
		t.Errorf("%d countries, want over 200", len(seen))
	}
	for name, r := range regions() {
		if r.Country != "" && !seen[r.Country] {
			t.Errorf("regions.txt: %s lies in %q, which is no country", name, r.Country)
		}
		if r.Precision < 0 || r.Precision > 7 {
			t.Errorf("regions.txt: %s has precision %d", name, r.Precision)
		}
	}
}

func TestKey(t *testing.T) {
	tests := map[string]string{
		"Kursk": "kursk", "Sana'a": "sanaa", "Sana’a": "sanaa", "Saint-Étienne": "st etienne", "St. Louis": "st louis",
		"İstanbul": "istanbul", "Łódź": "lodz", "Deir  ez-Zor": "deir ez zor", "Ağrı": "agri", "": "", "--": "",
	}
	for name, want := range tests {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
}
