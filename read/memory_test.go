package read

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// repeated is a stream of numbered pieces, as long as asked for.
type repeated struct {
	piece func(n int) string
	left  int // bytes
	n     int
	rest  strings.Reader
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest.Len() == 0 {
		if r.left <= 0 {
			return 0, io.EOF
		}
		r.n++
		piece := r.piece(r.n)
		r.left -= len(piece)
		r.rest.Reset(piece)
	}
	return r.rest.Read(p)
}

// TestMemoryDoesNotGrowWithTheInput reads 200 MB through a heap of some MB.
func TestMemoryDoesNotGrowWithTheInput(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads 200 MB")
	}
	const large, small, bound = 110 << 20, 30 << 20, 12 << 20 // bytes of the streams, of heap above what was there
	picture := strings.Repeat("\x89PNG\x00\x01", 100_000)
	text := strings.Repeat(paragraph+" ", 40)
	tests := map[string]func(n int) string{
		"WARC": func(n int) string {
			return warcRecord("response", "https://post.example/p.png", httpMedia, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"+picture) +
				warcRecord("response", fmt.Sprintf("https://post.example/%d", n), httpMedia, httpAnswer("", webPage(n, "")))
		},
		"JSON lines": func(n int) string { return fmt.Sprintf(`{"id":%d,"text":%q}`+"\n", n, text) },
		"mailbox": func(n int) string {
			return fmt.Sprintf("From a@post.example Wed Dec 18 14:05:06 2024\nSubject: Report %d\nMessage-ID: <%d@post.example>\n\n%s\n\n", n, n, text)
		},
		"table": func(n int) string {
			if n == 1 {
				return "id,title,text\n"
			}
			return fmt.Sprintf("%d,Ten fall,\"%s\n\"\n", n, text)
		},
	}
	for name, piece := range tests {
		size := small
		if name == "WARC" {
			size = large
		}
		in := Open([]string{"-"}, Options{Stdin: &repeated{piece: piece, left: size}})
		before, reports, next := heap(), 0, int64(size/3)
		for _, p := range in.Reports() {
			if p != nil {
				t.Fatal(name, p)
			}
			reports++
			if in.Progress().Bytes < next {
				continue
			}
			if now := heap(); now > before+bound {
				t.Fatalf("%s: the heap grew from %d to %d bytes after %d reports", name, before, now, reports)
			}
			next += int64(size / 3)
		}
		if after := heap(); reports < 50 || after > before+bound {
			t.Errorf("%s: %d reports, the heap grew from %d to %d bytes", name, reports, before, after)
		}
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
