package name

import (
	"os"
	"strings"
	"testing"

	"recount"
	"recount/compare/profile"
)

// corpus returns the lines of a file of testdata, divided at tabs.
func corpus(tb testing.TB, name string, fields int) [][]string {
	tb.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	var lines [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != fields && line[0] != '[' {
			tb.Fatalf("%s: %q has %d fields, want %d", name, line, len(cells), fields)
		}
		lines = append(lines, cells)
	}
	if len(lines) == 0 {
		tb.Fatalf("%s is empty", name)
	}
	return lines
}

var kinds = map[string]recount.ClaimantKind{"p": recount.Person, "o": recount.Organisation, "u": recount.Official, "m": recount.Media}

// speak reads a claimant as the corpora write it: "p John Kirby | White House
// spokesman".
func speak(words string) profile.Speaker {
	kind, rest, _ := strings.Cut(words, " ")
	name, office, _ := strings.Cut(rest, " | ")
	s, _ := Read(&recount.Claim{Claimant: recount.Words(name), ClaimantKind: kinds[kind], ClaimantOffice: recount.Words(office)})
	return s
}

func TestRead(t *testing.T) {
	for _, cells := range corpus(t, "read.txt", 7) {
		for i, cell := range cells {
			if cell == "-" {
				cells[i] = ""
			}
		}
		s := speak(cells[0] + " " + cells[1] + " | " + cells[2])
		if got, want := []string{s.Line, s.Body, s.Side, s.Office}, cells[3:]; strings.Join(got, "\t") != strings.Join(want, "\t") {
			t.Errorf("%s %q (%s): line, body, side, office are %q, want %q", cells[0], cells[1], cells[2], got, want)
		}
	}
}

func TestReadKeepsTheReportsOwnVoiceEmpty(t *testing.T) {
	s, relay := Read(&recount.Claim{Relay: []string{"state media", "Reuters"}})
	if s != (profile.Speaker{}) {
		t.Errorf("speaker is %+v", s)
	}
	if len(relay) != 2 || relay[0].Line != "" || relay[1].Line != "reuters" {
		t.Errorf("relay is %+v", relay)
	}
}
