package api

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
)

// TestOtherProgramsAsk has schemathesis, a program that makes requests from an
// OpenAPI document, ask for all that the document describes, with sense and
// without: no fault of the server, no answer that is not described.
// RECOUNT_SCHEMATHESIS names the program.
func TestOtherProgramsAsk(t *testing.T) {
	program := os.Getenv("RECOUNT_SCHEMATHESIS")
	if program == "" {
		t.Skip("RECOUNT_SCHEMATHESIS does not name the program")
	}
	h, _ := flood(t)
	server := httptest.NewServer(h)
	defer server.Close()
	command := exec.CommandContext(
		t.Context(), program, "run", server.URL+Prefix+"/openapi.json", "--url", server.URL+Prefix, "--phases", "examples,coverage,fuzzing",
		"--max-examples", "10", "--seed", "1", "--no-shrink", "--continue-on-failure", "--request-timeout", "60", "--suppress-health-check", "all",
		"--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance",
	)
	command.Dir = t.TempDir() // it keeps examples where it runs
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
