package period

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"recount"
)

// hard are texts that grammars break on.
var hard = []string{
	"", " ", "\xff\xfe 12 May", "12", "May", "the", "Friday Friday Friday",
	"since since since", "last last week", "early early early May 2014",
	"30 February 2024, 31/02/2024, 2024-13-40", "Feb 29", "in 99999999999999999999 years",
	"9999 centuries ago", "9999 years before 1 January 1000", "the 0th of May", "week 53 of 2023",
	"3 days after 3 days after 3 days after 3 days after Friday",
	"between between Monday and and Tuesday", "’90s “Friday” 12–14 May…",
	"from Monday to Tuesday to Wednesday to Thursday", "Friday the 31st of February",
	"two thousand and two thousand and two thousand", "the last last day of last last week",
}

func FuzzFind(f *testing.F) {
	for _, text := range hard {
		f.Add(text, 2024)
	}
	f.Add(report, 0)
	f.Add("until Friday", 1)
	f.Fuzz(func(t *testing.T, text string, year int) {
		var published recount.Day
		if year >= 1 && year <= 9999 {
			published = recount.NewDay(year, 2, 29)
		}
		found := Find(text, published)
		if again := Find(text, published); !reflect.DeepEqual(found, again) {
			t.Fatalf("two runs differ: %v and %v", found, again)
		}
		var spans [][2]int
		for _, e := range found {
			spans = append(spans, [2]int{e.Start, e.End})
			if !e.From.IsZero() && !e.To.IsZero() && e.From.Compare(e.To) > 0 {
				t.Errorf("%q runs from %s to %s", text[e.Start:e.End], e.From, e.To)
			}
		}
		checkSpans(t, text, spans)
		spans = nil
		for _, p := range Phrases(text, published) {
			spans = append(spans, [2]int{p.Start, p.End})
		}
		checkSpans(t, text, spans)
	})
}

// checkSpans tells that spans follow each other, and cut no character.
func checkSpans(t *testing.T, text string, spans [][2]int) {
	t.Helper()
	end := 0
	for _, s := range spans {
		if s[0] < end || s[1] <= s[0] || s[1] > len(text) {
			t.Fatalf("bad span %v after %d in %d bytes", s, end, len(text))
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[s[0]:s[1]]) {
			t.Fatalf("span %v cuts a character", s)
		}
		end = s[1]
	}
}

// TestWorkIsLinear counts the words that the grammar looks at, for texts twice
// as long.
func TestWorkIsLinear(t *testing.T) {
	published := recount.NewDay(2024, 12, 18)
	for _, piece := range append(hard, "12 ", "the last ", "3 days after ", "May ", "in the ", "between ", "a few of the ") {
		short, long := strings.Repeat(piece+" ", 200), strings.Repeat(piece+" ", 400)
		once := looked(short, published)
		if twice := looked(long, published); twice > 2*once+once/4+1000 {
			t.Errorf("%q: %d looks for 200 times, %d for 400", piece, once, twice)
		}
	}
}

func looked(text string, published recount.Day) int {
	m := newMatcher(text, published)
	m.all(m.phrase)
	return m.looks
}
