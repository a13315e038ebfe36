package folder

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"recount"
	"recount/export/internal/fixture"
)

// readCSV returns the header and the rows of a file.
func readCSV(t *testing.T, dir, table string) ([]string, [][]string) {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, table+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[0], rows[1:]
}

func TestCSVFollowsItsDescriptor(t *testing.T) {
	for ledger, l := range map[string]fixture.Ledger{"plain": fixture.New(), "hostile": fixture.Hostile()} {
		dir, _ := written(t, "csv", l, Options{})
		d := readDescriptor(t, dir)
		keys := map[string]map[string]bool{} // table and column -> cells
		for _, r := range d.Resources {
			head, rows := readCSV(t, dir, r.Name)
			if len(rows) != r.Rows {
				t.Errorf("%s: %s has %d rows, not %d", ledger, r.Name, len(rows), r.Rows)
			}
			for i, f := range r.Schema.Fields {
				if head[i] != f.Name {
					t.Fatalf("%s: column %d is %s, not %s", r.Name, i, head[i], f.Name)
				}
				cells := map[string]bool{}
				for _, row := range rows {
					cells[row[i]] = true
					if why := unfit(row[i], f); why != "" {
						t.Errorf("%s: %s of %s is %q: %s", ledger, f.Name, r.Name, row[i], why)
					}
				}
				keys[r.Name+"."+f.Name] = cells
			}
			checkKey(t, r, head, rows)
		}
		checkReferences(t, d, keys)
	}
}

// unfit says why a cell does not fit its field.
func unfit(cell string, f schemaField) string {
	var err error
	switch {
	case cell == "":
		if f.Constraints != nil && f.Constraints.Required {
			return "is required"
		}
		return ""
	case f.Type == "integer":
		_, err = strconv.Atoi(cell)
	case f.Type == "number":
		_, err = strconv.ParseFloat(cell, 64)
	case f.Type == "boolean":
		if cell != "true" && cell != "false" {
			return "is neither true nor false"
		}
	case f.Type == "date":
		_, err = recount.ParseDay(cell)
	case f.Type == "array":
		err = json.Unmarshal([]byte(cell), &[]any{})
	case f.Type == "object":
		err = json.Unmarshal([]byte(cell), &map[string]any{})
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func checkKey(t *testing.T, r resource, head []string, rows [][]string) {
	t.Helper()
	seen := map[string]bool{}
	for _, row := range rows {
		var cells []string
		for _, k := range r.Schema.PrimaryKey {
			cells = append(cells, row[slices.Index(head, k)])
		}
		if key := strings.Join(cells, "\x00"); seen[key] {
			t.Errorf("%s has two rows of the key %q", r.Name, cells)
		} else {
			seen[key] = true
		}
	}
}

func checkReferences(t *testing.T, d descriptor, keys map[string]map[string]bool) {
	t.Helper()
	checked := 0
	for _, r := range d.Resources {
		for _, k := range r.Schema.ForeignKeys {
			for cell := range keys[r.Name+"."+k.Fields[0]] {
				checked++
				if cell != "" && !keys[k.Reference.Resource+"."+k.Reference.Fields[0]][cell] {
					t.Errorf("%s of %s leads nowhere: %q", k.Fields[0], r.Name, cell)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no reference was checked")
	}
}

func TestCSVKeepsTextsExact(t *testing.T) {
	l := fixture.New()
	const formula = "=HYPERLINK(\"http://x.example\",\"a, b\")\n+1\t-1 @x ; \u202e"
	l.Claims[0].Counted, l.Claims[0].Hedges = formula, []string{formula, "a;b"}
	l.Claims[0].Place = "broken \xff byte"
	dir, _ := written(t, "csv", l, Options{})
	head, rows := readCSV(t, dir, "claims")
	cell := func(column string) string { return rows[0][slices.Index(head, column)] }
	if got := cell("counted"); got != formula {
		t.Errorf("got %q", got)
	}
	var hedges []string
	if err := json.Unmarshal([]byte(cell("hedges")), &hedges); err != nil || !slices.Equal(hedges, l.Claims[0].Hedges) {
		t.Errorf("got %q, %v", hedges, err)
	}
	if got := cell("place"); got != "broken \ufffd byte" {
		t.Errorf("got %q", got)
	}
}

func TestHXLRow(t *testing.T) {
	dir, _ := written(t, "csv", fixture.New(), Options{HXL: true})
	head, rows := readCSV(t, dir, "claims")
	tags := rows[0]
	for column, want := range map[string]string{
		"country": "#country+code+v_iso2", "period_from": "#date+start", "published": "#date+published", "value": "#indicator+value+num", "joins": "",
	} {
		if got := tags[slices.Index(head, column)]; got != want {
			t.Errorf("%s is tagged %q, not %q", column, got, want)
		}
	}
	if len(rows) != 8 {
		t.Errorf("got %d rows", len(rows))
	}
	if d := readDescriptor(t, dir).Resources[0].Dialect; d == nil || !slices.Equal(d.CommentRows, []int{2}) {
		t.Errorf("the descriptor does not say that the second line holds tags: %+v", d)
	}
}

func TestDescriptorFollowsItsSchema(t *testing.T) {
	profile, err := os.Open("testdata/datapackage.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer profile.Close()
	doc, err := jsonschema.UnmarshalJSON(profile)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("urn:datapackage", doc); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("urn:datapackage")
	for _, format := range Formats() {
		dir, _ := written(t, format, fixture.Hostile(), Options{})
		text, err := os.ReadFile(filepath.Join(dir, descriptorName))
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
	for _, bad := range []string{`{}`, `{"name":"X y","resources":[]}`, `{"name":"x","resources":[{"name":"a","path":"/etc/x"}]}`, `{"name":"x","resources":[{"name":"a","path":"../x"}]}`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s passed", bad)
		}
	}
}
