package verdictset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recount"
)

const reports = `{"id":"a","source":"wire.example","date":"2019-05-07","event":"slide","text":"Landslide kills 12\n\nA landslide killed 12 people in Alcora, police said on Tuesday.","claims":[{"figure":"12","value":12,"bound":"exact","unit":"people","measure":"killed","claimant":"police","claimant_kind":"official","question":"dead","start":39}]}
{"id":"b","source":"herald.example","date":"2019-05-09","event":"slide","text":"Toll rises\n\nThe landslide has killed 19 people, the mayor said on Thursday.","claims":[{"figure":"19","value":19,"bound":"exact","unit":"people","measure":"killed","claimant":"the mayor","claimant_kind":"official","question":"dead","start":37}]}
`

const pairs = `{"n":0,"event":"slide","question":"dead","a":{"report":"a","start":39},"b":{"report":"b","start":37},"verdict":"later higher"}
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestJudge(t *testing.T) {
	results, err := Judge(write(t, "claims.jsonl", reports), write(t, "verdicts.jsonl", pairs))
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != 1 || results[0].given.Kind != recount.LaterHigher || !strings.Contains(results[0].given.Sentence, "19") {
		t.Fatalf("verdicts are %+v", results)
	}
	if table := Table(results); !strings.Contains(table, "right 1.000 (1 of 1)") || len(Faults(results)) != 0 {
		t.Errorf("the table says\n%s", table)
	}
	results[0].Verdict = recount.Conflicts
	if table := Table(results); !strings.Contains(table, "right 0.000 (0 of 1)") {
		t.Errorf("the table says\n%s", table)
	}
	if fault := Faults(results)["0"]; !strings.Contains(fault, "0 dead: should be conflicts , not later higher") {
		t.Errorf("the fault is told as %q", fault)
	}
}

func TestPairsThatAreNotThere(t *testing.T) {
	for wrong, want := range map[string]string{
		strings.Replace(pairs, `"dead"`, `"hurt"`, 1):        "no claim answers",
		strings.Replace(pairs, `"start":39`, `"start":3`, 1): "not among the annotated",
	} {
		_, err := Judge(write(t, "claims.jsonl", reports), write(t, "verdicts.jsonl", wrong))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v", wrong, err)
		}
	}
}
