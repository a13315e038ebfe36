package figure

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"recount/internal/lexicon"
)

// example is one line of a corpus: a text with one figure marked in braces.
type example struct {
	text       string
	start, end int // of the marked words; equal where none are
	place      string
	section    string
}

// examples reads a corpus file.
func examples(t *testing.T, name string) []example {
	t.Helper()
	entries, err := lexicon.Read(os.DirFS("testdata"), name)
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, e := range entries {
		before, rest, _ := strings.Cut(e.Fields[0], "{")
		marked, after, _ := strings.Cut(rest, "}")
		x := example{text: before + marked + after, start: len(before), place: e.Place, section: e.Section}
		x.end = x.start + len(marked)
		if marked == "" {
			x.start, x.end = 0, 0
		}
		all = append(all, x)
	}
	return all
}

// ledger returns the expressions of x that are figures, and the marked one.
func (x example) ledger() (figures []Expression, marked *Expression) {
	for _, e := range Find(x.text, nil, Options{}) {
		if ok, _ := Ledger(e); ok {
			figures = append(figures, e)
		}
		if e.Start == x.start && e.End == x.end {
			marked = &e
		}
	}
	return figures, marked
}

// describe writes an expression as the sections of the corpora do.
func describe(e *Expression) string {
	if e == nil {
		return "nothing"
	}
	value := strconv.FormatFloat(e.Value, 'f', -1, 64)
	if e.Value2 != nil {
		value += ".." + strconv.FormatFloat(*e.Value2, 'f', -1, 64)
	}
	return fmt.Sprintf("%s %s %s %s", e.Kind, value, e.Bound, e.Unit)
}

func TestFigures(t *testing.T) {
	for _, name := range []string{"counts", "bounds", "vague", "ranges", "money", "percent", "measures"} {
		for _, x := range examples(t, name+".txt") {
			figures, marked := x.ledger()
			if got := describe(marked); got != x.section {
				t.Errorf("%s: %q: %q is %s, want %s", x.place, x.text, x.text[x.start:x.end], got, x.section)
			}
			if len(figures) > 1 {
				t.Errorf("%s: %q: %d figures, want one: %s", x.place, x.text, len(figures), quote(x.text, figures))
			}
		}
	}
}

func TestOtherKinds(t *testing.T) {
	for _, x := range examples(t, "not_figures.txt") {
		figures, _ := x.ledger()
		if len(figures) > 0 {
			t.Errorf("%s: %q: figures %s, want none", x.place, x.text, quote(x.text, figures))
		}
		if x.section == "nothing" {
			continue
		}
		found := false
		for _, e := range Find(x.text, nil, Options{}) {
			found = found || string(e.Kind) == x.section && e.Start < x.end && x.start < e.End
		}
		if !found {
			t.Errorf("%s: %q: no %s found at %q", x.place, x.text, x.section, x.text[x.start:x.end])
		}
	}
}

func TestPeopleOrItems(t *testing.T) {
	for _, x := range examples(t, "people.txt") {
		if _, marked := x.ledger(); marked == nil || marked.Unit != x.section {
			t.Errorf("%s: %q: %s, want %s", x.place, x.text, describe(marked), x.section)
		}
	}
}

// TestCorporaAreRead fails when a corpus file is in no test.
func TestCorporaAreRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) != 9 {
		t.Fatalf("%d corpora (%v), the tests read 9", len(files), err)
	}
	lines := 0
	for _, f := range files {
		lines += len(examples(t, filepath.Base(f)))
	}
	if lines < 300 {
		t.Errorf("%d examples, want at least 300", lines)
	}
}

// TestListsAreThere holds the names of word lists in the code to those in the
// data files: a list that is not there would silently be empty.
func TestListsAreThere(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d source files, %v", len(files), err)
	}
	named := regexp.MustCompile(`(?:\.in\(|\.has\(|lists\[)"([^"]+)"`)
	used := 0
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(source), -1) {
			used++
			if len(words().lists[m[1]]) == 0 {
				t.Errorf("%s: no word list %q", f, m[1])
			}
		}
	}
	if used == 0 {
		t.Error("no word list is used")
	}
}

func quote(text string, figures []Expression) string {
	var all []string
	for _, e := range figures {
		all = append(all, fmt.Sprintf("%q (%s, %s)", text[e.Start:e.End], describe(&e), e.Rule))
	}
	return strings.Join(all, ", ")
}
