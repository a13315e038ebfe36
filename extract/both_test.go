package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"recount"
	"recount/read"
)

func TestBothIsEachOfTheTwo(t *testing.T) {
	extractor, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	claims, statements := 0, 0
	for report, problem := range read.Open([]string{"../examples"}, read.Options{}).Reports() {
		if problem != nil {
			t.Fatal(problem)
		}
		result, said := extractor.Both(report)
		days := cmp.Comparer(func(a, b recount.Day) bool { return a == b })
		if diff := cmp.Diff(extractor.Extract(report), result, days); diff != "" {
			t.Errorf("%s: other claims than Extract:\n%s", report.Input, diff)
		}
		if diff := cmp.Diff(extractor.Statements(report), said, days); diff != "" {
			t.Errorf("%s: other statements than Statements:\n%s", report.Input, diff)
		}
		claims, statements = claims+len(result.Claims), statements+len(said.Attributions)
	}
	if claims == 0 || statements == 0 {
		t.Errorf("%d claims and %d statements prove nothing", claims, statements)
	}
}
