package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestFaultsSpeakOfTheDesk(t *testing.T) {
	for hint, want := range map[string]told{
		"recount history 0123abcd shows by whom": {"its history shows by whom", []link{{"The history", "/history/0123abcd"}}},
		"recount history a shows the review; recount review undo takes it back": {
			"its history shows the review; “Undo” beside it in the history takes it back", []link{{"The history", "/history/a"}},
		},
		"recount review undo 99aa0123 takes that back": {"“Undo” beside it in the history takes that back", nil},
		"recount reports x/../y shows its text":        {"the page of the report shows its text", []link{{"The report", "/reports/x%2F..%2Fy"}}},
		"give the words as they stand":                 {"give the words as they stand", nil},
	} {
		got := inDeskWords(hint)
		if got.Text != want.Text || len(got.Links) != len(want.Links) || len(got.Links) > 0 && got.Links[0] != want.Links[0] {
			t.Errorf("%q becomes %+v, want %+v", hint, got, want)
		}
	}
}

var aCommand = regexp.MustCompile(`\brecount [a-z]+`)

// Whatever the verbs say to do, no command is left in it on the desk.
func TestNoCommandIsLeft(t *testing.T) {
	files, err := filepath.Glob("../../ingest/*.go")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files of package ingest, %v", len(files), err)
	}
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			sum, isSum := n.(*ast.BinaryExpr)
			literal, isLiteral := n.(*ast.BasicLit)
			words := ""
			switch {
			case isSum:
				words = joined(sum)
			case isLiteral && literal.Kind == token.STRING:
				words, _ = strconv.Unquote(literal.Value)
			}
			if !aCommand.MatchString(words) || strings.HasPrefix(words, "recount/") {
				return true
			}
			seen++
			if left := aCommand.FindString(inDeskWords(words).Text); left != "" {
				t.Errorf("%s: %q leaves %q to readers of the desk", file, words, left)
			}
			return false
		})
	}
	if seen < 8 {
		t.Errorf("only %d commands were found in what the verbs say: the test looks in the wrong place", seen)
	}
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
