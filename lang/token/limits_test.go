package token

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// hostile are texts that news never has and that must cost no more than news.
var hostile = map[string]string{
	"no stop":         strings.Repeat("word ", 10_000),
	"no space":        strings.Repeat("x", 1<<18),
	"only digits":     strings.Repeat("7", 1<<18),
	"only stops":      strings.Repeat(".", 1<<18),
	"stops and marks": strings.Repeat(`."`, 1<<16),
	"spaced stops":    strings.Repeat(". ", 1<<16),
	"nested quotes":   strings.Repeat("“‘", 1<<15) + "x" + strings.Repeat("’”", 1<<15),
	"straight quotes": strings.Repeat(`"`, 1<<16),
	"brackets":        strings.Repeat("(", 1<<16) + strings.Repeat(")", 1<<16),
	"footnotes":       "x." + strings.Repeat("[1]", 1<<15),
	"hyphens":         strings.Repeat("a-", 1<<16),
	"hyphened digits": strings.Repeat("1-", 1<<16),
	"at signs":        strings.Repeat("a@", 1<<16),
	"mail":            strings.Repeat("a.", 1<<16) + "@x.org",
	"schemes":         strings.Repeat("a://", 1<<15),
	"address":         "http://" + strings.Repeat("a/", 1<<16),
	"domains":         strings.Repeat("a.b-c.", 1<<15),
	"clitics":         strings.Repeat("'s", 1<<16),
	"negations":       strings.Repeat("n't", 1<<16),
	"initials":        strings.Repeat("A. ", 1<<16),
	"numbers ahead":   strings.Repeat("No. ", 1<<15),
	"abbreviations":   strings.Repeat("U.S. ", 1<<15),
	"calls":           strings.Repeat(`x?" Ann `, 1<<16),
	"short lines":     strings.Repeat("x\n", 1<<16),
	"small lines":     strings.Repeat("a b c d e\n", 1<<16),
	"wrapped lines":   strings.Repeat(strings.Repeat("x", 79)+"\n", 1<<13),
	"invalid UTF-8":   strings.Repeat("\xff\xc3\xe2\x80", 1<<15),
	"NUL":             strings.Repeat("\x00", 1<<16),
	"garbled":         strings.Repeat("â\u0080\u0099", 1<<16),
	"combining marks": "e" + strings.Repeat("\u0301", 1<<16),
	"joiners":         strings.Repeat("\u200b\ufeff", 1<<15),
	"spaces":          strings.Repeat(" \u00a0\u2028", 1<<15),
}

func TestHostile(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) { checkWhole(t, text, Split(text)) })
	}
}

func TestCut(t *testing.T) {
	sentences := Split(strings.Repeat("word ", 2*MaxTokens+1) + ". Next one.")
	if len(sentences) != 4 {
		t.Fatalf("%d sentences, want 4", len(sentences))
	}
	for i, want := range []bool{true, true, false, false} {
		if sentences[i].Cut != want {
			t.Errorf("sentence %d: Cut is %v", i, sentences[i].Cut)
		}
	}
	sentences = Split(strings.Repeat("x", MaxBytes+1) + ". Next one.")
	if len(sentences) != 2 || !sentences[0].Cut || sentences[1].Cut {
		t.Errorf("a token over %d bytes: %+v", MaxBytes, sentences)
	}
}

// TestRandom puts pieces that the rules look at together at random.
func TestRandom(t *testing.T) {
	pieces := []string{
		"a", "B", "the", "The", "1", "23", "½", " ", "\n", "\r\n", ".", "..", "…", "!", "?", ",", ":", ";",
		"'", "’", `"`, "“", "”", "-", "–", "/", "://", "@", "#", "$", "%", "&", "(", ")", "[", "]", "*",
		"s", "t", "n't", "cannot", "’tis", "Mr.", "No.", "U.S.", "Inc.", "com", "www.", "bn", "km", "USD",
		"said", "Yahoo", "\xff", "\u00a0", "\u0099", "â€™", "\u0301", "\x00",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var text strings.Builder
		for range random.IntN(12) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		checkWhole(t, text.String(), Split(text.String()))
		if t.Failed() {
			t.Fatalf("%q", text.String())
		}
	}
}

// TestSentencesStandAlone: what Split found to be a sentence, it divides into
// the same tokens when it is alone.
func TestSentencesStandAlone(t *testing.T) {
	for _, s := range Split(report) {
		alone := Split(report[s.Start:s.End])
		if len(alone) != 1 || len(alone[0].Tokens) != len(s.Tokens) {
			t.Errorf("%q alone is %d sentences", report[s.Start:s.End], len(alone))
			continue
		}
		for i, token := range alone[0].Tokens {
			if want := s.Tokens[i]; token.Start+s.Start != want.Start || token.End+s.Start != want.End {
				t.Errorf("%q: token %d is %q alone", report[s.Start:s.End], i, report[s.Start+token.Start:s.Start+token.End])
			}
		}
	}
}
