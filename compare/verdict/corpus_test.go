package verdict

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recount"
	"recount/compare/origin"
	"recount/internal/casetext"
)

// readCases returns the cases of the files that match; none is an error.
func readCases(t *testing.T, pattern string) []casetext.Case {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	var all []casetext.Case
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := casetext.Parse(file, string(text))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, cases...)
	}
	return all
}

// verdictOf returns the verdict on the first two claims of a case; the others
// are their setting.
func verdictOf(t *testing.T, c *casetext.Case) recount.Verdict {
	t.Helper()
	if len(c.Profiles) < 2 {
		t.Fatalf("%s: a case needs two claims", c.Place)
	}
	o := origin.Find(c.Profiles, c.Copies)
	same := Sameness{}
	if reason, why, ok := o.Same(0, 1); ok {
		same = Sameness{reason, why}
	}
	s := Setting{}
	if len(c.Profiles) > 2 || strings.Contains(c.Section, "later higher") || strings.Contains(c.Section, "agrees") {
		s = SettingOf(c.Profiles, &o)
	}
	return s.Between(&c.Profiles[0], &c.Profiles[1], same)
}

func TestVerdicts(t *testing.T) {
	for _, c := range readCases(t, "*.txt") {
		if strings.HasSuffix(strings.Split(c.Place, ":")[0], "parts.txt") {
			continue
		}
		v := verdictOf(t, &c)
		if got := strings.TrimSpace(string(v.Kind) + " " + string(v.Reason)); got != c.Section {
			t.Errorf("%s: %s, not %s: %s", c.Place, got, c.Section, v.Sentence)
			continue
		}
		checkWants(t, &c, v)
	}
}

// checkWants checks what a case expects beside kind and reason.
func checkWants(t *testing.T, c *casetext.Case, v recount.Verdict) {
	t.Helper()
	differs := false
	for _, want := range c.Wants {
		key, value, _ := strings.Cut(want, " ")
		switch key {
		case "differs":
			differs = true
		case "strict":
			if string(v.Strict) != value {
				t.Errorf("%s: strictly %q, not %q", c.Place, v.Strict, value)
			}
		case "says":
			if !strings.Contains(v.Sentence, value) {
				t.Errorf("%s: %q does not say %q", c.Place, v.Sentence, value)
			}
		default:
			t.Errorf("%s: %q is no expectation", c.Place, want)
		}
	}
	if v.Kind == recount.Same && v.Differs != differs {
		t.Errorf("%s: reported differently is %v", c.Place, v.Differs)
	}
}

func TestOverParts(t *testing.T) {
	for _, c := range readCases(t, "parts.txt") {
		kind, want, _ := strings.Cut(c.Section, " ")
		v, ok := OverParts(&c.Profiles[0], &c.Profiles[1], recount.PartKind(kind))
		got := string(v.Reason)
		if !ok {
			got = "nothing"
		}
		if got != want {
			t.Errorf("%s: %s, not %s: %s", c.Place, got, want, v.Sentence)
			continue
		}
		checkWants(t, &c, v)
	}
}

// TestEveryKindHasCases keeps ten cases or more for each kind and reason.
func TestEveryKindHasCases(t *testing.T) {
	const fewest = 10
	count := map[string]int{}
	for _, c := range readCases(t, "*.txt") {
		section := c.Section
		for _, kind := range []string{"subject ", "measure ", "place "} {
			section = strings.TrimPrefix(section, kind)
		}
		count[section]++
		for _, want := range c.Wants {
			count[want]++
		}
	}
	for _, section := range []string{
		"same utterance", "same relay", "same copy", "differs", "undetermined no date", "undetermined no scope",
		"incomparable window", "incomparable stage", "incomparable unit", "incomparable scope", "agrees equal", "agrees within",
		"updates", "revises", "later higher", "conflicts values", "conflicts denied", "conflicts drops",
		"explained by scope", "part exceeds whole", "nothing",
	} {
		if count[section] < fewest {
			t.Errorf("%d cases of %q, not %d", count[section], section, fewest)
		}
	}
}
