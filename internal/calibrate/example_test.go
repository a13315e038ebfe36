package main

import (
	"os"
	"path/filepath"
	"testing"
)

const (
	lines = `{"id":"mine","event":"blast","date":"2024-05-02","text":"Blast kills 12\n\nPolice said that 30 people were injured.","claims":[` +
		`{"figure":"12","start":12,"value":12,"bound":"exact","unit":"people","measure":"killed"},` +
		`{"figure":"30","start":33,"value":31,"bound":"exact","unit":"people","measure":"wounded","claimant":"Police"}]}` + "\n"
	scored = "Blast kills 12\n\nThere were no others.\n--- claims\n12 | 12 | exact | people | killed | - | -\n"
)

func TestReadJudgesClaims(t *testing.T) {
	folder := t.TempDir()
	files := []string{filepath.Join(folder, "gold.jsonl"), filepath.Join(folder, "blast.txt")}
	for i, content := range []string{lines, scored} {
		if err := os.WriteFile(files[i], []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	examples, err := readAll(files)
	if err != nil {
		t.Fatal(err)
	}
	var right []bool
	for _, e := range examples {
		if len(e.features) == 0 {
			t.Errorf("a claim of %s has no features", e.event)
		}
		right = append(right, e.right)
	}
	if len(right) != 3 || !right[0] || right[1] || !right[2] {
		t.Errorf("right are %v of three claims, of which the second is wrong", right)
	}
	if got := sets(examples); len(got) != 2 || examples[0].event != "blast" {
		t.Errorf("the sets are %q, the first event is %q", got, examples[0].event)
	}
	if _, err := readAll([]string{filepath.Join(folder, "missing.jsonl")}); err == nil {
		t.Error("a missing file was read")
	}
}
