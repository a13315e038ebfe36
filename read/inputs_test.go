package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInputs reads inputs as they are met in the wild, with their usual
// faults, and compares all that is read of them with golden files.
func TestInputs(t *testing.T) {
	for _, folder := range []string{"feeds", "mail", "tables"} {
		paths, err := filepath.Glob("testdata/" + folder + "/*")
		if err != nil || len(paths) == 0 {
			t.Fatal("no inputs to read in", folder, err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, ".golden") {
				continue
			}
			reports, problems := readAll([]string{path}, Options{})
			checkGolden(t, path+".golden", golden(reports, problems))
			for _, r := range reports {
				checkReport(t, r)
			}
		}
	}
}

func checkGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
	}
}

func TestALongItemCostsNoOther(t *testing.T) {
	feed := func(size int) string {
		return "<rss version='2.0'><channel><title>Post</title><item><title>Long</title><description><![CDATA[<p>" + strings.Repeat("Ten houses fell. ", size/17) +
			"]]></description></item><item><title>Short</title></item></channel></rss>"
	}
	if reports, problems := readString(t, feed(maxText-1000)); len(reports) != 2 || len(problems) != 0 {
		t.Errorf("%d reports, problems %v", len(reports), problems)
	}
	reports, problems := readString(t, feed(maxText+1000))
	if len(reports) != 1 || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "standard input, item 1: its text is over 10 MB") {
		t.Errorf("%d reports, problems %v", len(reports), problems)
	}
	if _, problems = readString(t, feed(maxFile)); len(problems) != 1 || !strings.Contains(problems[0].Error(), "it is over 32 MB") {
		t.Errorf("problems %v", problems)
	}
}

func TestMailOfManyParts(t *testing.T) {
	const head = "From: a@wire.example\nMessage-ID: <1@wire.example>\nSubject: Ten fall\nContent-Type: multipart/mixed; boundary=b0\n\n"
	var nested, letters strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&nested, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i+1)
		fmt.Fprintf(&letters, "--b0\nContent-Type: multipart/alternative; boundary=\"c%d\"\n\n--c%d\nContent-Type: text/plain\n\nTen houses fell.\n--c%d--\n", i, i, i)
	}
	reports, problems := readString(t, head+nested.String())
	if len(reports) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Error(), "parts within parts") {
		t.Errorf("parts in each other: %d reports, problems %v", len(reports), problems)
	}
	if reports, problems = readString(t, head+letters.String()+"--b0--\n"); len(reports) != 1 || len(problems) != 0 {
		t.Errorf("parts beside each other: %d reports, problems %v", len(reports), problems)
	}
}
