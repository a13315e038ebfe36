package compare_test

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount/extract"
	"recount/internal/linked"
)

// Floors under the F1 of joining, on events written for this project: of all
// pairs, and of pairs whose numbers differ. Raise them when the scores rise;
// never lower one without saying why.
const (
	floorAll       = 0.42
	floorDiffering = 0.35
)

// leastDiffering is the share of the pairs to join whose numbers must differ:
// joining equal numbers is easy.
const leastDiffering = 0.5

func TestJoinsOnEvents(t *testing.T) {
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := linked.Measure(linked.Answers(events(t), extractor))
	classes := map[string]int{}
	for _, wrong := range s.Wrong {
		classes[wrong.Class()]++
		t.Log(wrong)
	}
	for _, class := range slices.SortedFunc(maps.Keys(classes), func(a, b string) int {
		return cmp.Or(classes[b]-classes[a], strings.Compare(a, b))
	}) {
		t.Logf("%3d %s", classes[class], class)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Events)) {
		t.Logf("%-10s %s", name, s.Events[name])
	}
	t.Logf("%-10s %s", "all", s.All)
	t.Logf("%-10s %s", "differing", s.Differing)
	t.Logf("%-10s %s", "alike", s.Alike)
	t.Logf("%d pairs joined across events; %d figures not found, %d found that are none", s.Across, s.Missed, s.Spurious)
	if s.All.F1() < floorAll {
		t.Errorf("F1 of all pairs is %.3f, below %.3f", s.All.F1(), floorAll)
	}
	if s.Differing.F1() < floorDiffering {
		t.Errorf("F1 of pairs that differ is %.3f, below %.3f", s.Differing.F1(), floorDiffering)
	}
	if float64(s.Differing.Expected) < leastDiffering*float64(s.All.Expected) {
		t.Errorf("only %d of %d pairs to join differ", s.Differing.Expected, s.All.Expected)
	}
}

// events reads the corpus.
func events(t *testing.T) []linked.Event {
	t.Helper()
	files, err := filepath.Glob("testdata/events/*.txtar")
	if err != nil || len(files) < 16 {
		t.Fatalf("%d events, %v", len(files), err)
	}
	all := make([]linked.Event, len(files))
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[i], err = linked.Parse(strings.TrimSuffix(filepath.Base(file), ".txtar"), data)
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
