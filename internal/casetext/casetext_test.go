package casetext

import (
	"reflect"
	"strings"
	"testing"

	"recount"
)

func TestParse(t *testing.T) {
	cases, err := Parse("cases", `
[later higher]
# a comment
at least 22 | by Ana Duarte (person) | side PT | said 2024-12-16 | via The Example Agency
25 | published - | throughout 2024-12-10..2024-12-17 in a week
copy r1 r2 partly
= strict agrees

[next]
dozens | title | report x | place Old Quay | country PT | precision 2 | elsewhere | rank 3 | part the crew | unverified | sentence A ferry sank.
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 2 || cases[0].Section != "later higher" || cases[1].Section != "next" || cases[0].Place != "cases:4" {
		t.Fatalf("cases are %+v", cases)
	}
	p, q := cases[0].Profiles[0], cases[0].Profiles[1]
	if p.Value != 22 || p.Bound != recount.AtLeast || p.Speaker.Line != "ana duarte" || p.Speaker.Side != "PT" || !p.Inferred {
		t.Errorf("first claim is %+v", p)
	}
	if len(p.Relay) != 1 || p.Relay[0].Line != "exampleagency" {
		t.Errorf("passed on by %+v", p.Relay)
	}
	if !q.Published.IsZero() || q.PeriodKind != recount.Throughout || q.Period != "in a week" || q.To != recount.NewDay(2024, 12, 17) {
		t.Errorf("second claim is %+v", q)
	}
	if len(cases[0].Copies) != 1 || !reflect.DeepEqual(cases[0].Wants, []string{"strict agrees"}) {
		t.Errorf("case is %+v", cases[0])
	}
	r := cases[1].Profiles[0]
	if !r.Title || r.Report != "x" || *r.MeantLow != 24 {
		t.Errorf("third claim is %+v", r)
	}
	if r.PlaceKey != "old quay" || r.Country != "PT" || r.Precision != 2 || !r.Elsewhere || r.Rank != 3 || r.PartOf != "the crew" || !r.Unverified || len(r.Words) != 2 {
		t.Errorf("third claim is %+v", r)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	for text, want := range map[string]string{
		"[a]\nmany words":         "cases:2: \"many words\" is no figure",
		"[a]\n12 | colour red":    "cases:2: \"colour\" is no key; there are",
		"[a]\n12 | by me":         "cases:2: by me: \"me\" is not NAME (kind)",
		"[a]\n12 | by me (elf)":   "cases:2: by me (elf): \"elf\" is no kind of claimant",
		"[a]\n12 | said Friday":   "cases:2: said Friday:",
		"[a]\n12 | within Monday": "cases:2: within Monday: \"Monday\" is not FROM..TO",
		"[a]\n12 | rank first":    "cases:2: rank first:",
		"[a]\ncopy r1 r2":         "cases:2: \"copy r1 r2\": a copy is",
		"# nothing":               "cases: no cases",
	} {
		_, err := Parse("cases", text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, not %s", text, err, want)
		}
	}
}

func TestRandomIsTheSameForOneSeed(t *testing.T) {
	a, c := Random(3, 50)
	b, d := Random(3, 50)
	if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(c, d) || len(a) != 50 {
		t.Error("one seed gives two outcomes")
	}
}
