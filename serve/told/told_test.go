package told

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestAdviceIsInTheReadersWords(t *testing.T) {
	for advice, want := range map[string]struct {
		desk, api, mcp string
		links          []Link
	}{
		"recount history 0123abcd shows by whom": {
			"its history shows by whom", "the list of its reviews shows by whom", "its history shows by whom", []Link{{"The history", "/history/0123abcd"}},
		},
		"recount history 0123abcd shows the review; recount review undo takes it back": {
			"its history shows the review; “Undo” beside it in the history takes it back", "the list of its reviews shows the review; undoing the review takes it back",
			"its history shows the review; undo_review takes it back",
			[]Link{{"The history", "/history/0123abcd"}},
		},
		"recount history shows when and why": {"its history shows when and why", "the list of reviews shows when and why", "its history shows when and why", nil},
		"recount review undo 99aa0123 takes that back": {
			"“Undo” beside it in the history takes that back", "POST reviews/99aa0123/undo takes that back", "undo_review with 99aa0123 takes that back", nil,
		},
		"recount reports x/../y shows its text": {
			"the page of the report shows its text", "GET reports/x/../y shows its text", "read_report with with_text shows its text", []Link{{"The report", "/reports/x%2F..%2Fy"}},
		},
		"say why with --why REASON":    {"say why, in the form", "say why, in the field why", "say why, in the argument why", nil},
		"name them by their ids":       {"tick them in the table", "name them by their ids", "name them by their ids", nil},
		"give the words as they stand": {"give the words as they stand", "give the words as they stand", "give the words as they stand", nil},
	} {
		desk, links := Desk(advice)
		if desk != want.desk || len(links) != len(want.links) || len(links) > 0 && links[0] != want.links[0] {
			t.Errorf("on the desk %q becomes %q %v, want %q %v", advice, desk, links, want.desk, want.links)
		}
		if got := API(advice); got != want.api {
			t.Errorf("over HTTP %q becomes %q, want %q", advice, got, want.api)
		}
		if got := MCP(advice); got != want.mcp {
			t.Errorf("for assistants %q becomes %q, want %q", advice, got, want.mcp)
		}
	}
}

// aCommand finds what only a command line has: flags, and commands.
var aCommand = regexp.MustCompile(`\brecount (read|add|watch|feed|follow|unfollow|questions|show|claims|statements|reports|origins|copies|review|history|export|check|relink|explain|schema)\b|--[a-z]+`)

// Whatever the verbs, the ledger and the reading of what is sent say to do, no
// command and no flag is left in it elsewhere.
func TestNoCommandIsLeft(t *testing.T) {
	seen := 0
	for _, folder := range []string{"../../ingest", "../../ledger", "../../read"} {
		err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.Contains(file, "/fetch/") { // nothing is fetched for them
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err == nil {
				ast.Inspect(parsed, func(n ast.Node) bool {
					words := said(n)
					if aCommand.MatchString(words) {
						seen++
						holds(t, file, words)
					}
					return words == ""
				})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 15 {
		t.Errorf("only %d commands and flags were found in what is said: the test looks in the wrong place", seen)
	}
}

// holds fails where a command or flag is left in some words.
func holds(t *testing.T, file, words string) {
	t.Helper()
	desk, _ := Desk(words)
	for where, left := range map[string]string{"readers of the desk": desk, "programs": API(words), "assistants": MCP(words)} {
		if found := aCommand.FindString(left); found != "" {
			t.Errorf("%s: %q leaves %q to %s", file, words, found, where)
		}
	}
}

// said reads the words of a string, or of a sum of strings.
func said(n ast.Node) (words string) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		return joined(n)
	case *ast.BasicLit:
		if n.Kind == token.STRING {
			words, _ = strconv.Unquote(n.Value)
		}
	}
	return words
}

// joined reads a sum of words, an id in the place of what is not known.
func joined(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		return joined(e.X) + joined(e.Y)
	case *ast.BasicLit:
		words, err := strconv.Unquote(e.Value)
		if err != nil {
			return ""
		}
		return words
	}
	return "0123abcd"
}
