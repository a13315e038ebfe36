package read

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"recount"
)

// readAll returns all that a run over paths yields.
func readAll(paths []string, opts Options) (reports []recount.Report, problems []*recount.Problem) {
	for r, p := range Open(paths, opts).Reports() {
		if p != nil {
			problems = append(problems, p)
		} else {
			reports = append(reports, r)
		}
	}
	return reports, problems
}

// readString reads s from standard input.
func readString(t *testing.T, s string) ([]recount.Report, []*recount.Problem) {
	t.Helper()
	return readAll([]string{"-"}, Options{Stdin: strings.NewReader(s)})
}

func write(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFoldersAreReadInOrder(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.txt", "a/z.txt", "a/y.txt", ".hidden", ".git/c.txt"} {
		write(t, folder, name, "The "+name+" report.")
	}
	write(t, folder, "c.jsonl", `{"text":"One."}`+"\n"+`{"text":"Two."}`)
	in := Open([]string{folder}, Options{})
	var got []string
	for r, p := range in.Reports() {
		if p != nil {
			t.Error(p)
		}
		got = append(got, strings.TrimPrefix(r.Input, folder+string(filepath.Separator)))
	}
	if want := []string{"a/y.txt", "a/z.txt", "b.txt", "c.jsonl:1", "c.jsonl:2"}; !reflect.DeepEqual(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	if size, known := in.Size(); !known || size != in.Progress().Bytes {
		t.Errorf("size is %d, %t; read %d", size, known, in.Progress().Bytes)
	}
}

func TestTheSameTwice(t *testing.T) {
	folder := t.TempDir()
	one := write(t, folder, "one.txt", "Source: Post\n\n"+paragraph)
	write(t, folder, "two.txt", "Source: Post\n\n"+paragraph)
	write(t, folder, "other-paper.txt", "Source: Herald\n\n"+paragraph)
	write(t, folder, "redated.txt", "Source: Herald\nDate: 2024-12-18\n\n"+paragraph)
	in := Open([]string{folder, one}, Options{})
	count, problems := 0, []string{}
	for _, p := range in.Reports() {
		if p != nil {
			problems = append(problems, p.Error())
		} else {
			count++
		}
	}
	if count != 2 || len(in.Skipped()) != 1 || in.Skipped()[0].Count != 2 || len(problems) != 1 {
		t.Errorf("%d reports, %+v, problems %q", count, in.Progress(), problems)
	}
	if len(problems) > 0 && !strings.Contains(problems[0], "other-paper.txt") {
		t.Errorf("the problem does not name the first: %s", problems[0])
	}
}

func TestOptionsOverride(t *testing.T) {
	opts := Options{Date: recount.NewDay(2024, 12, 18), Source: "Post", URL: "https://example.org", Stdin: strings.NewReader("Date: 2023-01-01\n\n" + paragraph)}
	reports, problems := readAll([]string{"-"}, opts)
	if len(reports) != 1 || len(problems) != 0 {
		t.Fatal(reports, problems)
	}
	r := reports[0]
	if r.Published.String() != "2024-12-18" || r.Source != "Post" || r.URL != "https://example.org" || r.ID != recount.ReportID(r.URL, r.Text) {
		t.Errorf("%+v", r)
	}
}

func TestProblemsDoNotStopTheRun(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(paragraph)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct{ content, want string }{
		"empty.txt":  {"", "it is empty"},
		"blank.txt":  {" \n\ufeff\n", "it is empty"},
		"photo.txt":  {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "it is binary data (image/png)"},
		"paper.txt":  {"%PDF-1.7\n1 0 obj", "it is a PDF document"},
		"noise":      {strings.Repeat("\x01\x02\x03a", 99), "it is binary data"},
		"cut16.txt":  {wide[:len(wide)-1], "it is cut off in the middle of a character"},
		"long.txt":   {strings.Repeat("Ten houses fell. ", maxText/16), "its text is over 10 MB"},
		"huge.txt":   {strings.Repeat("a", maxFile+1), "it is over 32 MB"},
		"cut.gz":     {packedText(t)[:40], "it is cut off"},
		"broken.gz":  {"\x1f\x8b\x08 and no more of it", "its compressed data is damaged"},
		"feed.xml":   {`<?xml version="1.0"?><rss><channel></channel></rss>`, "there is no item in the feed"},
		"map.xml":    {`<?xml version="1.0"?><urlset><url></url></urlset>`, "it is XML that is neither a page nor a feed"},
		"a.jsonl.xz": {"\xfd7zXZ\x00\x00\x04\xe6", "it is cut off"},
		"style.css":  {"p { color: red }", "it is a style sheet"},
		"script.js":  {"let a = 1", "it is a script"},
		"lone.jsonl": {"\n\n", "it is empty"},
		"chinese":    {"洪水中有十二人死亡。Flood", "the text is not English"},
		"arabic":     {"قتل 12 شخصا في الفيضان", "the text is not English"},
	}
	folder := t.TempDir()
	good := write(t, folder, "good.txt", paragraph)
	for name, test := range tests {
		path := write(t, folder, name, test.content)
		reports, problems := readAll([]string{path, good}, Options{})
		if len(reports) != 1 || len(problems) != 1 {
			t.Errorf("%s: %d reports, problems %v", name, len(reports), problems)
			continue
		}
		if p := problems[0]; p.Place != path || !strings.Contains(p.Reason, test.want) || p.Hint == "" {
			t.Errorf("%s: %v", name, p)
		}
	}
}

func TestForeignNamesAreRead(t *testing.T) {
	for _, text := range []string{"Mayor Ivan Petrov (Иван Петров) said 12 died.", "12 + 30 = 42"} {
		if reports, problems := readString(t, text); len(reports) != 1 || len(problems) != 0 {
			t.Errorf("%s: %d reports, problems %v", text, len(reports), problems)
		}
	}
}

func TestPathsThatLeadNowhere(t *testing.T) {
	folder := t.TempDir()
	missing := filepath.Join(folder, "missing")
	if err := os.Symlink(missing, filepath.Join(folder, "broken")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(folder, filepath.Join(folder, "round")); err != nil {
		t.Fatal(err)
	}
	_, problems := readAll([]string{missing, t.TempDir(), folder}, Options{})
	want := []string{"there is no such file", "there is no file in the folder", "there is no such file", "it is a link to a folder"}
	if len(problems) != len(want) {
		t.Fatal(problems)
	}
	for i, p := range problems {
		if !strings.Contains(p.Reason, want[i]) {
			t.Errorf("%v, want %q", p, want[i])
		}
	}
}

func TestPackedFilesAreRead(t *testing.T) {
	path := write(t, t.TempDir(), "report.txt.gz", packedText(t))
	reports, problems := readAll([]string{path}, Options{})
	if len(problems) != 0 || len(reports) != 1 || reports[0].Text != paragraph {
		t.Error(reports, problems)
	}
}

func packedText(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(paragraph)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheReaderMayStop(*testing.T) {
	for range Open([]string{"-", "-"}, Options{Stdin: strings.NewReader(`{"text":"One."}` + "\n" + `{"text":"Two."}`)}).Reports() {
		break
	}
}

func BenchmarkReports(b *testing.B) {
	inputs := map[string]string{
		"text":  longText(),
		"lines": strings.Repeat(`{"text":"Ten fall\n\n`+paragraph+`"}`+"\n", 1000),
	}
	for name, input := range inputs {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(input)))
			for b.Loop() {
				readAll([]string{"-"}, Options{Stdin: strings.NewReader(input)})
			}
		})
	}
}
