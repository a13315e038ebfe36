package mcp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// piped asks all at once over pipes of the system, hangs up, and returns the
// answers by the ids of the questions.
func piped(t *testing.T, questions ...string) map[string]json.RawMessage {
	t.Helper()
	l, err := inMemory()
	if err != nil {
		t.Fatal(err)
	}
	in, asking, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	hearing, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	heard := make(chan []byte)
	go func() {
		all, _ := io.ReadAll(hearing) // what is missing fails the test
		heard <- all
	}()
	for _, question := range questions {
		if _, err := io.WriteString(asking, question+"\n"); err != nil {
			t.Fatal(err)
		}
	}
	if err := asking.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), Options{Ledger: l, Extractor: extractor(), Now: at}, Lines(in, out)); err != nil {
		t.Errorf("hanging up is told as a fault: %v", err)
	}
	_ = out.Close() // the transport has closed it already
	return answersIn(t, <-heard)
}

func answersIn(t *testing.T, all []byte) map[string]json.RawMessage {
	t.Helper()
	answers := map[string]json.RawMessage{}
	lines := bufio.NewScanner(bytes.NewReader(all))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var answer struct {
			ID     json.RawMessage
			Result json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &answer); err != nil {
			t.Fatalf("%s: %v", lines.Bytes(), err)
		}
		answers[string(answer.ID)] = answer.Result
	}
	return answers
}

const hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"shell","version":"1"}}}` //nolint:misspell // the word of the protocol

func calling(id int, tool string, arguments any) string {
	given, err := json.Marshal(arguments)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s}}`, id, tool, given)
}

func TestWhoHangsUpAtOnceIsAnswered(t *testing.T) {
	report := strings.Repeat("At least 12 people were killed when a dam burst above Alcora on Sunday, the mayor said.\n\n", 40)
	answers := piped(t, hello, `{"jsonrpc":"2.0","method":"notifications/initialized"}`, //nolint:misspell // the word of the protocol
		calling(2, "search_questions", map[string]any{"search": "kursk"}),
		calling(3, "extract_claims", map[string]any{"text": report}),
		calling(4, "list_claims", map[string]any{"claimant": "zelensky"}),
	)
	for id, says := range map[string]string{"1": "recount", "2": "question", "3": "At least 12", "4": "Zelensky"} {
		if !strings.Contains(string(answers[id]), says) {
			t.Errorf("question %s is answered with %.200s", id, answers[id])
		}
	}
}

func TestNobodyIsWaitedForWithoutEnd(t *testing.T) {
	here, there := sdk.NewInMemoryTransports()
	asking, err := there.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	server, err := patient{here, 20 * time.Millisecond}.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id, err := jsonrpc.MakeID("never answered")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = asking.Write(context.Background(), &jsonrpc.Request{ID: id, Method: "tools/list"}) // read below
		_ = asking.Close()
	}()
	if message, err := server.Read(t.Context()); err != nil {
		t.Fatalf("%v, %v", message, err)
	}
	if _, err := server.Read(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("hanging up ends with %v", err)
	}
}
