package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"recount"
)

func TestSchemaNamesTheKeysOfAClaim(t *testing.T) {
	var schema struct {
		Properties map[string]struct{ Description string }
		Required   []string
	}
	if err := json.Unmarshal([]byte(Schema), &schema); err != nil {
		t.Fatal(err)
	}
	keys := keysOf(reflect.TypeFor[Joined]())
	if !slices.Equal(schema.Required, keys) {
		t.Errorf("the schema requires %v,\na claim has    %v", schema.Required, keys)
	}
	if len(schema.Properties) != len(keys) {
		t.Errorf("the schema describes %d keys, a claim has %d", len(schema.Properties), len(keys))
	}
	for _, key := range keys {
		if schema.Properties[key].Description == "" {
			t.Errorf("%s has no description", key)
		}
	}
}

func keysOf(row reflect.Type) []string {
	var keys []string
	for i := range row.NumField() {
		field := row.Field(i)
		if field.Anonymous {
			keys = append(keys, keysOf(field.Type)...)
			continue
		}
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		keys = append(keys, name)
	}
	return keys
}

func TestSchemaListsWhatFieldsMayBe(t *testing.T) {
	var schema struct {
		Properties map[string]struct{ Enum []any }
	}
	if err := json.Unmarshal([]byte(Schema), &schema); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][]any{
		"measure":       listOf(recount.Measures(), false),
		"bound":         listOf(recount.Bounds(), false),
		"stage":         listOf(recount.Stages(), true),
		"modality":      listOf(recount.Modalities(), true),
		"claimant_kind": listOf(recount.ClaimantKinds(), true),
		"period_kind":   listOf(recount.PeriodKinds(), true),
	} {
		if got := schema.Properties[key].Enum; !slices.Equal(got, want) {
			t.Errorf("%s: the schema lists %v, the program %v", key, got, want)
		}
	}
}

// listOf returns what a field may be as JSON reads it.
func listOf[T ~string](values []T, optional bool) (list []any) {
	for _, v := range values {
		list = append(list, string(v))
	}
	if optional {
		list = append(list, nil)
	}
	return list
}

func TestOutputFollowsTheSchema(t *testing.T) {
	schema := compiled(t)
	report, claims := sample()
	var out bytes.Buffer
	rows := make([]Joined, len(claims))
	for i := range claims {
		rows[i] = Joined{Claim: claims[i]}
	}
	rows[0].Question, rows[0].Origin = "0123456789abcdef", "fedcba9876543210"
	printed(t, JSONL[Joined](&out), report, rows)
	for line := range strings.Lines(out.String()) {
		if err := validate(t, schema, line); err != nil {
			t.Errorf("%s\n%v", line, err)
		}
	}
}

func TestSchemaRefusesWhatIsNoClaim(t *testing.T) {
	schema := compiled(t)
	report, claims := sample()
	for name, spoil := range map[string]func(*recount.Claim){
		"measure":    func(c *recount.Claim) { c.Measure = "mourned" },
		"bound":      func(c *recount.Claim) { c.Bound = "" },
		"version":    func(c *recount.Claim) { c.V = 2 },
		"confidence": func(c *recount.Claim) { c.Confidence = 1.5 },
		"id":         func(c *recount.Claim) { c.ID = "7" },
		"span":       func(c *recount.Claim) { c.Spans = recount.Spans{"figure": {{Start: -1, End: 3}}} },
	} {
		bad := claims[0]
		spoil(&bad)
		var out bytes.Buffer
		printed(t, JSONL[Joined](&out), report, []Joined{{Claim: bad}})
		if validate(t, schema, out.String()) == nil {
			t.Errorf("a claim with a bad %s passed", name)
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("urn:recount:claim:1", doc); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile("urn:recount:claim:1")
}

func validate(t *testing.T, schema *jsonschema.Schema, line string) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}
