package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the output shown in the documents anew")

const (
	fence  = "```console\n"
	prompt = "$ go run ./cmd/recount "
)

// TestDocumentsShowRealOutput runs each command that a document at the top of
// the project shows in a block of kind console, and compares what it prints.
func TestDocumentsShowRealOutput(t *testing.T) {
	documents, err := filepath.Glob("../../*.md")
	if err != nil || len(documents) == 0 {
		t.Fatalf("%d documents, %v", len(documents), err)
	}
	for _, document := range documents {
		data, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		now := withRealOutput(t, string(data))
		switch {
		case now == string(data):
		case *update:
			if err := os.WriteFile(document, []byte(now), 0o644); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("%s shows output that is not real; go test ./cmd/recount -update mends it", filepath.Base(document))
		}
	}
}

// withRealOutput returns a document with the output of its commands as it is.
func withRealOutput(t *testing.T, document string) string {
	t.Helper()
	blocks := strings.Split(document, fence)
	for i := 1; i < len(blocks); i++ {
		shown, rest, closed := strings.Cut(blocks[i], "```\n")
		if !closed {
			t.Fatalf("a block is not closed: %s", blocks[i])
		}
		var mended strings.Builder
		for line := range strings.Lines(shown) {
			if arguments, ok := strings.CutPrefix(line, prompt); ok {
				mended.WriteString(line + printed(t, arguments))
			}
		}
		blocks[i] = mended.String() + "```\n" + rest
	}
	return strings.Join(blocks, fence)
}

// printed runs recount at the top of the project.
func printed(t *testing.T, arguments string) string {
	t.Helper()
	command := exec.Command("recount", split(arguments)...)
	command.Dir = "../.."
	command.Env = append(os.Environ(), "COLUMNS=", "NO_COLOR=1")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("recount %s: %v\n%s", arguments, err, stderr.String())
	}
	return strings.TrimRight(string(out), "\n") + "\n"
}

// split cuts arguments at blanks outside double quotation marks.
func split(arguments string) []string {
	var out []string
	for i, part := range strings.Split(strings.TrimSpace(arguments), `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
