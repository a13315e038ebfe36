package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"sync"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// parseError answers a line that is no JSON, as JSON-RPC 2.0 asks (section 5.1).
const parseError = `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error: a message is one line of JSON"}}` + "\n"

// Lines is the transport over two streams, one message a line: standard input
// and output. A line that is no JSON is answered with an error, and the next one
// is read; the library would hang up.
func Lines(in io.ReadCloser, out io.WriteCloser) sdk.Transport {
	answers := &whole{WriteCloser: out}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, sdk.DefaultMaxLineLength)
	return &sdk.IOTransport{Reader: &wellFormed{Closer: in, lines: lines, answers: answers}, Writer: answers}
}

// whole lets one writer write at a time.
type whole struct {
	io.WriteCloser
	mu sync.Mutex
}

func (w *whole) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.WriteCloser.Write(p)
}

// wellFormed reads the lines that are JSON.
type wellFormed struct {
	io.Closer
	lines   *bufio.Scanner
	answers io.Writer
	rest    []byte // of the line in hand
}

func (r *wellFormed) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if !r.lines.Scan() {
			if err := r.lines.Err(); err != nil {
				return 0, err
			}
			return 0, io.EOF
		}
		line := bytes.TrimSpace(r.lines.Bytes())
		switch {
		case len(line) == 0:
		case json.Valid(line):
			r.rest = append(bytes.Clone(line), '\n')
		default:
			if _, err := io.WriteString(r.answers, parseError); err != nil {
				return 0, err
			}
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
