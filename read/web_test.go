package read

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"recount/read/fetch"
)

const fallen = "<html><head><title>Ten houses fall in Alcora</title></head><body><article><p>Ten houses fell in Alcora on Monday, the caf\xe9 owner said, and forty people were moved to a school.</p>" +
	"<p>Nobody was hurt when the bank of the river gave way, police said on Tuesday morning.</p></article></body></html>"

// serve is a server on this machine, and a client that may ask it.
func serve(t *testing.T, answers map[string]http.HandlerFunc) (address string, opts Options) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := answers[r.URL.Path]
		if answer == nil {
			answer = http.NotFound
		}
		answer(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL, Options{Web: fetch.New(fetch.Options{AllowPrivate: true, Interval: 1})}
}

func send(media, content string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		_, _ = w.Write([]byte(content))
	}
}

func packed(content []byte) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(content)
	w.Close()
	return b.String()
}

// packedAs writes content with a compressor.
func packedAs(t *testing.T, content string, compressor func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := compressor(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func brotliOf(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }
func zlibOf(w io.Writer) io.WriteCloser   { return zlib.NewWriter(w) }

func flateOf(w io.Writer) io.WriteCloser {
	f, err := flate.NewWriter(w, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is one of those there are
	}
	return f
}

// TestEncodings undoes the compressions that cannot be told by first bytes, and
// takes a server's word for none of them.
func TestEncodings(t *testing.T) {
	encoded := func(encoding, content string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", encoding)
			send("text/html; charset=windows-1252", content)(w, r)
		}
	}
	br := packedAs(t, fallen, brotliOf)
	lines := strings.Repeat(`{"text": "Ten houses fell.`+strings.Repeat(" ", 4<<20)+"\"}\n", 25)
	address, opts := serve(t, map[string]http.HandlerFunc{
		"/br":      encoded("br", br),
		"/zlib":    encoded("deflate", packedAs(t, fallen, zlibOf)),
		"/flate":   encoded("deflate", packedAs(t, fallen, flateOf)),
		"/both":    encoded("br, gzip", packed([]byte(br))),
		"/plain":   encoded("br", fallen),
		"/deflate": encoded("deflate", fallen),
		"/cut":     encoded("br", br[:len(br)/2]),
		"/damaged": encoded("deflate", "\x78\x9c"+strings.Repeat("\xff\x07", 90)),
		"/bomb":    encoded("br", packedAs(t, lines, brotliOf)),
	})
	for path, want := range map[string]string{
		"/br": "", "/zlib": "", "/flate": "", "/both": "", "/plain": "", "/deflate": "",
		"/cut":     "it is cut off: its compressed data has no end",
		"/damaged": "its compressed data is damaged",
		"/bomb":    "it unpacks to more than 300 times its size",
	} {
		reports, problems := readAll([]string{address + path}, opts)
		switch {
		case want == "" && (len(reports) != 1 || len(problems) > 0 || reports[0].Title != "Ten houses fall in Alcora" || !strings.Contains(reports[0].Text, "café owner")):
			t.Errorf("%s: %d reports, problems %v", path, len(reports), problems)
		case want == "" && reports[0].Archived.IsZero():
			t.Errorf("%s: it is not told when it was fetched", path)
		case want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Error(), want)):
			t.Errorf("%s: problems %v, want %q", path, problems, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	encoded := func(encoding, content string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", encoding)
			send("text/html", content)(w, r)
		}
	}
	moved := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) }
	address, opts := serve(t, map[string]http.HandlerFunc{
		"/page":      send("text/html; charset=windows-1252", fallen),
		"/moved":     moved,
		"/lies":      send("application/pdf; charset=utf-8", fallen),
		"/gzip":      encoded("gzip", packed([]byte(fallen))),
		"/nogzip":    encoded("gzip", fallen),
		"/gzipped":   send("text/html", packed([]byte(fallen))),
		"/note":      send("text/plain", "Ten houses fall\n\nTen houses fell in Alcora on Monday."),
		"/feed":      send("application/rss+xml", "<rss version='2.0'><channel><title>Post</title><link>/</link><item><title>Ten fall</title><link>/ten</link></item></channel></rss>"),
		"/homeless":  send("text/xml", "<rss version='2.0'><channel><item><title>Ten fall</title><link>ten</link></item></channel></rss>"),
		"/lines":     send("application/json", `{"text": "Ten houses fell.", "url": "https://post.example/ten"}`),
		"/picture":   send("image/png", "\x89PNG\r\n\x1a\n\x00\x00"),
		"/nothing":   send("text/html", ""),
		"/damaged":   encoded("gzip", packed([]byte(fallen))[:200]),
		"/bomb":      encoded("gzip", packed(bytes.Repeat([]byte("<p>Ten houses fell. "), 2<<20))),
		"/nestling":  encoded("gzip", packed([]byte(packed(bytes.Repeat([]byte("<p>Ten houses fell in Alcora.\n"), 2<<19+2<<18))))),
		"/forbidden": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
	})
	for path, want := range map[string]string{
		"/page":      "/page | Ten houses fall in Alcora",
		"/moved":     "/page | Ten houses fall in Alcora",
		"/lies":      "/lies | Ten houses fall in Alcora",
		"/gzip":      "/gzip | Ten houses fall in Alcora",
		"/nogzip":    "/nogzip | Ten houses fall in Alcora",
		"/gzipped":   "/gzipped | Ten houses fall in Alcora",
		"/note":      "/note | Ten houses fall",
		"/feed":      "/ten | Ten fall",
		"/homeless":  "/ten | Ten fall",
		"/lines":     "https://post.example/ten | Ten houses fell.",
		"/picture":   "/picture: it is binary data (image/png), not text",
		"/nothing":   "/nothing: it is empty",
		"/damaged":   "/damaged: it is cut off: its compressed data has no end",
		"/bomb":      "/bomb: it is over 32 MB",
		"/nestling":  "/nestling: it is over 32 MB",
		"/forbidden": "/forbidden: the site does not let recount read it (HTTP status 403)",
		"/none":      "/none: it is not there (HTTP status 404)",
	} {
		reports, problems := readAll([]string{address + path}, opts)
		var told []string
		for _, r := range reports {
			told = append(told, strings.TrimPrefix(r.URL, address)+" | "+r.Title)
			if r.Input == "" || strings.Contains(r.Text, "�") || strings.Contains(r.Text, "caf ") {
				t.Errorf("%s: read at %q: %q", path, r.Input, r.Text)
			}
		}
		for _, p := range problems {
			told = append(told, strings.TrimPrefix(p.Error(), address))
		}
		if got := strings.Join(told, "\n"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestAnAddressCostsNoOther(t *testing.T) {
	address, opts := serve(t, map[string]http.HandlerFunc{"/page": send("text/html", fallen)})
	reports, problems := readAll([]string{address + "/none", address + "/page", strings.Replace(address, "http://", "http://ann:secret@", 1) + "/none"}, opts)
	if len(reports) != 1 || len(problems) != 2 || strings.Contains(problems[1].Error(), "secret") {
		t.Errorf("%d reports, problems %v", len(reports), problems)
	}
	_, problems = readAll([]string{address + "/page"}, Options{})
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "on a private network") {
		t.Errorf("not allowed: problems %v", problems)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	opts.Context = stopped
	_, problems = readAll([]string{address + "/page"}, opts)
	if len(problems) != 1 || !strings.Contains(problems[0].Error(), "the run was stopped") {
		t.Errorf("stopped: problems %v", problems)
	}
}

// TestWhatCameIsRead reads an answer that a caller fetched, and a WARC file as
// long as it comes.
func TestWhatCameIsRead(t *testing.T) {
	record := func(n int) string {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + strings.Replace(fallen, "Ten", fmt.Sprint(n, " and ten"), 2)
		return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(block), block)
	}
	address, opts := serve(t, map[string]http.HandlerFunc{"/crawl.warc": func(w http.ResponseWriter, _ *http.Request) {
		for i := range 20 {
			_, _ = w.Write([]byte(record(i)))
			_ = http.NewResponseController(w).Flush()
		}
	}})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	answer, err := opts.Web.Get(ctx, fetch.Request{URL: address + "/crawl.warc"})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, problem := range Fetched(answer, opts).Reports() {
		if problem != nil || r.URL != fmt.Sprintf("https://post.example/%d", n) {
			t.Errorf("%q, %v", r.URL, problem)
		}
		n++
	}
	if n != 20 {
		t.Errorf("%d reports", n)
	}
}
