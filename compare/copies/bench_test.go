package copies

import (
	"strings"
	"testing"

	"recount"
)

// page is a report of about 6,000 bytes in paragraphs of its own.
func page(b *testing.B) recount.Report {
	b.Helper()
	var text strings.Builder
	text.WriteString("Dyke at Alcora fails\n\n")
	for i := range 24 {
		for _, word := range strings.Fields(sentences[i%len(sentences)] + " " + sentences[(i*7+3)%len(sentences)]) {
			if len(word) > 5 && i > 3 {
				word = strings.TrimRight(word, ",.") + string(rune('a'+i)) // no paragraph twice
			}
			text.WriteString(word + " ")
		}
		text.WriteString("\n\n")
	}
	return recount.Report{ID: "a", Source: "Example Wire", Text: text.String(), BodyStart: 22, TitleEnd: 20}
}

var sentences = []string{
	"The dyke above Alcora gave way on Tuesday night and 340 families had to leave their homes, the mayor said.",
	"\"We heard it go, and then the water stood in the kitchen,\" said Ines Varga, who keeps the mill at Brook End.",
	"Engineers had warned in March that 12 of the 30 gates no longer closed, according to a survey of the river board.",
	"Boats of the fire service brought 57 people to the school at Highfield, among them 19 children.",
	"The railway to Lower Tamsin was cut in two places and trains were turned back at Osterby.",
	"It was the third flood in the valley since 2011; the last one killed 8 people and drowned 2,400 sheep.",
	"Water stood 1.7 metres deep in Mill Lane when the first soldiers of the 4th Engineers came with pumps.",
	"The government promised $3.2 million for repairs, half of what the county had asked for.",
}

func BenchmarkRead(b *testing.B) {
	r := page(b)
	Read(r)
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		Read(r)
	}
}

func BenchmarkBetween(b *testing.B) {
	r := page(b)
	other := r
	other.ID, other.Text = "b", strings.ReplaceAll(r.Text, "Tuesday", "Wednesday")
	x, y := Read(r), Read(other)
	for b.Loop() {
		Between(x, y)
	}
}

func BenchmarkKeys(b *testing.B) {
	d := Read(page(b))
	for b.Loop() {
		d.Keys()
	}
}
