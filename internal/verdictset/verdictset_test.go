package verdictset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const claims = `{"id":"1","source":"Example Wire","date":"2024-12-17","event":"ferry","text":"Ferry sinks\n\nA ferry sank and 12 people were killed, police said on Tuesday.","claims":[{"figure":"12","start":30,"value":12,"bound":"exact","unit":"people","measure":"killed","claimant":"police","claimant_kind":"official","question":"dead"}]}
{"id":"2","source":"The Courier","date":"2024-12-17","event":"ferry","text":"Ferry lost\n\nBy noon, divers said on Tuesday, 12 bodies lay in the hold of the Santa Ines off Port Almeda.","claims":[{"figure":"12","start":45,"value":12,"bound":"exact","unit":"people","measure":"killed","claimant":"divers","claimant_kind":"official","question":"dead"}]}
`

func judge(t *testing.T, pair string) ([]Result, error) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"claims": claims, "verdicts": pair} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return Judge(filepath.Join(folder, "claims"), filepath.Join(folder, "verdicts"))
}

func TestJudge(t *testing.T) {
	pair := `{"n":7,"event":"ferry","question":"dead","a":{"report":"1","start":30},"b":{"report":"2","start":45},"verdict":"KIND","why":"Two voices."}`
	results, err := judge(t, strings.Replace(pair, "KIND", "agrees", 1))
	if err != nil || len(Faults(results)) != 0 || !strings.HasPrefix(Table(results), "right 1.000 (1 of 1)") {
		t.Errorf("%v: %q, %v", err, Table(results), Faults(results))
	}
	results, err = judge(t, strings.Replace(pair, "KIND", "conflicts", 1))
	if err != nil || !strings.Contains(Faults(results)["7"], "should be conflicts") {
		t.Errorf("%v: %q", err, Faults(results))
	}
	if _, err = judge(t, strings.Replace(pair, "45", "46", 1)); err == nil || !strings.Contains(err.Error(), "pair 7") {
		t.Errorf("a pair of no claim: %v", err)
	}
}
