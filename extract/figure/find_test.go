package figure

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"", "0", "1,", "$", "$-", "-", "a", "between", "more than", "1 of 2", "half a", "no", "one in", "5-", "US$", "½½½",
		"At least 12 people, including 3 children, were killed and 40 to 50 hurt; damage is put at $5.6bn–$6bn.",
		"tens of thousands of tens of millions of hundreds", "two and a half and a half million and a half", "10-0", "more than 3-1",
		"1,2,3,4,5,6 1 2 3 4 5 6 1/2/3/4 1-2-3-4 1:2:3:4 1.2.3.4", "9.999e99 \xff\xfe 12 \x00 20 ١٢٣ 百 12",
		strings.Repeat("9", 400), strings.Repeat("one ", 50), strings.Repeat("- ", 50), strings.Repeat("more than ", 30) + "3",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := Find(text, nil, Options{})
		end := 0
		for _, e := range found {
			if e.Start < end || e.Start >= e.End || e.End > len(text) {
				t.Fatalf("span %d-%d behind %d in %d bytes", e.Start, e.End, end, len(text))
			}
			if e.CoreStart < e.Start || e.CoreEnd > e.End || e.CoreStart >= e.CoreEnd {
				t.Fatalf("core %d-%d outside %d-%d", e.CoreStart, e.CoreEnd, e.Start, e.End)
			}
			if math.IsInf(e.Value, 0) || math.IsNaN(e.Value) {
				t.Fatalf("value %v of %q", e.Value, text[e.Start:e.End])
			}
			if e.Value2 != nil && e.Kind != Score && *e.Value2 <= e.Value {
				t.Fatalf("range %v to %v in %q", e.Value, *e.Value2, text[e.Start:e.End])
			}
			if e.Low != nil && e.High != nil && *e.Low > *e.High || e.MeantLow != nil && e.MeantHigh != nil && *e.MeantLow > *e.MeantHigh {
				t.Fatalf("interval upside down: %q", text[e.Start:e.End])
			}
			end = e.End
		}
		if again := Find(text, nil, Options{}); !reflect.DeepEqual(found, again) {
			t.Fatal("two readings differ")
		}
	})
}

// TestTakenIsLeftOut: what was found to be a date elsewhere is no number.
func TestTakenIsLeftOut(t *testing.T) {
	text := "In week 31 the clinic saw 12 patients in 9 days."
	from := strings.Index(text, "9 days")
	found := Find(text, []Span{{3, 10}, {from, from + 6}}, Options{})
	if len(found) != 1 || found[0].Value != 12 {
		t.Errorf("found %s, want the 12 patients alone", quote(text, found))
	}
}

// TestCountryOfDollar: names that countries share follow the report's country.
func TestCountryOfDollar(t *testing.T) {
	for _, c := range []struct{ text, country, want string }{
		{"It costs $5 million.", "", "USD"},
		{"It costs $5 million.", "AU", "AUD"},
		{"It costs US$5 million.", "AU", "USD"},
		{"It costs 5 million rupees.", "PK", "PKR"},
		{"It costs 5 million dinars.", "IQ", "IQD"},
		{"It costs 5 million pounds.", "EG", "EGP"},
	} {
		found := Find(c.text, nil, Options{Country: c.country})
		if len(found) != 1 || found[0].Unit != c.want {
			t.Errorf("%q in %q: %s, want %s", c.text, c.country, quote(c.text, found), c.want)
		}
	}
}

// TestUnownedCurrency: a name that no country owns is of the one country with
// such a currency that the report names.
func TestUnownedCurrency(t *testing.T) {
	for _, c := range []struct {
		text, want string
		countries  []string
	}{
		{"It costs 5 million crowns.", "XXX", nil},
		{"It costs 5 million crowns.", "SEK", []string{"SE"}},
		{"It costs 5 million crowns.", "CZK", []string{"CZ", "FR"}},
		{"It costs 5 million crowns.", "XXX", []string{"CZ", "SE"}},
		{"It costs 5 million Danish crowns.", "DKK", []string{"CZ", "SE"}},
		{"It costs 5 million kroner.", "NOK", []string{"NO", "US"}},
		{"It costs 5 million kroner.", "XXX", []string{"FR"}},
		{"The museum shows 12 crowns.", "items", []string{"SE"}},
	} {
		found := Find(c.text, nil, Options{Countries: c.countries})
		if len(found) != 1 || found[0].Unit != c.want {
			t.Errorf("%q in %q: %s, want %s", c.text, c.countries, quote(c.text, found), c.want)
		}
	}
}

// TestLongInput reads what could make a careless reader slow or greedy.
func TestLongInput(t *testing.T) {
	const size = 1 << 16
	for _, piece := range []string{"9", "1 ", "1,", "one ", "one and ", "- ", "more than ", "tens of ", "between 1 and ", "$", "1-", "1-1-x", "12,", "(", "[1]", "1/", "thousands of ", "lakh crore "} {
		text := strings.Repeat(piece, size/len(piece))
		for _, e := range Find(text, nil, Options{}) {
			if e.End > len(text) || math.IsInf(e.Value, 0) {
				t.Fatalf("%q repeated: %v at %d-%d", piece, e.Value, e.Start, e.End)
			}
		}
	}
	if found := Find(strings.Repeat("9", 1<<20), nil, Options{}); len(found) != 1 || found[0].Kind != Name {
		t.Errorf("a million digits: %d expressions, want one key", len(found))
	}
}

func BenchmarkFind(b *testing.B) {
	files, err := filepath.Glob("../../examples/kursk/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("%d reports, %v", len(files), err)
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		text.WriteString("\n\n")
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Find(text.String(), nil, Options{})
	}
}

// TestWrappedLines: a figure may be broken over two lines of a wrapped text, not
// over the end of a title.
func TestWrappedLines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The governor told reporters in the capital that at\nleast 12 people had drowned.", "at\nleast 12"},
		{"Toll passes\n40 people were still missing on Friday.", "40"},
		{"The second boat that capsized off the cape carried more than\n\n40 people.", "40"},
	} {
		found := Find(c.text, nil, Options{})
		if len(found) == 0 {
			t.Errorf("%q: nothing found, want %q", c.text, c.want)
			continue
		}
		if e := found[len(found)-1]; c.text[e.Start:e.End] != c.want {
			t.Errorf("%q: %s, want %q", c.text, quote(c.text, found), c.want)
		}
	}
}

// TestValuesAreAsSaid guards against the last places of binary arithmetic:
// 4.1 times a million is 4099999.9999999995 there.
func TestValuesAreAsSaid(t *testing.T) {
	for text, want := range map[string]float64{
		"About 4.1 million people voted.": 4_100_000,
		"It cost $2.3 billion.":           2_300_000_000,
		"Some 1.13 million fled.":         1_130_000,
		"They paid $4.07 trillion.":       4_070_000_000_000,
	} {
		found := Find(text, nil, Options{})
		if len(found) != 1 || found[0].Value != want || found[0].Said != want {
			t.Errorf("%q: got %+v, want the value %v", text, found, want)
		}
	}
}
