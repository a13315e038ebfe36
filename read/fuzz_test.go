package read

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"recount"
)

// FuzzRead feeds any bytes to the reader, as any kind of input: it must not
// panic, must say something of every input, and the same both times.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/pages/*", "testdata/feeds/*", "testdata/mail/*", "testdata/tables/*"} {
		addFiles(f, pattern)
	}
	for _, seed := range []string{
		"", "\n", "date 2024-12-18 Ten fall, mayor says\n" + paragraph, "By Ann Lee\nTitle: a\n\nb",
		`{"id":1,"text":"One.\nTwo."}` + "\n" + `{"text":"One."}`, `[{"text":"One."},` + "\n{}]", "{\n\"title\":\"a\",\n\"text\":\"a\"}", "[", "{",
		"\xff\xfea\x00b\x00", "\xfe\xff\x00a", "caf\xe9 \x93ten\x94 houses", "\x1f\x8b\x08\x00", "%PDF-1.4", "<?xml version='1.0'?><html/>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.unpack(bytes.NewReader(data)) })
	})
}

// The targets below go straight to one reader, past the telling of kinds.

func FuzzFeed(f *testing.F) {
	addFiles(f, "testdata/feeds/*")
	f.Fuzz(func(t *testing.T, data []byte) { checkTwice(t, func(s *stream) { s.feed(data) }) })
}

func FuzzPage(f *testing.F) {
	addFiles(f, "testdata/pages/*")
	f.Add([]byte(webPage(1, `<link rel="canonical" href="https://post.example/1">`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.page(data, outside{"https://post.example/1", "utf-8", time.Time{}, "Ten fall"}) })
	})
}

// FuzzCrawledPage also looks for the language of a page before its article.
func FuzzCrawledPage(f *testing.F) {
	addFiles(f, "testdata/pages/*")
	f.Add([]byte("<html><p>" + strings.Repeat("Zehn Häuser fielen in der Nacht. ", 30) + "</p><p"))
	f.Fuzz(func(t *testing.T, data []byte) {
		record := warcRecord("response", "https://post.example/1", httpMedia, httpAnswer("", string(data)))
		checkTwice(t, func(s *stream) { s.crawl(strings.NewReader(record)) })
	})
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "date 2024-12-18 Ten fall, mayor says\n" + paragraph, "By Ann Lee\nTitle: a\n\nb", "\xff\xfea\x00b\x00", "caf\xe9 \x93ten\x94 houses", "a&nbsp;b â€œc"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkTwice(t, func(s *stream) { s.text(data) }) })
}

func FuzzLines(f *testing.F) {
	for _, seed := range []string{"", `{"id":1,"text":"One.\nTwo."}` + "\n" + `{"text":"One."}`, "\xef\xbb\xbf{}\r\n\r\n[1]\n{", `{"text":"\ud800","text":2,"date":"18 Dec"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.lines(bufio.NewReader(bytes.NewReader(data)), data[:min(len(data), headSize)]) })
	})
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"text":"One."},{"text":"Two.","title":"a"}]`, `{"text":"One."},{}]`, "[", "null"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { // an array: its first character tells it from JSON lines
		checkTwice(t, func(s *stream) { s.json(append([]byte("["), data...)) })
	})
}

func FuzzMail(f *testing.F) {
	addFiles(f, "testdata/mail/*.eml")
	f.Fuzz(func(t *testing.T, data []byte) { checkTwice(t, func(s *stream) { s.message(spot{}, data) }) })
}

func FuzzMailbox(f *testing.F) {
	addFiles(f, "testdata/mail/*.mbox")
	f.Add([]byte("From "))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.mailbox(bufio.NewReader(bytes.NewReader(data))) })
	})
}

func FuzzTable(f *testing.F) {
	addFiles(f, "testdata/tables/*")
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.table(bufio.NewReader(bytes.NewReader(data)), data[:min(len(data), headSize)]) })
	})
}

func FuzzZip(f *testing.F) {
	f.Add([]byte(zipped(f, "a.txt", paragraph, "b.jsonl", `{"text":"One."}`)))
	f.Add([]byte(zipped(f, "datapackage.json", "{}", "archive/a.warc", crawlRecords(f)[2])))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkTwice(t, func(s *stream) { s.zip(bufio.NewReader(bytes.NewReader(data))) })
	})
}

func FuzzCrawl(f *testing.F) {
	for _, r := range crawlRecords(f) {
		f.Add([]byte(r))
		f.Add([]byte(gzipped(f, r)))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkTwice(t, func(s *stream) { s.crawl(bytes.NewReader(data)) }) })
}

func addFiles(f *testing.F, pattern string) {
	f.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if !strings.HasSuffix(path, ".golden") {
			f.Add(data)
		}
	}
}

// checkTwice checks that reading says something of the input, that its reports
// are sound, and that it says the same both times.
func checkTwice(t *testing.T, read func(*stream)) {
	t.Helper()
	run := func() (reports []recount.Report, problems []*recount.Problem, left int) {
		in := Open(nil, Options{})
		read(&stream{in: in, file: file{standardInput}, yield: func(r recount.Report, p *recount.Problem) bool {
			if p != nil {
				problems = append(problems, p)
			} else {
				reports = append(reports, r)
			}
			return true
		}})
		for _, skip := range in.Skipped() {
			left += skip.Count
		}
		return reports, problems, left
	}
	reports, problems, left := run()
	if len(reports)+len(problems)+left == 0 {
		t.Error("the input was skipped in silence")
	}
	for _, r := range reports {
		checkReport(t, r)
	}
	again, problemsAgain, _ := run()
	if !reflect.DeepEqual(reports, again) || !reflect.DeepEqual(problems, problemsAgain) {
		t.Error("the same input was read in two ways")
	}
}

// checkReport checks what holds of every report.
func checkReport(t *testing.T, r recount.Report) {
	t.Helper()
	switch {
	case r.ID == "" || r.Input == "" || strings.TrimSpace(r.Text) == "":
		t.Errorf("a report without id, input or text: %+v", r)
	case r.TitleEnd < 0 || r.TitleEnd > r.BodyStart || r.BodyStart > len(r.Text):
		t.Errorf("title ends at %d and body begins at %d of %d", r.TitleEnd, r.BodyStart, len(r.Text))
	case r.TitleEnd > 0 && strings.TrimSpace(r.Text[:r.TitleEnd]) != r.Title:
		t.Errorf("the title is %q, and %q in the text", r.Title, r.Text[:r.TitleEnd])
	case strings.TrimSpace(r.Text[r.TitleEnd:r.BodyStart]) != "":
		t.Errorf("%q stands between title and body", r.Text[r.TitleEnd:r.BodyStart])
	case !utf8.ValidString(r.Text):
		t.Error("the text is not UTF-8")
	}
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"2024-12-18 Ten fall", "Wed, 18 Dec 2024 14:05 +0100", "14:05, 1.2.2024", "99/99/2024"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, rest, ok := parseDate(s)
		if ok == day.IsZero() || !strings.HasSuffix(strings.TrimSpace(s), rest) {
			t.Errorf("parseDate(%q) = %s, %q, %t", s, day, rest, ok)
		}
	})
}
