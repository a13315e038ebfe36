package lexicon

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestParse(t *testing.T) {
	entries, err := Parse("words", "# source: none\nfirst\tone\n\n[later]\nsecond\ta \t b\r\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 {
		t.Fatalf("got %d entries, want 2", len(entries))
	}
	if e := entries[0]; e.Section != "" || e.Field(0) != "first" || e.Field(1) != "one" || e.Field(2) != "" {
		t.Errorf("first entry is %+v", e)
	}
	if e := entries[1]; e.Section != "later" || !slices.Equal(e.Fields, []string{"second", "a", "b"}) || e.Place != "words:5" {
		t.Errorf("second entry is %+v", e)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	_, err := Parse("words", "good\tone\n\tno key\n")
	if err == nil || err.Error() != "words:2: the line has no key: it begins with a tab" {
		t.Errorf("error is %v", err)
	}
	fsys := fstest.MapFS{"empty": {Data: []byte("# nothing\n")}}
	if _, err := Read(fsys, "empty"); err == nil {
		t.Error("an empty lexicon was read without an error")
	}
	if _, err := Read(fsys, "missing"); err == nil {
		t.Error("a missing lexicon was read without an error")
	}
}
