package read

import (
	"fmt"
	"strings"
	"testing"
)

// segments writes a page as a record in three segments, as the standard has it,
// with a last one that gives the length of all.
func segments(n int, fields ...string) []string {
	block := httpAnswer("", webPage(n, ""))
	cut := len(block) / 3
	origin := fmt.Sprintf("<urn:uuid:4f6b3cf0-0000-4000-8000-%012d>", n)
	one := warcRecord("response", fmt.Sprintf("https://post.example/%d", n), httpMedia, block[:cut], append(fields, "WARC-Segment-Number: 1")...)
	one = strings.Replace(one, "<urn:uuid:4f6b3cf0-0000-4000-8000-000000000001>", origin, 1)
	more := func(number int, part, last string) string {
		return warcRecord("continuation", fmt.Sprintf("https://post.example/%d", n), httpMedia, part, "WARC-Segment-Origin-ID: "+origin, fmt.Sprintf("WARC-Segment-Number: %d%s", number, last))
	}
	return []string{one, more(2, block[cut:2*cut], ""), more(3, block[2*cut:], fmt.Sprintf("\r\nWARC-Segment-Total-Length: %d", len(block)))}
}

func TestSegmentsAreJoined(t *testing.T) {
	a, b := segments(21), segments(22)
	short := strings.Replace(a[2], "Total-Length: ", "Total-Length: 9", 1)
	bad := segments(23, "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
	var many strings.Builder
	for n := range mostParts + 1 {
		many.WriteString(segments(30 + n)[0])
	}
	for name, test := range map[string]struct {
		records string
		want    []string // what is in the lines of the summary
	}{
		"in a row":         {a[0] + a[1] + a[2] + b[0] + b[1] + b[2], []string{"| 21 rescued | https://post.example/21", "| 22 rescued", "skipped: 4 × a segment"}},
		"mixed":            {a[0] + b[0] + b[1] + a[1] + b[2] + a[2], []string{"record 2 (offset", "record 1 (offset 0) | 21 rescued", "skipped: 4 ×"}},
		"cut off":          {a[0] + a[1], []string{"record 1 (offset 0): it is written in segments, of which the file holds the first 2 (join the files", "skipped: 1 × a segment of a record that is not whole"}},
		"only the end":     {a[2], []string{"record 1 (offset 0): it goes on a record whose beginning does not stand before it (join"}},
		"one lacks":        {a[0] + a[2], []string{"it is segment 3 of a record of which 1 were read", "skipped: 1 ×"}},
		"another length":   {a[0] + a[1] + short, []string{"bytes, and not 9", "skipped: 2 × a segment of a record that"}},
		"damaged":          {bad[0] + bad[1] + bad[2], []string{"record 1 (offset 0): its content is not what its digest", "record 2", "record 3"}},
		"without any ends": {many.String(), append([]string{"as 8 others are that have no end"}, strings.Split(strings.Repeat("the first 1|", mostParts), "|")[:mostParts]...)},
	} {
		lines := strings.Split(strings.TrimSpace(crawlSummary(t, "crawl.warc", test.records)), "\n")
		if len(lines) != len(test.want) {
			t.Errorf("%s: got %q", name, lines)
			continue
		}
		for i, want := range test.want {
			if !strings.Contains(lines[i], want) {
				t.Errorf("%s: got %q, want %q", name, lines[i], want)
			}
		}
	}
}

// TestSegmentsFromTheFirst goes on where the run was when it was stopped behind a
// record in segments.
func TestSegmentsFromTheFirst(t *testing.T) {
	records := segments(21)
	path := write(t, t.TempDir(), "crawl.warc", warcRecord("response", "https://post.example/1", httpMedia, httpAnswer("", webPage(1, "")))+strings.Join(records, ""))
	archive := OpenArchive(path, Position{}, Options{})
	for range archive.Reports() {
	}
	reports := 0
	for r, problem := range OpenArchive(path, archive.Position(), Options{}).Reports() {
		if reports++; problem != nil || r.Title != "21 rescued" {
			t.Errorf("%s %v", r.Title, problem)
		}
	}
	if reports != 1 {
		t.Errorf("%d reports", reports)
	}
}
