package token

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// checkWhole fails where sentences do not account for every byte of text.
func checkWhole(t *testing.T, text string, sentences []Sentence) {
	t.Helper()
	at := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > MaxTokens {
			t.Fatalf("a sentence of %d tokens at byte %d", len(s.Tokens), s.Start)
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence [%d,%d) is not the span of its tokens", s.Start, s.End)
		}
		for _, token := range s.Tokens {
			checkSpace(t, text, at, token.Start)
			if token.End <= token.Start || token.End-token.Start > MaxBytes {
				t.Fatalf("token [%d,%d)", token.Start, token.End)
			}
			checkNoSpace(t, text[token.Start:token.End])
			at = token.End
		}
	}
	checkSpace(t, text, at, len(text))
}

// checkSpace fails where text[start:end] has anything but white space.
func checkSpace(t *testing.T, text string, start, end int) {
	t.Helper()
	if start > end || end > len(text) {
		t.Fatalf("a gap [%d,%d)", start, end)
	}
	for _, r := range text[start:end] {
		if !unicode.IsSpace(r) {
			t.Fatalf("%q between %d and %d is in no token", r, start, end)
		}
	}
}

// checkNoSpace fails where form has white space in it.
func checkNoSpace(t *testing.T, form string) {
	t.Helper()
	for _, r := range form {
		if r != utf8.RuneError && unicode.IsSpace(r) {
			t.Fatalf("white space in token %q", form)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"", " ", ".", "a", "Mr. Smith's aides don't know.\n\n\"Why?\" he asked.",
		"$5.6bn (12%) of 155mm shells, 10-12 a day", "a.b@c.org http://x.y/z?a=1.",
		"\xff\xfe\x00.", "’s ‘’s", "''``\"\"", "\u00a0\u2028½°C", "A. B. C.", "...!?!",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkWhole(t, text, Split(text)) })
}
