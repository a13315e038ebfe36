package place

import (
	"os"
	"slices"
	"strings"
	"testing"

	"recount/internal/lexicon"
	"recount/lang"
)

// found writes the places of a text as the corpus does.
func found(text string) string {
	doc := lang.Analyse(text)
	report := In(doc)
	var places []string
	for _, s := range doc.Sentences {
		for _, p := range report.Find(s) {
			country := p.Country
			if country == "" {
				country = "?"
			}
			places = append(places, text[p.Start:p.End]+" = "+country)
		}
	}
	if len(places) == 0 {
		return "-"
	}
	return strings.Join(places, "; ")
}

func TestFind(t *testing.T) {
	entries, err := lexicon.Read(os.DirFS("testdata"), "find.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if got := found(e.Field(0)); got != e.Field(1) {
			t.Errorf("%s (%s): %q\n got %s\nwant %s", e.Place, e.Section, e.Field(0), got, e.Field(1))
		}
	}
}

func TestResolve(t *testing.T) {
	tests := []struct {
		text, phrase string
		country      string
		geoNames     int
		precision    int
	}{
		{"Lebanese troops entered Tripoli. In Tripoli, four people died.", "Tripoli", "LB", 266826, 1},
		{"Libyan troops entered Tripoli. In Tripoli, four people died.", "Tripoli", "LY", 2210247, 1},
		{"Four people died in Tripoli.", "Tripoli", "", 0, 0},
		{"Russia said four people died in Kursk.", "Kursk", "RU", 538560, 1},
		{"Russia said four people died near Kursk.", "Kursk", "RU", 538560, 2},
		{"Four people died in Russia's Kursk region.", "Russia's Kursk region", "RU", 0, 4},
		{"Four people died in southern France.", "southern France", "FR", 3017382, 5},
		{"Four people died in France.", "France", "FR", 3017382, 6},
		{"Four people died in the Black Sea.", "Black Sea", "", 0, 7},
		{"Four people died in Odessa, Texas.", "Odessa, Texas", "US", 5527554, 1},
		{"Ukraine said four people died in Odessa.", "Odessa", "UA", 698740, 1},
		{"Four people died in a Kabul hospital.", "Kabul hospital", "AF", 1138958, 1},
	}
	for _, test := range tests {
		doc := lang.Analyse(test.text)
		report := In(doc)
		var all []Place
		for _, s := range doc.Sentences {
			all = append(all, report.Find(s)...)
		}
		i := slices.IndexFunc(all, func(p Place) bool { return test.text[p.Start:p.End] == test.phrase })
		if i < 0 {
			t.Errorf("%q: no %q in %+v", test.text, test.phrase, all)
			continue
		}
		if p := all[len(all)-1]; p.Country != test.country || p.GeoNames != test.geoNames || p.Precision != test.precision {
			t.Errorf("%q: got %+v, want %s %d precision %d", test.text, p, test.country, test.geoNames, test.precision)
		}
	}
}

func TestRefer(t *testing.T) {
	tests := []struct{ text, phrase, name string }{
		{"Floods hit Nepal. Thirty people died in the country.", "the country", "Nepal"},
		{"A bomb went off in Lahore. Nine people died across the city.", "the city", "Lahore"},
		{"Rain fell on the state of Kerala, India. Two dams broke in the state.", "the state", "Kerala"},
		{"Thirty people died in the country.", "the country", "the country"},
		{"Floods hit Nepal. Ten people died in the city.", "the city", "the city"},
	}
	for _, test := range tests {
		doc := lang.Analyse(test.text)
		places := In(doc).Find(doc.Sentences[len(doc.Sentences)-1])
		if len(places) == 0 {
			t.Errorf("%q: no place", test.text)
			continue
		}
		p := places[len(places)-1]
		if got := test.text[p.Start:p.End]; got != test.phrase || p.Words(test.text) != test.name {
			t.Errorf("%q: got %q for %q, want %q for %q", test.text, got, p.Words(test.text), test.phrase, test.name)
		}
	}
}
