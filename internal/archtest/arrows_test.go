// Package archtest keeps the arrows between packages: what may import what.
package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// house lists, for each part of the program, the parts it may import. Arrows
// point one way; a part that is not listed may not be imported by any other.
var house = map[string][]string{
	"recount":  {},          // the nouns
	"lexicon":  {},          // how data files are read
	"country":  {"lexicon"}, // names of countries
	"matrix":   {},          // how models multiply
	"lang":     {"recount", "lexicon", "matrix"},
	"extract":  {"recount", "lexicon", "country", "lang"},
	"read":     {"recount", "lexicon", "lang"},
	"compare":  {"recount", "lexicon", "country", "lang"},
	"ledger":   {"recount", "compare", "lexicon"},
	"ingest":   {"recount", "extract", "read", "compare", "ledger"},
	"serve":    {"recount", "lexicon", "extract", "read", "ledger", "ingest", "export"},
	"export":   {"recount", "lexicon", "extract", "ledger", "ingest"},
	"cmd":      {"recount", "extract", "read", "compare", "ledger", "ingest", "serve", "export"},
	"internal": {"recount", "lexicon", "country", "lang", "extract", "read", "compare", "ledger", "ingest", "export", "internal", "matrix"},
}

// barred lists standard packages that a part has no business with: claims
// depend on the report and the rules alone.
var barred = map[string][]string{
	"lang":    {"net", "net/http", "database/sql", "flag"},
	"extract": {"net", "net/http", "database/sql", "flag", "os"},
	"compare": {"net", "net/http", "database/sql", "flag", "os"},
	"ingest":  {"net/http", "flag", "os"},
}

// arrow is one import of one file.
type arrow struct {
	file     string
	from, to string // import paths
}

func TestArrows(t *testing.T) {
	arrows := readArrows(t, "../..")
	if len(arrows) == 0 {
		t.Fatal("no imports were found: the test looks in the wrong place")
	}
	for _, a := range arrows {
		if reason := a.forbidden(); reason != "" {
			t.Errorf("%s imports %s: %s", a.file, a.to, reason)
		}
	}
}

func TestForbiddenArrowsAreSeen(t *testing.T) {
	for _, a := range []arrow{
		{from: "recount", to: "github.com/alecthomas/kong"},
		{from: "recount", to: "recount/lang"},
		{from: "recount/lang/tag", to: "recount/extract"},
		{from: "recount/extract/figure", to: "recount/extract/period"},
		{from: "recount/extract/figure", to: "recount/extract"},
		{from: "recount/extract", to: "recount/ingest"},
		{from: "recount/extract", to: "recount/internal/eval"},
		{from: "recount/read", to: "recount/extract"},
		{from: "recount/ingest", to: "recount/cmd/recount"},
		{from: "recount/extract/measure", to: "net/http"},
	} {
		if a.forbidden() == "" {
			t.Errorf("%s may import %s", a.from, a.to)
		}
	}
	for _, a := range []arrow{
		{from: "recount/extract", to: "recount/extract/figure"},
		{from: "recount/extract/figure", to: "recount/extract/figure/words"},
		{from: "recount/lang/parse", to: "recount/lang/tag"},
		{from: "recount/lang/tag", to: "recount/internal/lexicon"},
		{from: "recount/internal/eval", to: "recount/extract"},
		{from: "recount/cmd/recount", to: "github.com/alecthomas/kong"},
	} {
		if reason := a.forbidden(); reason != "" {
			t.Errorf("%s may not import %s: %s", a.from, a.to, reason)
		}
	}
}

// forbidden says why an arrow may not be, or nothing where it may.
func (a arrow) forbidden() string {
	from, to := part(a.from), part(a.to)
	switch {
	case to == "": // not of this module
		return a.forbiddenOutside(from)
	case from == "extract" && to == "extract":
		if a.from != "recount/extract" && stage(a.from) != stage(a.to) {
			return "only package extract knows its stages; they never import each other"
		}
	case from != to && !slices.Contains(house[from], to):
		return from + " may import " + strings.Join(house[from], ", ") + " and nothing else of this module"
	}
	return ""
}

func (a arrow) forbiddenOutside(from string) string {
	if slices.Contains(barred[from], a.to) {
		return from + " depends on its input alone"
	}
	isStandard := !strings.Contains(strings.Split(a.to, "/")[0], ".")
	if from == "recount" && !isStandard {
		return "the nouns use the standard library only"
	}
	return ""
}

// part names the part of the house that an import path belongs to; it is empty
// for packages of other modules and of the standard library.
func part(path string) string {
	switch rest, inside := strings.CutPrefix(path, "recount/"); {
	case path == "recount":
		return "recount"
	case !inside:
		return ""
	case rest == "internal/lexicon", rest == "internal/country", rest == "internal/matrix":
		return strings.TrimPrefix(rest, "internal/")
	default:
		return strings.Split(rest, "/")[0]
	}
}

// stage names the stage of extract that a path belongs to.
func stage(path string) string {
	rest, _ := strings.CutPrefix(path, "recount/extract")
	return strings.Split(strings.TrimPrefix(rest, "/"), "/")[0]
}

// readArrows returns the imports of every file of the module but tests.
func readArrows(t *testing.T, root string) []arrow {
	t.Helper()
	var arrows []arrow
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skip(path, entry.Name())
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		found, err := readImports(root, path)
		arrows = append(arrows, found...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return arrows
}

// skip leaves out folders that hold no package of this module.
func skip(path, name string) error {
	_, err := os.Stat(filepath.Join(path, "go.mod"))
	ownModule := err == nil && name != ".."
	if name == "testdata" || ownModule || strings.HasPrefix(name, ".") && name != ".." {
		return filepath.SkipDir
	}
	return nil
}

func readImports(root, path string) ([]arrow, error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	folder, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	from := strings.TrimSuffix("recount/"+filepath.ToSlash(folder), "/.")
	var arrows []arrow
	for _, spec := range file.Imports {
		to, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		arrows = append(arrows, arrow{path, from, to})
	}
	return arrows, nil
}
