package token

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// examples returns the lines of a file of testdata that are neither blank nor
// comments.
func examples(t *testing.T, name string) []string {
	t.Helper()
	var list []string
	for _, line := range strings.Split(readFile(t, name), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			list = append(list, line)
		}
	}
	if len(list) == 0 {
		t.Fatalf("%s has no examples", name)
	}
	return list
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTokens(t *testing.T) {
	for _, example := range examples(t, "tokens.txt") {
		text := strings.ReplaceAll(example, "|", "")
		want := strings.FieldsFunc(example, func(r rune) bool { return r == ' ' || r == '|' })
		var got []string
		for _, s := range Split(text) {
			for _, token := range s.Tokens {
				got = append(got, text[token.Start:token.End])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", text, strings.Join(got, " | "), strings.Join(want, " | "))
		}
	}
}

func TestSentences(t *testing.T) {
	for _, example := range examples(t, "sentences.txt") {
		text := strings.ReplaceAll(strings.ReplaceAll(example, " || ", " "), "||", "")
		var want []string
		for _, s := range strings.Split(example, "||") {
			want = append(want, strings.TrimSpace(s))
		}
		var got []string
		for _, s := range Split(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, " || "), example)
		}
	}
}

func TestParagraphs(t *testing.T) {
	_, file, _ := strings.Cut(readFile(t, "paragraphs.txt"), "one space.")
	_, file, _ = strings.Cut(file, "\n")
	for _, example := range strings.Split(file, "\n=====\n") {
		text, want, found := strings.Cut(example, "\n-----\n")
		if !found {
			t.Fatalf("an example without its paragraphs: %q", example)
		}
		for _, text := range []string{text, strings.ReplaceAll(text, "\n", "\r\n")} {
			var got []string
			for p := range paragraphs(text) {
				got = append(got, strings.Join(strings.Fields(text[p.start:p.end]), " "))
			}
			if got := strings.Join(got, "\n"); got != strings.TrimSpace(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		}
	}
}
