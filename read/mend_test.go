package read

import (
	"os"
	"strconv"
	"testing"

	"recount/internal/lexicon"
)

func TestMend(t *testing.T) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "mend.txt") {
		in := unquote(t, e, 0)
		want := in
		if e.Section == "must" {
			want = unquote(t, e, 1)
		}
		if got := mend(in); got != want {
			t.Errorf("%s: mend(%q)\n got %q\nwant %q", e.Place, in, got, want)
		}
	}
}

func unquote(t *testing.T, e lexicon.Entry, field int) string {
	t.Helper()
	s, err := strconv.Unquote(e.Field(field))
	if err != nil {
		t.Fatal(e.Errorf("field %d is not a Go string: %v", field, err))
	}
	return s
}

func FuzzMend(f *testing.F) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "mend.txt") {
		s, _ := strconv.Unquote(e.Field(0))
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := mend(s); len(got) > 3*len(s) {
			t.Errorf("%d bytes grew to %d", len(s), len(got))
		}
	})
}

func BenchmarkMend(b *testing.B) {
	text := longText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		mend(text)
	}
}
