package jsonlines

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "numbers.jsonl")
	if err := os.WriteFile(file, []byte("1\n\n 2 \n3"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read[int](file)
	if err != nil || !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := Read[string](file); err == nil || !strings.Contains(err.Error(), "numbers.jsonl: line 1: ") {
		t.Errorf("numbers read as strings give %v, %v", got, err)
	}
	if got, err := Parse[int]("1\n\n{"); err == nil || !strings.HasPrefix(err.Error(), "line 3: ") {
		t.Errorf("a truncated line gives %v, %v", got, err)
	}
	if _, err := Read[int](file + "x"); err == nil {
		t.Error("a missing file gives no error")
	}
}
