package folder

import (
	"bufio"
	"encoding/json"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/export/internal/fixture"
	"recount/ledger"
)

// source yields all of a ledger.
func source(l fixture.Ledger) Source {
	var verdicts []Verdict
	for _, v := range l.Verdicts {
		verdicts = append(verdicts, Verdict{fixture.Toll, v})
	}
	return Source{
		Claims: listed(l.Claims), Questions: listed([]recount.Summary{l.Toll, l.Injured}), Origins: listed(l.Origins),
		Verdicts: listed(verdicts), Parts: listed([]recount.PartOf{l.Part}), Reports: listed(l.Reports),
		Statements: listed(l.Statements), Copies: listed(l.Copies), Reviews: listed(l.Reviews), Followings: listed(l.Followings),
	}
}

// written exports a ledger into a new folder.
func written(t *testing.T, format string, l fixture.Ledger, options Options) (string, Written) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	w, err := Write(dir, format, source(l), options)
	if err != nil {
		t.Fatal(err)
	}
	return dir, w
}

func TestEveryFileIsCounted(t *testing.T) {
	rows := map[string]int{
		"claims": 7, "questions": 2, "origins": 5, "verdicts": 8, "parts": 1, "reports": 7, "statements": 1, "copies": 1, "reviews": 7, "followings": 1,
		"measures": len(recount.Measures()),
	}
	for _, format := range []string{"csv", "jsonl", "parquet"} {
		dir, w := written(t, format, fixture.New(), Options{})
		if len(w.Files) != len(rows)+2 { // the columns and the descriptor
			t.Errorf("%s: %d files", format, len(w.Files))
		}
		for _, f := range w.Files {
			info, err := os.Stat(filepath.Join(dir, f.Name))
			if err != nil || info.Size() != f.Bytes {
				t.Errorf("%s: %d bytes told, %v, %v", f.Name, f.Bytes, info, err)
			}
			if want, known := rows[f.Table]; known && f.Rows != want {
				t.Errorf("%s: %d rows, not %d", f.Name, f.Rows, want)
			}
		}
	}
}

func TestColumnsAndMeaningsMatch(t *testing.T) {
	known := map[name]bool{}
	for _, table := range lists(tables(source(fixture.New()))) {
		for _, c := range table.columns {
			known[name{table.name, c.Name}] = true
			if terms()[name{table.name, c.Name}].Meaning == "" {
				t.Errorf("columns.txt does not say what %s of %s means", c.Name, table.name)
			}
		}
		for _, key := range table.key {
			if !known[name{table.name, key}] {
				t.Errorf("the key %s is no column of %s", key, table.name)
			}
		}
		for _, r := range table.refs {
			if !known[name{table.name, r.column}] {
				t.Errorf("%s is no column of %s", r.column, table.name)
			}
		}
	}
	for n, term := range terms() {
		if !known[n] {
			t.Errorf("columns.txt tells of %s of %s, which is no column", n.column, n.table)
		}
		if term.HXL != "" && !strings.HasPrefix(term.HXL, "#") {
			t.Errorf("%s of %s: %q is no HXL hashtag", n.column, n.table, term.HXL)
		}
	}
}

func TestMeasuresAreThoseOfClaims(t *testing.T) {
	var names []recount.Measure
	for _, m := range measures() {
		names = append(names, recount.Measure(m.Measure))
		if m.Meaning == "" {
			t.Errorf("%s has no meaning", m.Measure)
		}
	}
	if !slices.Equal(names, recount.Measures()) {
		t.Errorf("got %v", names)
	}
}

func TestJSONLinesReadBack(t *testing.T) {
	l := fixture.Hostile()
	dir, _ := written(t, "jsonl", l, Options{})
	f, err := os.Open(filepath.Join(dir, "claims.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seen := map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c ledger.Linked
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		seen[c.ID]++
	}
	for _, c := range l.Claims {
		if seen[c.ID] != 1 {
			t.Errorf("claim %s was exported %d times", c.ID, seen[c.ID])
		}
	}
}

func TestTablesThatAreNotGivenAreLeftOut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "out")
	w, err := Write(dir, "csv", Source{Claims: listed(fixture.New().Claims)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range w.Files {
		names = append(names, f.Name)
	}
	if want := []string{"claims.csv", "measures.csv", "columns.csv", "datapackage.json"}; !slices.Equal(names, want) {
		t.Errorf("got %v", names)
	}
	for _, r := range readDescriptor(t, dir).Resources {
		for _, key := range r.Schema.ForeignKeys {
			if key.Reference.Resource != "measures" {
				t.Errorf("%s refers to %s, which is not there", r.Name, key.Reference.Resource)
			}
		}
	}
}

func TestAnEarlierExportIsReplaced(t *testing.T) {
	dir, _ := written(t, "csv", fixture.New(), Options{})
	if _, err := Write(dir, "parquet", source(fixture.New()), Options{}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".csv" {
			t.Errorf("%s was left", e.Name())
		}
	}
	alone(t, dir)
}

func TestWhatIsNotOursIsKept(t *testing.T) {
	for place, prepare := range map[string]func(dir string) error{
		"a note": func(dir string) error { return os.WriteFile(filepath.Join(dir, "note.txt"), []byte("mine"), 0o644) },
		"another descriptor": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, descriptorName), []byte(`{"resources":[]}`), 0o644)
		},
		"a note in an export": func(dir string) error {
			if _, err := Write(dir, "csv", source(fixture.New()), Options{}); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "note.txt"), []byte("mine"), 0o644)
		},
	} {
		dir := t.TempDir()
		if err := prepare(dir); err != nil {
			t.Fatal(err)
		}
		before := listing(t, dir)
		_, err := Write(dir, "csv", source(fixture.New()), Options{})
		if err == nil || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "choose another folder") {
			t.Errorf("%s: error is %v", place, err)
		}
		if after := listing(t, dir); !slices.Equal(before, after) {
			t.Errorf("%s: %v became %v", place, before, after)
		}
	}
}

func TestAFailureLeavesTheFolderAsItWas(t *testing.T) {
	dir, _ := written(t, "csv", fixture.New(), Options{})
	before := listing(t, dir)
	broken := errors.New("the ledger is damaged")
	s := source(fixture.New())
	s.Origins = func(yield func(recount.Origin, error) bool) { yield(recount.Origin{}, broken) }
	for _, format := range Formats() {
		_, err := Write(dir, format, s, Options{})
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), "origins") {
			t.Errorf("%s: error is %v", format, err)
		}
		if after := listing(t, dir); !slices.Equal(before, after) {
			t.Errorf("%s: %v became %v", format, before, after)
		}
		alone(t, dir)
	}
}

func TestUsageIsChecked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		dir, format string
		options     Options
		want        string
	}{
		{dir, "xlsx", Options{}, "choose csv, jsonl, parquet, jsonld"},
		{dir, "parquet", Options{HXL: true}, "csv"},
		{file, "csv", Options{}, "no folder"},
	} {
		if _, err := Write(c.dir, c.format, Source{}, c.options); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v", c.want, err)
		}
	}
}

func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e.Name()+" "+info.ModTime().String())
	}
	return out
}

// alone fails where anything stands beside the folder.
func alone(t *testing.T, dir string) {
	t.Helper()
	if beside := listing(t, filepath.Dir(dir)); len(beside) != 1 {
		t.Errorf("beside the folder: %v", beside)
	}
}

func readDescriptor(t *testing.T, dir string) descriptor {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, descriptorName))
	if err != nil {
		t.Fatal(err)
	}
	var d descriptor
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// many yields n claims like one, with ids of their own.
func many(like ledger.Linked, n int) iter.Seq2[ledger.Linked, error] {
	return func(yield func(ledger.Linked, error) bool) {
		for i := range n {
			c := like
			c.ID = recount.ReportID("", string(rune(i)))
			if !yield(c, nil) {
				return
			}
		}
	}
}
