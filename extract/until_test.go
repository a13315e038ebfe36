package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"recount"
	"recount/read"
)

// TestReadingStopsWhereAsked holds that a report can be given up at any of its
// sentences, and that nothing is lost of one that is not.
func TestReadingStopsWhereAsked(t *testing.T) {
	extractor, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for report, problem := range read.Open([]string{"../examples/kursk"}, read.Options{}).Reports() {
		if problem != nil {
			t.Fatal(problem)
		}
		asked, last := 0, -1
		within := extractor.Until(func() bool { asked++; return last >= 0 && asked > last })
		whole, _ := within.Both(report)
		want, _ := extractor.Both(report)
		if diff := cmp.Diff(want, whole, cmp.Comparer(func(a, b recount.Day) bool { return a == b })); diff != "" {
			t.Errorf("%s: read for one who waits it is another:\n%s", report.Input, diff)
		}
		sentences := asked
		if sentences < 2 {
			t.Errorf("%s: %d sentences prove nothing", report.Input, sentences)
		}
		for last = range sentences {
			asked = 0
			within.Both(report) // must not panic, whatever is left unread
		}
	}
}
