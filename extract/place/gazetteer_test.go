package place

import (
	"slices"
	"strings"
	"testing"

	"recount/internal/country"
)

func TestGazetteerIsSorted(t *testing.T) {
	last, lines := "", 0
	for line := range strings.Lines(gazetteer) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		key, _, _ := strings.Cut(line, "\t")
		if strings.Count(line, "\t") != 4 || key < last || country.Key(key) != key {
			t.Fatalf("line %q after %q", line, last)
		}
		last = key
		lines++
	}
	if lines < 50_000 {
		t.Errorf("%d lines, want over 50,000", lines)
	}
}

func TestLookUp(t *testing.T) {
	tests := []struct {
		name      string
		countries string // of the towns found, sorted
		province  bool   // a division bears the name too
	}{
		{"Kursk", "RU", true},
		{"Kiev", "UA", true},
		{"Odessa", "UA US US US", false},
		{"Tripoli", "GR LB LY", true},
		{"Bombay", "IN", false},
		{"Falluja", "IQ", false},
		{"Wardak", "", false},
		{"Andhra Pradesh", "", true},
		{"Nowhere-on-Sea", "", false},
		{"", "", false},
		{"a", "", false},
		{"zzzz", "", false},
		{"#", "", false},
	}
	for _, test := range tests {
		var countries []string
		province := false
		for _, r := range lookUp(test.name) {
			if r.isProvince() {
				province = true
			} else {
				countries = append(countries, r.country)
			}
		}
		slices.Sort(countries)
		if got := strings.Join(countries, " "); got != test.countries || province != test.province {
			t.Errorf("lookUp(%q): towns in %q, province %v; want %q, %v", test.name, got, province, test.countries, test.province)
		}
	}
}

func TestEveryLineIsFound(t *testing.T) {
	step := 0
	for line := range strings.Lines(gazetteer) {
		if step++; step%97 != 0 || strings.HasPrefix(line, "#") {
			continue
		}
		key, _, _ := strings.Cut(line, "\t")
		if _, respelt := country.Spellings()[key]; !respelt && !slices.Contains(lookUp(key), parseRecord(strings.TrimSuffix(line, "\n"))) {
			t.Fatalf("%q is not found", line)
		}
	}
}

func TestSpellingsLeadToTowns(t *testing.T) {
	for name := range country.Spellings() {
		if len(lookUp(name)) == 0 {
			t.Errorf("%q leads nowhere", name)
		}
	}
}

func FuzzLookUp(f *testing.F) {
	for _, name := range []string{"Kursk", "", "\t", "é", "zzz\xff", "st", "#", "\x92į\xd8Ď"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if key := country.Key(name); country.Key(key) != key {
			t.Errorf("country.Key(%q) = %q, whose key is %q", name, key, country.Key(key))
		}
		for _, r := range lookUp(name) {
			if len(r.country) != 2 {
				t.Errorf("lookUp(%q) gave %+v", name, r)
			}
		}
	})
}

func BenchmarkLookUp(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lookUp("Slovyansk")
	}
}
