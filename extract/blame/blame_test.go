package blame

import (
	"testing"

	"recount"
	"recount/lang"
)

// FuzzRead reads any text with any spans for its figure: what is blamed lies
// in the sentence, and nothing panics.
func FuzzRead(f *testing.F) {
	f.Add("A bus crash killed 13 pupils.", 19, 21, 22, 28, 12, 18)
	f.Add("Rebels, who killed 12, blamed the army's 30 attacks by night.", 19, 21, 0, 0, 12, 18)
	f.Add("12 dead in Norland's Norland's strike's", 0, 2, 0, 0, 3, 7)
	f.Add("by by by 12", 9, 11, 0, 0, 0, 2)
	f.Add("“", 0, 3, 0, 3, 0, 3)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		if len(text) > 400 {
			return
		}
		for _, s := range lang.Analyse(text).Sentences {
			event := Event{within(s, a, b), within(s, c, d), within(s, e, g), recount.Killed}
			got := reader.Read(s, event)
			for _, span := range []recount.Span{got.By, got.Cause} {
				if !span.IsZero() && (span.Start < s.Start || span.End > s.End || span.Len() <= 0) {
					t.Errorf("%q: %v lies outside the sentence %d to %d", text, span, s.Start, s.End)
				}
			}
		}
	})
}

// within makes a span of a sentence out of any two numbers.
func within(s *lang.Sentence, a, b int) recount.Span {
	n := s.End - s.Start
	a, b = (a%n+n)%n, (b%n+n)%n
	return recount.Span{Start: s.Start + min(a, b), End: s.Start + max(a, b) + 1}
}

// TestOnlyHarmIsBlamed leaves alone what nobody has to answer for.
func TestOnlyHarmIsBlamed(t *testing.T) {
	s := lang.Analyse("The flood brought 12 votes.").Sentences[0]
	event := Event{Figure: recount.Span{Start: 18, End: 20}, Counted: recount.Span{Start: 21, End: 26}, Measure: recount.Votes}
	if got := (Reader{}).Read(s, event); got != (Blame{}) {
		t.Errorf("%v is blamed for votes", got)
	}
}

func BenchmarkRead(b *testing.B) {
	text := "A roadside bomb planted by rebels killed 12 soldiers and wounded 30 others when a bus crashed into the ravine."
	s := lang.Analyse(text).Sentences[0]
	event := Event{
		Figure: recount.Span{Start: 41, End: 43}, Counted: recount.Span{Start: 44, End: 52},
		Evidence: recount.Span{Start: 34, End: 40}, Measure: recount.Killed,
	}
	s.Tree()
	b.ReportAllocs()
	for b.Loop() {
		reader.Read(s, event)
	}
}
