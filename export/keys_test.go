package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/export"
	"recount/extract"
	"recount/ledger"
)

// Every key of every kind of row is there, in JSON as in CSV, also where there is
// nothing to say: then it is null, and never empty words.
func TestEveryRowHasEveryKey(t *testing.T) {
	keysOf[export.Joined](t, "claims as read")
	keysOf[export.Held](t, "claims")
	keysOf[export.StatementRow](t, "statements")
	keysOf[export.ReviewRow](t, "reviews")
	keysOf[extract.Expression](t, "figures")
	keysOf[recount.Summary](t, "questions")
	keysOf[recount.Verdict](t, "verdicts")
	keysOf[recount.Origin](t, "origins")
	keysOf[recount.Copy](t, "copies")
	keysOf[recount.PartOf](t, "parts")
	keysOf[ledger.ReportRow](t, "reports")
}

func keysOf[Row any](t *testing.T, name string) {
	t.Helper()
	var lines, table bytes.Buffer
	var empty Row
	if err := export.JSONL[Row](&lines)(recount.Report{}, []Row{empty}); err != nil {
		t.Fatal(err)
	}
	if err := export.CSV[Row](&table)(recount.Report{}, []Row{empty}); err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal(lines.Bytes(), &object); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	flatten("", object, keys)
	delete(keys, "spans")
	got, want := slices.Sorted(maps.Keys(keys)), slices.Sorted(slices.Values(rows[0]))
	if !slices.Equal(got, want) {
		t.Errorf("%s: the keys in JSON are\n%s\nand in CSV\n%s", name, strings.Join(got, " "), strings.Join(want, " "))
	}
}

// flatten lists keys as columns are named: those of objects joined.
func flatten(prefix string, object map[string]any, keys map[string]bool) {
	for key, value := range object {
		if inner, ok := value.(map[string]any); ok {
			flatten(prefix+key+"_", inner, keys)
			continue
		}
		keys[prefix+key] = true
	}
}
