package read

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// warcRecord writes a record as crawlers do.
func warcRecord(kind, address, media, block string, fields ...string) string {
	head := "WARC/1.0\r\nWARC-Type: " + kind + "\r\n"
	if address != "" {
		head += "WARC-Target-URI: " + address + "\r\n"
	}
	head += "WARC-Date: 2024-12-18T14:05:06Z\r\nWARC-Record-ID: <urn:uuid:4f6b3cf0-0000-4000-8000-000000000001>\r\n"
	if len(fields) > 0 {
		head += strings.Join(fields, "\r\n") + "\r\n"
	}
	return fmt.Sprintf("%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", head, media, len(block), block)
}

const httpMedia = "application/http; msgtype=response"

// webPage is a page of a number of people, with whatever head fields.
func webPage(people int, head string) string {
	return fmt.Sprintf("<!DOCTYPE html><html lang=\"en\"><head><title>%d rescued</title><meta property=\"og:type\" content=\"article\">%s</head><body><article><h1>%d rescued</h1>"+
		"<p>Rescuers brought %d people to safety on Tuesday night after the river Arn rose, the fire service said.</p>"+
		"<p>Nobody was missing on Wednesday morning, according to the mayor’s office in Rivertown.</p></article></body></html>", people, head, people, people)
}

func packedWith(tb testing.TB, s string, open func(io.Writer) io.WriteCloser) string {
	tb.Helper()
	var b bytes.Buffer
	w := open(&b)
	if _, err := io.WriteString(w, s); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func gzipped(tb testing.TB, s string) string {
	tb.Helper()
	return packedWith(tb, s, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

func zstandard(tb testing.TB, s string) string {
	tb.Helper()
	return packedWith(tb, s, func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z })
}

func chunked(s string) string {
	half := len(s) / 2
	return fmt.Sprintf("%x\r\n%s\r\n%x;x=1\r\n%s\r\n0\r\n\r\n", half, s[:half], len(s)-half, s[half:])
}

func httpAnswer(fields, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n" + fields + "\r\n" + body
}

// crawlRecords are records as common crawlers write them.
func crawlRecords(tb testing.TB) []string {
	tb.Helper()
	page := func(n int) string { return webPage(n, "") }
	brotlied := packedWith(tb, page(6), func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })
	deflated := packedWith(tb, page(7), func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 6); return f })
	zlibbed := packedWith(tb, page(8), func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	return []string{
		// Heritrix: an information record, the name looked up, the answer as it came, the request
		warcRecord("warcinfo", "", "application/warc-fields", "software: Heritrix/3.4.0\r\nformat: WARC File Format 1.0\r\n", "WARC-Filename: crawl.warc.gz"),
		warcRecord("response", "dns:post.example", "text/dns", "20241218140506\r\npost.example.\t300\tIN\tA\t192.0.2.1\r\n"),
		warcRecord("response", "https://post.example/1", httpMedia, httpAnswer("Transfer-Encoding: chunked\r\n", chunked(page(1))), "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", "WARC-IP-Address: 192.0.2.1"),
		warcRecord("request", "https://post.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.0\r\n\r\n"),
		warcRecord("metadata", "https://post.example/1", "application/warc-fields", "fetchTimeMs: 12\r\n"),
		// wget: addresses in brackets, answers compressed
		warcRecord("response", "<https://post.example/2>", "application/http;msgtype=response", httpAnswer("Content-Encoding: gzip\r\n", gzipped(tb, page(2)))),
		warcRecord("resource", "metadata://gnu.org/software/wget/warc/wget.log", "text/plain", "--2024-12-18--"),
		// Common Crawl: encodings undone, the fields renamed
		warcRecord("response", "https://post.example/3", httpMedia, httpAnswer("X-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n", page(3)), "WARC-Identified-Payload-Type: text/html"),
		// pywb: encodings undone, the fields kept
		warcRecord("response", "https://post.example/4", httpMedia, httpAnswer("Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", page(4))),
		// Browsertrix: HTTP/2, what the browser saw, pictures of it and its text
		warcRecord("response", "https://post.example/5", httpMedia, "HTTP/2 200 \r\ncontent-type: text/html\r\n\r\n"+page(5), "WARC-Page-ID: 7f"),
		warcRecord("resource", "urn:text:https://post.example/5", "text/plain", "5 rescued"),
		warcRecord("resource", "urn:view:https://post.example/5", "image/png", "\x89PNG\r\n"),
		warcRecord("response", "https://post.example/6", httpMedia, httpAnswer("Content-Encoding: br\r\n", brotlied)),
		warcRecord("response", "https://post.example/7", httpMedia, httpAnswer("Content-Encoding: deflate\r\n", deflated)),
		warcRecord("response", "https://post.example/8", httpMedia, httpAnswer("Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n", chunked(zlibbed))),
		warcRecord("response", "https://post.example/9", httpMedia, httpAnswer("Content-Encoding: zstd\r\n", zstandard(tb, page(9)))),
		// what is no report
		warcRecord("response", "https://post.example/logo.png", httpMedia, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		warcRecord("response", "https://post.example/gone", httpMedia, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page(404)),
		warcRecord("response", "https://post.example/moved", httpMedia, "HTTP/1.1 301 Moved\r\nLocation: /1\r\n\r\n"),
		warcRecord("response", "https://post.example/", httpMedia, httpAnswer("", "<html><body><ul><li><a href=/1>1 rescued</a></li></ul></body></html>")),
		warcRecord("response", "https://post.example/empty", httpMedia, httpAnswer("", "")),
		warcRecord("revisit", "https://post.example/1", httpMedia, "HTTP/1.1 304 Not Modified\r\n\r\n", "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified"),
		// faults
		warcRecord("response", "https://post.example/cut", httpMedia, httpAnswer("", page(10)[:300]), "WARC-Truncated: length"),
		warcRecord("response", "https://post.example/whole", httpMedia, httpAnswer("", page(11)), "WARC-Truncated: time"),
		warcRecord("response", "https://post.example/odd", httpMedia, "no answer at all"),
		warcRecord("response", "https://post.example/half", httpMedia, httpAnswer("Content-Encoding: gzip\r\n", gzipped(tb, page(12))[:100])),
		warcRecord("response", "https://post.example/altered", httpMedia, httpAnswer("", page(18)), "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"),
		warcRecord("response", "https://post.example/altered", httpMedia, httpAnswer("", page(19)), "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"),
		// the text that Common Crawl makes of pages, a page put there by hand, a reprint
		warcRecord("conversion", "https://post.example/13", "text/plain", "13 rescued - The Post\nHome\nRescuers brought 13 people to safety on Tuesday night after the river rose, the fire service said.\nNobody was missing on Wednesday morning, the mayor said.\n"),
		warcRecord("resource", "https://post.example/14", "text/html", page(14)),
		warcRecord("response", "https://copy.example/15", httpMedia, httpAnswer("", webPage(15, `<meta property="og:site_name" content="Copy"><link rel="canonical" href="https://post.example/15">`))),
		// addresses that pages tell: one without what counts clicks, and one that is the front page's
		warcRecord("response", "https://post.example/16?utm_source=letter", httpMedia, httpAnswer("", webPage(16, `<link rel="canonical" href="https://www.post.example/16">`))),
		warcRecord("response", "https://post.example/17", httpMedia, httpAnswer("", webPage(17, `<meta property="og:url" content="https://post.example/">`))),
	}
}

func crawlSummary(t *testing.T, path, content string) string {
	t.Helper()
	folder := t.TempDir()
	in := Open([]string{write(t, folder, path, content)}, Options{})
	short := func(place string) string { return strings.TrimPrefix(place, folder+"/") }
	var b strings.Builder
	told := 0
	for r, p := range in.Reports() {
		told++
		if p != nil {
			fmt.Fprintf(&b, "problem: %s\n", short(p.Error()))
			continue
		}
		checkReport(t, r)
		fmt.Fprintf(&b, "%s | %s | %s | %s | canonical %q, origin %q | %s | %d bytes\n", short(r.Input), r.Title, r.URL, r.Source, r.Canonical, r.Origin, r.Archived.Format("2006-01-02T15:04:05Z07:00"), len(r.Text))
	}
	for _, skip := range in.Skipped() {
		told += skip.Count
		fmt.Fprintf(&b, "skipped: %d × %s\n", skip.Count, skip.Reason)
	}
	if progress := in.Progress(); int(progress.Records) != told {
		t.Errorf("%s: %d records, of %d it was told what became of them", path, progress.Records, told)
	}
	return b.String()
}

func TestCrawl(t *testing.T) {
	records := crawlRecords(t)
	plain := crawlSummary(t, "crawl.warc", strings.Join(records, ""))
	checkGolden(t, "testdata/crawl.golden", plain)
	var members, frames strings.Builder
	for _, r := range records {
		members.WriteString(gzipped(t, r))
		frames.WriteString(zstandard(t, r))
	}
	withoutOffsets := lazy(`\(offset \d+\)|crawl\.(?:wacz/archive/data\.)?warc(?:\.gz|\.zst)?`)
	want := withoutOffsets().ReplaceAllString(plain, "")
	for path, content := range map[string]string{
		"crawl.warc.gz":  members.String(),
		"crawl.warc.zst": frames.String(),
		"crawl.wacz": zipped(t, "datapackage.json", "{}", "archive/data.warc.gz", members.String(), "pages/pages.jsonl", `{"format":"json-pages-1.0"}`,
			"indexes/index.cdx.gz", "x"),
	} {
		if got := withoutOffsets().ReplaceAllString(crawlSummary(t, path, content), ""); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
		}
	}
}

func zipped(tb testing.TB, namesAndContents ...string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndContents); i += 2 {
		f, err := w.Create(namesAndContents[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(f, namesAndContents[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func TestCrawlsWithoutReports(t *testing.T) {
	tests := map[string]string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: crawler\r\n"):                         "no report was found in its 1 records",
		"WARC/1.0\r\nWARC-Type: response\r\n":                                                                  "record 1 (offset 0): the file ends in the middle",
		"filedesc://crawl.arc 0.0.0.0 20061218140506 text/plain 73\n1 0 Crawler\n":                             "it is an ARC file",
		gzipped(t, "filedesc://crawl.arc 0.0.0.0 20061218140506 text/plain 73\n1 0 Crawler\n"):                 "it is an ARC file",
		warcRecord("response", "https://post.example/", httpMedia, httpAnswer("", "<html><p>Menu</p></html>")): "no report was found in its 1 records",
	}
	for file, want := range tests {
		reports, problems := readString(t, file)
		if len(reports) != 0 || len(problems) == 0 || !strings.Contains(problems[0].Error(), want) {
			t.Errorf("%.60q: %d reports, problems %v, want %q", file, len(reports), problems, want)
		}
	}
}

func BenchmarkCrawl(b *testing.B) {
	var file strings.Builder
	for n := range 200 {
		file.WriteString(gzipped(b, warcRecord("response", fmt.Sprintf("https://post.example/%d", n), httpMedia, httpAnswer("", webPage(n, "")+"<!--"+strings.Repeat("a menu of a page ", 2000)+"-->"))))
	}
	b.SetBytes(int64(file.Len()))
	b.ReportMetric(200, "pages/op")
	for b.Loop() {
		readAll([]string{"-"}, Options{Stdin: strings.NewReader(file.String())})
	}
}

// TestAnArchiveFromARecord begins in the middle of a WARC file, however it is
// packed.
func TestAnArchiveFromARecord(t *testing.T) {
	records := make([]string, 5)
	for i := range records {
		records[i] = warcRecord("response", fmt.Sprintf("https://wire.example/%d", i), httpMedia, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+webPage(20+i, ""))
	}
	each := func(pack func(testing.TB, string) string) string {
		var all strings.Builder
		for _, r := range records {
			all.WriteString(pack(t, r))
		}
		return all.String()
	}
	for name, content := range map[string]string{
		"plain.warc": strings.Join(records, ""), "members.warc.gz": each(gzipped), "whole.warc.gz": gzipped(t, strings.Join(records, "")), "frames.warc.zst": each(zstandard),
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		var whole []string
		var at []Position
		archive := OpenArchive(path, Position{}, Options{})
		for r, problem := range archive.Reports() {
			if problem != nil {
				t.Fatal(problem)
			}
			whole, at = append(whole, r.Input+" "+r.Text), append(at, archive.Position())
		}
		if len(whole) != len(records) {
			t.Fatalf("%s: %d reports", name, len(whole))
		}
		for i := range at {
			var rest []string
			for r, problem := range OpenArchive(path, at[i], Options{}).Reports() {
				if problem != nil {
					t.Fatal(problem)
				}
				rest = append(rest, r.Input+" "+r.Text)
			}
			if !slices.Equal(rest, whole[i:]) {
				t.Errorf("%s from record %d: %q, want %q", name, i+1, rest, whole[i:])
			}
		}
	}
}
