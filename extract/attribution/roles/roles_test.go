package roles

import (
	"bytes"
	"strings"
	"testing"

	"recount/lang"
)

func TestEncodeDecode(t *testing.T) {
	m := Default()
	again, err := Decode(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Encode(), embedded) {
		t.Error("decoded and encoded weights differ from the embedded ones")
	}
	for _, broken := range [][]byte{nil, embedded[:len(embedded)/2], append([]byte("x"), embedded...)} {
		if _, err := Decode(broken); err == nil {
			t.Errorf("%d broken bytes were taken for weights", len(broken))
		}
	}
}

func TestNewModelWantsItsSizes(t *testing.T) {
	if _, err := NewModel(nil, nil, nil); err == nil {
		t.Error("a model was made of nothing")
	}
}

func TestFind(t *testing.T) {
	tests := []struct{ text, cue, source, content string }{
		{"Officials said the bridge was closed.", "said", "Officials", "the bridge was closed"},
		{"The bridge was closed, police said.", "said", "police", "The bridge was closed"},
		{"The bridge was closed.", "", "", ""},
	}
	for _, test := range tests {
		s := lang.Analyse(test.text).Sentences[0]
		frames := Find(s, make([]bool, s.Len()))
		if test.cue == "" {
			if len(frames) > 0 {
				t.Errorf("%s: %d frames", test.text, len(frames))
			}
			continue
		}
		if len(frames) != 1 {
			t.Errorf("%s: %d frames, want 1", test.text, len(frames))
			continue
		}
		f := frames[0]
		for role, want := range map[Role]string{Cue: test.cue, Source: test.source, Content: test.content} {
			if got := words(s, f, role); got != want {
				t.Errorf("%s: role %d is %q, want %q", test.text, role, got, want)
			}
		}
	}
}

func words(s *lang.Sentence, f Frame, role Role) string {
	out := ""
	for i, t := range s.Tokens() {
		if f.Roles[i] == role {
			if out != "" {
				out += " "
			}
			out += t.Form
		}
	}
	return out
}

func TestNoTreeNoFrames(t *testing.T) {
	text := strings.Repeat("said and ", MaxTokens)
	for _, s := range lang.Analyse(text).Sentences {
		if s.Len() > MaxTokens && len(Find(s, make([]bool, s.Len()))) > 0 {
			t.Error("an overlong sentence has frames")
		}
	}
	if frames := Find(&lang.Sentence{}, nil); frames != nil {
		t.Error("an empty sentence has frames")
	}
}

func BenchmarkFrames(b *testing.B) {
	s := lang.Analyse("The storm destroyed 200 homes and left thousands without power, the interior ministry said on Tuesday.").Sentences[0]
	view := NewView(s, make([]bool, s.Len()))
	b.SetBytes(int64(s.End - s.Start))
	for b.Loop() {
		Default().Frames(view)
	}
}
