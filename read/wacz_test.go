package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

// waczOf packs a WARC file as crawlers pack it, with its digest.
func waczOf(t *testing.T, crawl, digest string, more ...string) string {
	t.Helper()
	told := fmt.Sprintf(`{"profile":"data-package","wacz_version":"1.1.1","resources":[{"name":"data.warc.gz","path":"archive/data.warc.gz","hash":%q,"bytes":%d}]}`, digest, len(crawl))
	pages := `{"format":"json-pages-1.0","id":"pages","title":"All Pages"}
{"id":"1","url":"https://post.example/2","title":"Bridge closed &amp; reopened","ts":"2024-12-18T14:05:06Z"}
no JSON
`
	return zipped(t, append([]string{packageName, told, "archive/data.warc.gz", crawl, "pages/pages.jsonl", pages, "indexes/index.cdx.gz", "x"}, more...)...)
}

func TestWACZ(t *testing.T) {
	untitled := strings.NewReplacer("<title>2 rescued</title>", "", "<h1>2 rescued</h1>", "").Replace(webPage(2, ""))
	crawl := gzipped(t, warcRecord("response", "https://post.example/1", httpMedia, httpAnswer("", webPage(1, "")))) +
		gzipped(t, warcRecord("response", "https://post.example/2", httpMedia, httpAnswer("", untitled)))
	sum := sha256.Sum256([]byte(crawl))
	right := "sha256:" + hex.EncodeToString(sum[:])
	tests := map[string]struct{ file, problem string }{
		"right":       {waczOf(t, crawl, right), ""},
		"capitals":    {waczOf(t, crawl, strings.ToUpper(right)), ""},
		"other kinds": {waczOf(t, crawl, "md5:x"), ""},
		"altered":     {waczOf(t, crawl, "sha256:"+strings.Repeat("0", 64)), "archive/data.warc.gz: it was read, but it is not the file of which the digest"},
		"one lacks":   {zipped(t, packageName, `{"resources":[{"path":"archive/b.warc.gz","hash":"sha256:00"}]}`, "archive/data.warc.gz", crawl), "names archive/b.warc.gz, which is not in it"},
		"no JSON":     {zipped(t, packageName, "{", "archive/data.warc.gz", crawl), packageName + ": it cannot be read"},
	}
	for name, test := range tests {
		reports, problems := readAll([]string{write(t, t.TempDir(), "site.wacz", test.file)}, Options{})
		if len(reports) != 2 || reports[0].Title != "1 rescued" {
			t.Errorf("%s: %d reports", name, len(reports))
			continue
		}
		if title := reports[1].Title; name == "right" && (title != "Bridge closed & reopened" || !strings.HasPrefix(reports[1].Text, title+"\n\n")) {
			t.Errorf("%s: the title is %q", name, title)
		}
		if len(problems) > 1 || (len(problems) == 0) != (test.problem == "") || len(problems) == 1 && !strings.Contains(problems[0].Error(), test.problem) {
			t.Errorf("%s: problems %v, want %q", name, problems, test.problem)
		}
	}
}
