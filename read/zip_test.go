package read

import (
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestZipFolders(t *testing.T) {
	folder := zipped(t, "b/two.html", webPage(2, ""), "a.txt", paragraph, "b/", "", "b/.hidden", "x", "__MACOSX/a.txt", "x",
		"Page.html", webPage(3, ""), "Page_files/menu.html", "x", "lines.jsonl.zst", zstandard(t, `{"text":"One."}`+"\n"+`{"text":"Two."}`), "steer\x1b[2J.txt", paragraph+" Again.")
	path := write(t, t.TempDir(), "pages.zip", folder)
	in := Open([]string{path}, Options{})
	var got []string
	for r, p := range in.Reports() {
		if p != nil {
			t.Error(p)
			continue
		}
		got = append(got, strings.TrimPrefix(r.Input, path+"/"))
	}
	want := "b/two.html a.txt Page.html lines.jsonl.zst:1 lines.jsonl.zst:2 steer\ufffd[2J.txt"
	if strings.Join(got, " ") != want {
		t.Errorf("read %q, want %q", got, want)
	}
	if size, known := in.Size(); !known || size != in.Progress().Bytes {
		t.Errorf("size is %d, %t; read %d", size, known, in.Progress().Bytes)
	}
	if reports, problems := readString(t, gzipped(t, zipped(t, "inner.zip", folder))); len(reports) != 6 || len(problems) != 0 {
		t.Errorf("through a pipe: %d reports, problems %v", len(reports), problems)
	}
}

func TestZipFaults(t *testing.T) {
	deep := zipped(t, "a.txt", paragraph)
	for range maxDepth {
		deep = zipped(t, "in.zip", deep)
	}
	bombs := []string{}
	for _, name := range []string{"a.jsonl", "b.jsonl", "c.jsonl"} {
		bombs = append(bombs, name, strings.Repeat(strings.Repeat(" ", 4000)+"\n", 8000))
	}
	tests := map[string]struct{ file, want string }{
		"damaged":     {zipped(t, "a.txt", paragraph)[:80], "the zip folder is damaged"},
		"empty":       {zipped(t), "there is no file in the zip folder"},
		"hidden":      {zipped(t, ".a.txt", paragraph), "there is no file in the zip folder"},
		"deep":        {deep, "it is a zip folder within a zip folder"},
		"a document":  {zipped(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), "it is an office document, not text"},
		"a bomb":      {zipped(t, bombs...), "it unpacks to more than 300 times its size"},
		"a gzip bomb": {gzipped(t, `{"text":"`+strings.Repeat("a", 70<<20)+`"}`), "it unpacks to more than 300 times its size"},
		"layers":      {gzipped(t, gzipped(t, gzipped(t, gzipped(t, paragraph)))), "it is compressed more than three times over"},
		"a page bomb": {warcRecord("response", "https://post.example/1", httpMedia, httpAnswer("Content-Encoding: br\r\n", bomb10(t))), "it is over 32 MB"},
	}
	for name, test := range tests {
		reports, problems := readString(t, test.file)
		if len(reports) != 0 || len(problems) == 0 || !strings.Contains(problems[len(problems)-1].Error(), test.want) {
			t.Errorf("%s: %d reports, problems %v", name, len(reports), problems)
		}
	}
}

// bomb10 is a page of over 32 MB in some hundred bytes.
func bomb10(t *testing.T) string {
	t.Helper()
	return packedWith(t, "<html><p>"+strings.Repeat("a", maxFile+1), func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 1) })
}

func TestPackedInputsAreRead(t *testing.T) {
	lines := `{"text":"One."}` + "\n" + `{"text":"Two."}`
	for name, file := range map[string]string{
		"gzip": gzipped(t, lines), "Zstandard": zstandard(t, lines), "both": gzipped(t, zstandard(t, lines)), "members": gzipped(t, lines+"\n") + gzipped(t, lines),
		"a page": gzipped(t, webPage(1, "")) + gzipped(t, ""),
	} {
		want := 2
		if name == "a page" {
			want = 1
		}
		if reports, problems := readString(t, file); len(reports) != want || len(problems) != 0 {
			t.Errorf("%s: %d reports, problems %v", name, len(reports), problems)
		}
	}
}

// TestWhatLiesInAZipIsWorthNoMoreThanIt measures what comes of compressed files in
// a zip folder by the folder: by what came of it, a bomb in a bomb would be small.
func TestWhatLiesInAZipIsWorthNoMoreThanIt(t *testing.T) {
	outer := &stream{in: Open(nil, Options{}), outer: 1000, used: 10}
	inner := outer.inside("a.zip").inside("b.jsonl.gz")
	for used, want := range map[int64]int64{10: 10, 1_000_000: 1000} {
		if inner.used = used; inner.packed() != want {
			t.Errorf("%d bytes used count as %d, want %d", used, inner.packed(), want)
		}
	}
	if alone := (&stream{used: 1_000_000}); alone.packed() != 1_000_000 {
		t.Error("a file that lies in no folder counts as less than it is")
	}
}
