package extract

import (
	"cmp"
	"os"
	"testing"

	"recount"
	"recount/internal/lexicon"
)

func TestPartOf(t *testing.T) {
	entries, err := lexicon.Read(os.DirFS("testdata"), "partof.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := newExtractor(t)
	for _, e := range entries {
		part, whole := recount.Words(e.Field(0)), recount.Words(e.Field(1))
		found := false
		for _, c := range x.Extract(recount.Report{Text: e.Field(2)}).Claims {
			if c.Figure != part {
				continue
			}
			found = true
			if got := cmp.Or(c.PartOf, "-"); got != whole {
				t.Errorf("%s: %s is part of %q, want %q", e.Place, part, got, whole)
			}
		}
		if !found {
			t.Errorf("%s: no claim of %q", e.Place, part)
		}
	}
}
