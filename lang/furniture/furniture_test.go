package furniture

import (
	"os"
	"strings"
	"testing"

	"recount/internal/lexicon"
)

func TestIs(t *testing.T) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "lines.txt") {
		if got := Is(e.Field(0)); got != (e.Section == "must") {
			t.Errorf("%s: %t: %s", e.Place, got, e.Field(0))
		}
	}
}

func TestParagraphsAreNone(t *testing.T) {
	if Is("") || Is("Watch: "+strings.Repeat("a long story ", 100)) {
		t.Error("an empty line or a paragraph is furniture")
	}
}

func TestLines(t *testing.T) {
	const text = "Ten fall\n\nTen houses fell.\nAdvertisement\n\nTwo more may.\nShare this article"
	var got []string
	for start, end := range Lines(text) {
		got = append(got, text[start:end])
	}
	if len(got) != 2 || got[0] != "Advertisement\n" || got[1] != "Share this article" {
		t.Errorf("furniture is %q", got)
	}
	for range Lines(text) {
		break // a reader may stop
	}
}

func FuzzIs(f *testing.F) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "lines.txt") {
		f.Add(e.Field(0))
	}
	f.Fuzz(func(t *testing.T, line string) {
		if Is(line) != Is(" "+line+"\n") {
			t.Errorf("blanks around %q change it", line)
		}
	})
}

func BenchmarkIs(b *testing.B) {
	lines := strings.Split(strings.Repeat("Ten houses fell in Rivertown when the river rose on Tuesday night, and two more are thought to be unsafe.\nRelated stories\n", 50), "\n")
	size := 0
	for _, line := range lines {
		size += len(line)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, line := range lines {
			Is(line)
		}
	}
}

func TestLeads(t *testing.T) {
	for line, want := range map[string]bool{
		"Read also: Bridge at Tarn closed after a crash": true,
		"See also: 12 hurt at Tarn":                      true,
		"Most read":                                      true,
		"Source: Agence France-Presse":                   false,
		"Reporting by Ann Lee":                           false,
		"(c) Hill Gazette":                               false,
		"More than 40 houses fell, police said.":         false,
		"":                                               false,
	} {
		if got := Leads(line); got != want {
			t.Errorf("%q leads elsewhere: %v", line, got)
		}
	}
}
