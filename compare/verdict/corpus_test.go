package verdict

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/compare/interval"
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
		case "not":
			if value == c.Section {
				t.Errorf("%s: what it is, %q, is said not to be", c.Place, value)
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

// TestEveryKindHasCases keeps ten cases or more for each kind and reason, and ten
// near misses of each that two claims of one question may have.
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
		"same utterance", "same relay", "same copy", "undetermined no date", "undetermined no scope",
		"incomparable window", "incomparable stage", "incomparable unit", "incomparable scope", "agrees equal", "agrees within",
		"updates", "revises", "later higher", "conflicts values", "conflicts denied", "conflicts drops",
	} {
		for _, of := range []string{section, "not " + section} {
			if count[of] < fewest {
				t.Errorf("%d cases of %q, not %d", count[of], of, fewest)
			}
		}
	}
	for _, section := range []string{"differs", "explained by scope", "part exceeds whole", "nothing"} {
		if count[section] < fewest {
			t.Errorf("%d cases of %q, not %d", count[section], section, fewest)
		}
	}
}

// TestNoTemplateIsIdle keeps every sentence in use by some case.
func TestNoTemplateIsIdle(t *testing.T) {
	used := map[string]bool{}
	for _, c := range readCases(t, "*.txt") {
		if strings.Contains(c.Place, "parts.txt") {
			kind, _, _ := strings.Cut(c.Section, " ")
			p := parts(see(&c.Profiles[0]), see(&c.Profiles[1]), recount.PartKind(kind))
			if found, ok := p.overParts(); ok {
				used[found.text] = true
			}
			continue
		}
		o := origin.Find(c.Profiles, c.Copies)
		same := Sameness{}
		if reason, why, ok := o.Same(0, 1); ok {
			same = Sameness{reason, why}
		}
		p := SettingOf(c.Profiles, &o).pair(see(&c.Profiles[0]), see(&c.Profiles[1]), same)
		used[p.judge(interval.Meant).text] = true
	}
	for _, c := range versionCases { // that each of them is told so, TestOfVersions tests
		used[c.text] = true
	}
	for name := range templates() {
		if !used[name] {
			t.Errorf("no case uses the sentence %q", name)
		}
	}
}

// TestListsAreThere keeps the word lists that code names.
func TestListsAreThere(t *testing.T) {
	for _, list := range []string{"level", "soft", "part", "toll", "base", "correction", "former", "former after", "narrower", "narrower after", "country with article"} {
		if len(vocabulary()[list]) == 0 {
			t.Errorf("words.txt has no list %q", list)
		}
	}
	for _, m := range levels() {
		if !slices.Contains(recount.Measures(), m) {
			t.Errorf("%q is no measure", m)
		}
	}
}

// TestConflictsSurviveTheCap counts figures of one day by far more lines than a
// claim is compared with: the one that lies apart is shown in conflict all the
// same, and so is each later claim that it contradicts.
func TestConflictsSurviveTheCap(t *testing.T) {
	lines := []string{"[x]"}
	for n := range 600 {
		figure := "about 1,000"
		if n == 17 {
			figure = "20"
		}
		lines = append(lines, fmt.Sprintf("%s | by Speaker %d (person) | said 2024-12-17", figure, n))
	}
	cases, err := casetext.Parse("many", strings.Join(lines, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	profiles := cases[0].Profiles
	inConflict := map[string]bool{}
	for _, v := range OfQuestion(profiles, origin.Find(profiles, nil)) {
		if v.Kind == recount.Conflicts {
			inConflict[v.A], inConflict[v.B] = true, true
		}
	}
	if len(inConflict) != len(profiles) {
		t.Errorf("%d of %d claims are shown in conflict", len(inConflict), len(profiles))
	}
}
