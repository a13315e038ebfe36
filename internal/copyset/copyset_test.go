package copyset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMeasure(t *testing.T) {
	pairs := []Pair{{Label: Copy}, {Label: Partly}, {Label: Rewrite}, {Label: Rewrite}, {Label: Independent}, {Label: Unrelated}}
	s := Measure(pairs, []Label{Partly, "", Rewrite, Copy, Rewrite, ""})
	if p, r, f1 := s.Text(); p != 0.5 || r != 0.5 || f1 != 0.5 {
		t.Errorf("copy or partly: %v %v %v, want 0.5 each", p, r, f1)
	}
	if exact, found, all := s.Rewrites(); exact != 1 || found != 2 || all != 2 {
		t.Errorf("rewrites: %d, %d of %d, want 1, 2 of 2", exact, found, all)
	}
	if wrong, all := s.Collapsed(); wrong != 1 || all != 2 {
		t.Errorf("collapsed %d of %d, want 1 of 2", wrong, all)
	}
}

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pairs.jsonl")
	write := func(label string) {
		line := `{"a":{"id":"1","source":"Example Wire","date":"2024-05-02","text":"Title\n\nBody."},"b":{"id":"2","date":"1714608000","text":"One line."},"label":"` + label + `"}`
		if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("partly")
	pairs, err := Read(file)
	if err != nil || len(pairs) != 1 {
		t.Fatal(pairs, err)
	}
	if a, b := pairs[0].A, pairs[0].B; a.Body() != "Body." || b.Body() != "One line." || a.Published != b.Published {
		t.Errorf("read %+v and %+v", a, b)
	}
	write("perhaps")
	if _, err := Read(file); err == nil || !strings.Contains(err.Error(), "perhaps") {
		t.Errorf("a label that is none: %v", err)
	}
}
