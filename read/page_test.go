package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"recount"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.*htm*")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages to read", err)
	}
	for _, page := range append(pages, "testdata/pages/saved.txt", "testdata/pages/archive.mht") {
		reports, problems := readAll([]string{page}, Options{})
		got := golden(reports, problems)
		checkGolden(t, strings.TrimSuffix(page, filepath.Ext(page))+".golden", got)
	}
}

// golden writes down all that was read of a page.
func golden(reports []recount.Report, problems []*recount.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, "problem:", p)
	}
	for _, r := range reports {
		fmt.Fprintf(&b, "id: %s\nsource: %s\nurl: %s\ntitle: %s\nbyline: %s\npublished: %s\n", r.ID, r.Source, r.URL, r.Title, r.Byline, r.Published)
		archived := ""
		if !r.Archived.IsZero() {
			archived = r.Archived.Format(time.RFC3339)
		}
		modified := ""
		if !r.Modified.IsZero() {
			modified = r.Modified.Format(time.RFC3339)
		}
		for _, more := range [][2]string{{"modified", modified}, {"language", r.Language}, {"canonical", r.Canonical}, {"origin", r.Origin}, {"via", r.Via}, {"archived", archived}, {"input", r.Input}} {
			if more[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", more[0], more[1])
			}
		}
		fmt.Fprintf(&b, "title ends: %d, body begins: %d\n\n%s\n", r.TitleEnd, r.BodyStart, r.Text)
	}
	return b.String()
}

func samplePage(tb testing.TB) string {
	tb.Helper()
	page, err := os.ReadFile("testdata/pages/schema.html")
	if err != nil {
		tb.Fatal(err)
	}
	return string(page)
}

func TestAssetsOfASavedPageAreNotRead(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "Page.html", samplePage(t))
	write(t, folder, "Page_files/style.css", "p { color: red }")
	write(t, folder, "lone_files/report.txt", paragraph)
	reports, problems := readAll([]string{folder}, Options{})
	if len(reports) != 2 || len(problems) != 0 {
		t.Errorf("%d reports, problems %v", len(reports), problems)
	}
}

func TestPagesWithoutSense(t *testing.T) {
	tests := map[string]string{
		"deep":      "<html>" + strings.Repeat("<div>", 100_000) + paragraph,
		"wide":      "<html>" + strings.Repeat("<p>"+paragraph[:50]+"</p>", 2*maxElements) + "</html>",
		"heavy":     "<html>" + strings.Repeat("<div>", 500) + "<p>" + strings.Repeat(paragraph+"</p><p>", 5_000) + "</html>",
		"unclosed":  "<p>" + strings.Repeat("<a href='", 100_000),
		"cut word":  "<html><body><p>" + paragraph + "</p><p>The mayor said that 1",
		"no words":  "<!doctype html><html><body></body></html>",
		"only tags": strings.Repeat("<p><b></b></p>", 10_000),
	}
	for name, page := range tests {
		reports, problems := readString(t, page)
		if len(reports) != 0 || len(problems) != 1 {
			t.Errorf("%s: %d reports, problems %v", name, len(reports), problems)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	page := samplePage(b)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, f := article(page, Readability, outside{}); f != nil {
			b.Fatal(f)
		}
	}
}
