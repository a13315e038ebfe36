package folder

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"recount/export/internal/column"
	"recount/export/internal/fixture"
)

// claimCells is what the test reads back of a claim.
type claimCells struct {
	ID        string   `parquet:"id"`
	Value     *float64 `parquet:"value,optional"`
	Value2    *float64 `parquet:"value2,optional"`
	Start     *int64   `parquet:"start,optional"`
	Quoted    *bool    `parquet:"quoted,optional"`
	Published *int32   `parquet:"published,optional,date"`
	Said      *int32   `parquet:"said,optional,date"`
	Counted   *string  `parquet:"counted,optional"`
	Via       *string  `parquet:"via,optional"`
	Relay     []string `parquet:"relay,list"`
	Spans     *string  `parquet:"spans,optional"`
}

func TestParquetReadsBack(t *testing.T) {
	l := fixture.Hostile()
	l.Claims[0].Relay = []string{"first", "", "third"}
	dir, _ := written(t, "parquet", l, Options{})
	rows, err := parquet.ReadFile[claimCells](filepath.Join(dir, "claims.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(l.Claims) {
		t.Fatalf("got %d rows, not %d", len(rows), len(l.Claims))
	}
	for i, got := range rows {
		want := &l.Claims[i]
		if got.ID != want.ID || *got.Value != want.Value || *got.Start != int64(want.Start) || *got.Quoted != want.Quoted ||
			*got.Counted != string(want.Counted) || !slices.Equal(got.Relay, want.Relay) {
			t.Errorf("row %d is %+v", i, got)
		}
		if day := want.Published.Time().Unix() / (24 * 60 * 60); int64(*got.Published) != day {
			t.Errorf("row %d was published on day %d, not %d", i, *got.Published, day)
		}
		if (got.Said == nil) != want.Said.IsZero() || got.Value2 != nil || got.Spans == nil {
			t.Errorf("row %d: what is not said is not null: %+v", i, got)
		}
	}
}

func TestParquetKeepsTheOrderOfColumns(t *testing.T) {
	for _, table := range lists(tables(source(fixture.New()))) {
		schema := parquet.NewSchema(table.name, newGroup(table.columns))
		for i, path := range schema.Columns() {
			if path[0] != table.columns[i].Name {
				t.Errorf("%s: column %d is %s, not %s", table.name, i, path[0], table.columns[i].Name)
			}
			leaf, _ := schema.Lookup(path...)
			if kind := table.columns[i].Kind; kind == column.Day && leaf.Node.Type().String() != "DATE" {
				t.Errorf("%s is a %s", path[0], leaf.Node.Type())
			}
		}
	}
}

func TestParquetCutsLargeTables(t *testing.T) {
	const n = rowsPerGroup + 7
	dir := filepath.Join(t.TempDir(), "out")
	w, err := Write(dir, "parquet", Source{Claims: many(fixture.New().Claims[0], n)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if w.Files[0].Rows != n {
		t.Errorf("%d rows were written, not %d", w.Files[0].Rows, n)
	}
	rows, err := parquet.ReadFile[claimCells](filepath.Join(dir, "claims.parquet"))
	if err != nil || len(rows) != n {
		t.Errorf("%d rows were read, %v", len(rows), err)
	}
}
