package read

import (
	"os"
	"strings"
	"testing"

	"recount/internal/lexicon"
)

func TestFurniture(t *testing.T) {
	for _, e := range lexicon.MustRead(os.DirFS("testdata"), "furniture.txt") {
		if got := Furniture(e.Field(0)); got != (e.Section == "must") {
			t.Errorf("%s: %t: %s", e.Place, got, e.Field(0))
		}
	}
}

func TestFurnitureIsNoParagraph(t *testing.T) {
	if Furniture("") || Furniture("Watch: "+strings.Repeat("a long story ", 100)) {
		t.Error("an empty line or a paragraph is furniture")
	}
}

func BenchmarkFurniture(b *testing.B) {
	text := longText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for line := range strings.Lines(text) {
			Furniture(line)
		}
	}
}
