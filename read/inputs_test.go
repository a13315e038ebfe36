package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInputs reads inputs as they are met in the wild, with their usual
// faults, and compares all that is read of them with golden files.
func TestInputs(t *testing.T) {
	for _, folder := range []string{"feeds", "mail", "tables"} {
		paths, err := filepath.Glob("testdata/" + folder + "/*")
		if err != nil || len(paths) == 0 {
			t.Fatal("no inputs to read in", folder, err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, ".golden") {
				continue
			}
			reports, problems := readAll([]string{path}, Options{})
			checkGolden(t, path+".golden", golden(reports, problems))
			for _, r := range reports {
				checkReport(t, r)
			}
		}
	}
}

func checkGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
	}
}
