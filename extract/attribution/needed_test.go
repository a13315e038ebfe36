package attribution

import (
	"strings"
	"testing"

	"recount/extract/attribution/quotation"
	"recount/lang"
)

// TestWorkGrowsWithTheText counts what is allocated when the sentences that
// matter are told in one paragraph of quotations that never close: four times
// the text may cost about four times the work, not sixteen times.
func TestWorkGrowsWithTheText(t *testing.T) {
	const sentences, most = 200, 6
	small, large := neededWork(sentences), neededWork(4*sentences)
	if small == 0 || large > most*small {
		t.Errorf("%v allocations for %d sentences, %v for %d", small, sentences, large, 4*sentences)
	}
}

func neededWork(sentences int) float64 {
	doc := lang.Analyse("“We saw 12 boats at the pier. " + strings.Repeat("“Then 40 more came in. ", sentences-1))
	regions := quotation.Find(doc.Text)
	f := &finder{doc: doc, regions: regions, lay: newLayout(doc, regions)}
	return testing.AllocsPerRun(1, func() { f.needed(func(*lang.Sentence) bool { return true }) })
}
