package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

var update = flag.Bool("update", false, "write testdata/openapi.json anew")

// TestDocument holds the OpenAPI document against the one that was last agreed
// on: a change of the interface is seen in review.
func TestDocument(t *testing.T) {
	got, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "openapi.json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the interface has changed; go test ./serve/api -update writes the document anew:\n%s", diff)
	}
}

// TestDocumentIsValid asks another library whether the document is OpenAPI 3.1.
func TestDocumentIsValid(t *testing.T) {
	v := reader(t)
	if ok, faults := v.ValidateDocument(); !ok {
		for _, fault := range faults {
			t.Errorf("%s: %s", fault.Message, fault.Reason)
			for _, at := range fault.SchemaValidationErrors {
				t.Errorf("  %s: %s", at.FieldPath, at.Reason)
			}
		}
	}
}

// TestFaultsOfADocumentAreSeen holds that the other library would tell.
func TestFaultsOfADocumentAreSeen(t *testing.T) {
	data, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	broken := bytes.Replace(data, []byte(`"in": "query"`), []byte(`"in": "nowhere"`), 1)
	document, err := libopenapi.NewDocument(broken)
	if err != nil {
		return // seen already
	}
	v, faults := validator.NewValidator(document)
	if len(faults) > 0 {
		return
	}
	if ok, _ := v.ValidateDocument(); ok {
		t.Error("a document with a parameter that is nowhere is held valid")
	}
}

// reader is the other library's reading of the document.
func reader(t *testing.T) validator.Validator {
	t.Helper()
	data, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	document, err := libopenapi.NewDocument(data)
	if err != nil {
		t.Fatal(err)
	}
	v, faults := validator.NewValidator(document)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return v
}

// TestClaimsHaveTheirPublishedForm holds that the document describes claims with
// the keys of the published schema, and no other.
func TestClaimsHaveTheirPublishedForm(t *testing.T) {
	data, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Components struct {
			Schemas map[string]struct {
				Properties map[string]json.RawMessage
				Required   []string
			}
		}
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	published, _ := claimSchema()["properties"].(map[string]any)
	held := document.Components.Schemas["HeldClaim"]
	for key := range published {
		if _, ok := held.Properties[key]; !ok {
			t.Errorf("the document leaves out %s of a claim", key)
		}
	}
	if got, want := len(held.Properties), len(published)+len(heldKeys()); got != want {
		t.Errorf("a claim has %d keys, want %d", got, want)
	}
	if len(held.Required) != len(held.Properties) {
		t.Errorf("%d of %d keys are always there", len(held.Required), len(held.Properties))
	}
}
