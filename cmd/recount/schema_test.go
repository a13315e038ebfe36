package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"recount/export"
)

// TestClaimsFollowTheSchema checks what is printed for the examples.
func TestClaimsFollowTheSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(export.Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("claim.json", document); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("claim.json")
	out, err := exec.Command("recount", "read", "--format", "jsonl", "../../examples").Output()
	if err != nil || len(out) == 0 {
		t.Fatalf("%d bytes, %v", len(out), err)
	}
	for line := range strings.Lines(string(out)) {
		claim, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(claim); err != nil {
			t.Errorf("%s%v", line, err)
		}
	}
}
