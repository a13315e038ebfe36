package mcp

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// What is no JSON is answered, and the questions around it are too.
func TestALineThatIsNoJSON(t *testing.T) {
	answers := piped(t, hello, "garbage", `{"jsonrpc":`, "", `{"jsonrpc":"2.0","id":2,"method":"ping"}`)
	for _, id := range []string{"1", "2", "null"} {
		if _, answered := answers[id]; !answered {
			t.Errorf("nothing answers %s: %s", id, answers)
		}
	}
}

// Lines come out whole, however little is read at a time.
func TestLinesAreReadWhole(t *testing.T) {
	const given = "{\"a\": 1}\r\nno\n\n [2]"
	var answers strings.Builder
	lines := Lines(io.NopCloser(strings.NewReader(given)), nopWriter{&answers})
	got, err := io.ReadAll(iotest.OneByteReader(readerOf(t, lines)))
	if err != nil || string(got) != "{\"a\": 1}\n[2]\n" {
		t.Errorf("read %q, %v", got, err)
	}
	if answers.String() != parseError {
		t.Errorf("answered %q", answers.String())
	}
}

type nopWriter struct{ io.Writer }

func (nopWriter) Close() error { return nil }

func readerOf(t *testing.T, transport sdk.Transport) io.Reader {
	t.Helper()
	streams, ok := transport.(*sdk.IOTransport)
	if !ok {
		t.Fatalf("%T is no transport over streams", transport)
	}
	return streams.Reader
}
