package ingest_test

import (
	"reflect"
	"testing"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// A list of questions as they were known tells of each what its own page tells,
// whether reports came later or not.
func TestAListAsItWasKnown(t *testing.T) {
	l, _, _ := filled(t)
	lengths := map[int]bool{}
	for day := 1; day < 20; day++ {
		on := recount.NewDay(2019, 3, day)
		list, err := ingest.QuestionsKnownOn(t.Context(), l, ledger.QuestionFilter{KnownOn: on}, ledger.Page{})
		if err != nil {
			t.Fatal(err)
		}
		lengths[len(list.Rows)] = true
		for i := range list.Rows {
			got := &list.Rows[i]
			want, ok, err := ingest.KnownOn(t.Context(), l, got.ID, on)
			if err != nil || !ok {
				t.Fatalf("question %s on %s: %v, %v", got.ID, on, ok, err)
			}
			if got.Voices != want.Summary.Voices || !reflect.DeepEqual(got.Current, want.Summary.Current) || got.Verdicts[recount.Conflicts] != want.Summary.Verdicts[recount.Conflicts] {
				t.Errorf("question %s on %s: the list has %+v, its page %+v", got.ID, on, *got, want.Summary)
			}
		}
	}
	if len(lengths) < 3 {
		t.Errorf("lists of %v rows: the days tell too little apart", lengths)
	}
}

// A list puts the latest claims of a large question side by side, and tells how
// many came earlier; it leaves none out because of that.
func TestAListOfLargeQuestions(t *testing.T) {
	l, _, _ := filled(t)
	earlier := 0
	for day := 1; day < 20; day++ {
		filter := ledger.QuestionFilter{KnownOn: recount.NewDay(2019, 3, day)}
		all, err := ingest.QuestionsKnownOn(t.Context(), l, filter, ledger.Page{})
		if err != nil {
			t.Fatal(err)
		}
		few, err := ingest.QuestionsKnownOnOf(t.Context(), l, filter, ledger.Page{}, 1)
		if err != nil || len(few.Rows) != len(all.Rows) {
			t.Fatalf("%d of %d questions, %v", len(few.Rows), len(all.Rows), err)
		}
		for i := range few.Rows {
			row, claims := &few.Rows[i], all.Rows[i].Voices.Claims
			if row.Voices.Claims+row.Earlier != claims {
				t.Errorf("question %s has %d claims: the list tells of %d, and %d earlier", row.ID, claims, row.Voices.Claims, row.Earlier)
			}
			earlier += row.Earlier
		}
	}
	if earlier == 0 {
		t.Error("no question has several claims by one of the days, and more later")
	}
}
