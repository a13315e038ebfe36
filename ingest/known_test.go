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
