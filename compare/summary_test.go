package compare_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"recount"
	"recount/compare"
	"recount/internal/casetext"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestSummaries writes out the summary of each case, whose claims are all of one
// question, and compares it with the golden file.
func TestSummaries(t *testing.T) {
	text, err := os.ReadFile("testdata/summaries.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := casetext.Parse("summaries.txt", string(text))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, c := range cases {
		var all []string
		for _, p := range c.Profiles {
			all = append(all, p.Claim)
		}
		result := compare.Decide(compare.Input{Profiles: c.Profiles, Copies: c.Copies, Decisions: compare.Decisions{Merged: [][]string{all}}})
		if len(result.Questions) != 1 {
			t.Fatalf("%s: %d questions", c.Place, len(result.Questions))
		}
		fmt.Fprintf(&got, "[%s]\n\n%s\n", c.Section, written(&result.Questions[0]))
	}
	golden(t, "testdata/summaries.golden", got.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil { //nolint:gosec // a file of the repository
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n")
	for n, line := range strings.Split(got, "\n") {
		if n >= len(wanted) || line != wanted[n] {
			t.Fatalf("%s:%d: got %q; look at it, then run the test with -update", file, n+1, line)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s has %d bytes, not %d", file, len(want), len(got))
	}
}

// written is a summary as people would read it.
func written(s *recount.Summary) string {
	var b strings.Builder
	subject := strings.Join(strings.Fields(fmt.Sprint(s.Subject.Country, " ", s.Subject.Status, " ", s.Subject.Age, " ", s.Subject.Sex)), " ")
	fmt.Fprintf(&b, "%s\n  of: %s %s | counted %s | subject %s | place %s, %s | days %s to %s\n",
		s.Title, s.Measure, s.Unit, s.Counted, subject, s.Place, s.Country, s.From, s.To)
	if s.Lowest == nil {
		b.WriteString("  range: none\n")
	} else {
		fmt.Fprintf(&b, "  range: %s (%s) to %s (%s)\n", s.Lowest.Figure, s.Lowest.Claim, s.Highest.Figure, s.Highest.Claim)
	}
	for _, c := range s.Current {
		fmt.Fprintf(&b, "  current: %s %s, %s%s (%s)\n", c.Day, c.Figure, c.Claimant, c.Source, c.Claim)
	}
	for _, d := range s.Days {
		fmt.Fprintf(&b, "  day: %s %v to %v of %d\n", d.Day, *d.Meant.Low, *d.Meant.High, d.Claims)
	}
	for _, line := range s.Apart {
		fmt.Fprintf(&b, "  apart: %s\n", line)
	}
	return b.String()
}
