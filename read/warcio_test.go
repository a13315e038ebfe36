package read

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOtherProgramsWriteWARC reads what warcio writes, under which most crawlers
// in Python stand. It needs Python with warcio: RECOUNT_PYTHON names one.
func TestOtherProgramsWriteWARC(t *testing.T) {
	python, err := exec.LookPath(cmp.Or(os.Getenv("RECOUNT_PYTHON"), "python3"))
	if err != nil || exec.Command(python, "-c", "import warcio").Run() != nil {
		t.Skip("there is no Python with warcio")
	}
	for _, version := range []string{"1.0", "1.1"} {
		for _, packing := range []string{"gzip", "plain"} {
			path := filepath.Join(t.TempDir(), "crawl.warc")
			if out, err := exec.Command(python, "testdata/writewarc.py", path, version, packing).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			in := Open([]string{path}, Options{})
			var got []string
			for r, problem := range in.Reports() {
				if problem != nil {
					t.Errorf("%s %s: %v", version, packing, problem)
				}
				got = append(got, r.URL+" "+r.Title)
			}
			want := "https://post.example/1 1 rescued, https://post.example/2 2 rescued, https://post.example/3 3 rescued, https://post.example/4 4 rescued, https://post.example/5 5 rescued"
			if strings.Join(got, ", ") != want {
				t.Errorf("%s %s: got %q", version, packing, got)
			}
			if left := fmt.Sprint(in.Skipped()); !strings.Contains(left, "(HTTP status 404) 1") || !strings.Contains(left, "(revisit) 1") || len(in.Skipped()) != 4 {
				t.Errorf("%s %s: left out %s", version, packing, left)
			}
		}
	}
}
