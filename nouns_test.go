package recount

import (
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"
)

func TestDays(t *testing.T) {
	d, err := ParseDay("2024-12-18T10:00:00Z")
	if err != nil || d != NewDay(2024, time.December, 18) {
		t.Fatalf("got %v, %v", d, err)
	}
	if got := NewDay(2024, time.January, 31).AddMonths(1).String(); got != "2024-02-29" {
		t.Errorf("a month after 31 January 2024 is %s", got)
	}
	if got := NewDay(2500, time.January, 1).Sub(NewDay(1, time.January, 1)); got != 912_741 {
		t.Errorf("from the first day to 1 January 2500 are %d days", got)
	}
	if got := d.Add(14).Sub(d); got != 14 {
		t.Errorf("14 days later is %d days later", got)
	}
	if _, ok := ValidDay(2023, time.February, 29); ok {
		t.Error("29 February 2023 passed as a day")
	}
	for _, bad := range []string{"", "2024", "18 December", "2024-13-01"} {
		if _, err := ParseDay(bad); err == nil {
			t.Errorf("%q passed as a day", bad)
		}
	}
}

func TestNothingIsNull(t *testing.T) {
	line, err := json.Marshal(struct {
		W Words
		D Day
		S Span
	}{S: Span{2, 5}})
	if err != nil || string(line) != `{"W":null,"D":null,"S":[2,5]}` {
		t.Errorf("got %s, %v", line, err)
	}
}

func FuzzPoints(f *testing.F) {
	f.Add("plain", 3)
	f.Add("“quoted” – Ünïcode 日本", 7)
	f.Add("broken \xff\xfe\x80 bytes \xe2\x82", 12)
	f.Fuzz(func(t *testing.T, text string, at int) {
		p := NewPoints(text)
		if got, want := p.At(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("%q has %d code points, got %d", text, want, got)
		}
		if at < 0 || at > len(text) || (at < len(text) && !utf8.RuneStart(text[at])) {
			return
		}
		if got, want := p.At(at), utf8.RuneCountInString(text[:at]); got != want {
			t.Fatalf("%q: %d code points before byte %d, got %d", text, want, at, got)
		}
	})
}

func TestClaimIDDependsOnReportVersionAndPlace(t *testing.T) {
	base := ClaimID("r", "version", Span{0, 2})
	others := []string{
		ClaimID("q", "version", Span{0, 2}),
		ClaimID("r", "another", Span{0, 2}),
		ClaimID("r", "version", Span{0, 3}),
	}
	for _, other := range others {
		if other == base {
			t.Error("two different claims have one id")
		}
	}
}
