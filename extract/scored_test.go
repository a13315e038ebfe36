package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recount"
	"recount/extract"
	"recount/internal/score"
	"recount/read"
)

// floors are the scores below which extraction may not sink, on reports written
// for this project. Raise them when the scores rise; never lower one without
// saying why.
var floors = map[string]float64{
	"figures": 0.98, "core": 0.70,
	"value": 0.98, "unit": 0.95, "measure": 0.81, "claimant": 0.86, "counted": 0.85,
}

// exampleFloors are those for examples/kursk.
var exampleFloors = map[string]float64{
	"figures": 0.98, "core": 0.74,
	"value": 0.97, "unit": 0.97, "measure": 0.90, "claimant": 0.82, "counted": 0.90,
}

func TestScoresOnShortReports(t *testing.T) {
	files, err := filepath.Glob("testdata/scored/*.txt")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d scored reports, %v", len(files), err)
	}
	var tally score.Tally
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		report, lines, ok := strings.Cut(string(data), "--- claims\n")
		if !ok {
			t.Fatalf("%s has no claims", file)
		}
		scoreReport(t, &tally, file, readOne(t, report), lines)
	}
	check(t, &tally, floors)
}

func TestScoresOnTheExamples(t *testing.T) {
	data, err := os.ReadFile("testdata/kursk.claims")
	if err != nil {
		t.Fatal(err)
	}
	expected := sections(string(data))
	var tally score.Tally
	for report, problem := range read.Open([]string{"../examples/kursk"}, read.Options{}).Reports() {
		if problem != nil {
			t.Fatal(problem)
		}
		name := filepath.Base(report.Input)
		lines, ok := expected[name]
		if !ok {
			t.Fatalf("nothing is said of %s", name)
		}
		delete(expected, name)
		scoreReport(t, &tally, name, report, lines)
	}
	for name := range expected {
		t.Errorf("there is no report %s", name)
	}
	check(t, &tally, exampleFloors)
}

// sections cuts a file at its [headings].
func sections(text string) map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(strings.TrimSpace(line), "["); ok {
			name = strings.TrimSuffix(heading, "]")
			out[name] = ""
		} else if name != "" {
			out[name] += line
		}
	}
	return out
}

// readOne reads a report as if it were piped in.
func readOne(t *testing.T, text string) recount.Report {
	t.Helper()
	input := read.Open([]string{"-"}, read.Options{Stdin: strings.NewReader(text)})
	for report, problem := range input.Reports() {
		if problem != nil {
			t.Fatal(problem)
		}
		return report
	}
	t.Fatal("there is no report")
	return recount.Report{}
}

func scoreReport(t *testing.T, tally *score.Tally, name string, report recount.Report, lines string) {
	t.Helper()
	expected, err := score.ParseClaims(report.Text, lines)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range tally.Add(expected, extractor.Extract(report).Claims) {
		t.Logf("%s: %s", name, difference(d))
	}
}

// difference tells what was expected and what was found, for go test -v.
func difference(d score.Difference) string {
	switch {
	case d.Found == nil:
		return fmt.Sprintf("missed %q", d.Expected.Figure)
	case d.Expected == nil:
		return fmt.Sprintf("spurious %q in %q", d.Found.Figure, d.Found.Sentence)
	}
	return fmt.Sprintf("%q: wrong %s\n\texpected %s\n\tfound    %s",
		d.Expected.Figure, strings.Join(d.Fields, ", "), brief(d.Expected), brief(d.Found))
}

func brief(c *recount.Claim) string {
	return fmt.Sprintf("%v %s %s | %s %s%s %q | %q %s via %q | %q %q unverified %v",
		c.Value, c.Bound, c.Unit, c.Measure, c.Stage, c.Modality, c.Counted,
		c.Claimant, c.ClaimantKind, c.Via, c.Place, c.Period, c.Unverified)
}

func check(t *testing.T, tally *score.Tally, floors map[string]float64) {
	t.Helper()
	t.Logf("%d figures expected, %d found", tally.Expected, tally.Found)
	scores := map[string]float64{"figures": tally.Figures(), "core": tally.CoreF1()}
	for _, name := range score.Fields() {
		scores[name] = tally.Field(name)
	}
	for _, name := range append([]string{"figures", "core"}, score.Fields()...) {
		t.Logf("%-14s %.3f", name, scores[name])
		if scores[name] < floors[name] {
			t.Errorf("%s has sunk to %.3f, below %.2f", name, scores[name], floors[name])
		}
	}
}
