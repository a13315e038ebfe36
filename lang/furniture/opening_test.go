package furniture

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"recount/internal/lexicon"
)

// wholeOf is what [patterns.match] says in fewer steps.
func wholeOf(tb testing.TB) *regexp.Regexp {
	tb.Helper()
	var all []string
	for _, e := range lexicon.MustRead(data, "patterns.txt") {
		if e.Section != "endings" {
			all = append(all, e.Field(0))
		}
	}
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(all, "|") + `)$`)
}

func TestOpeningsLeaveNoPatternOut(t *testing.T) {
	whole := wholeOf(t)
	lines := []string{"", "a", "©", "(c)", "(C) 2024", "ſee all", "Kelvin", "WATCH: two", "5 comments", "[1/3] A view", "3 of 4. A house", "- advertisement -", "Flood: live updates", "—"}
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "lines.txt") {
		line := e.Field(0)
		lines = append(lines, line, strings.ToUpper(line), strings.ToLower(line), line[:len(line)/2])
	}
	for _, line := range lines {
		if got, want := load().lines.match(line), whole.MatchString(line); got != want {
			t.Errorf("%q: %t, want %t", line, got, want)
		}
	}
	if n := len(load().lines.any); n == 0 || n > 4 {
		t.Errorf("%d patterns are tried on every line", n)
	}
}

func FuzzOpenings(f *testing.F) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "lines.txt") {
		f.Add(e.Field(0))
	}
	whole := wholeOf(f)
	f.Fuzz(func(t *testing.T, line string) {
		if load().lines.match(line) != whole.MatchString(line) {
			t.Errorf("%q: %t", line, !whole.MatchString(line))
		}
	})
}
