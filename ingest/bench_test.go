package ingest_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger/sqlite"
	"recount/read"
)

// BenchmarkRead measures the whole way, from files to claims, on all
// processors: bytes of text and reports a second.
func BenchmarkRead(b *testing.B) {
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	reports := 0
	for b.Loop() {
		text := int64(0)
		stream := read.Open([]string{"../examples"}, read.Options{}).Reports()
		for item := range ingest.Each(stream, extractor.Extract) {
			if item.Problem != nil {
				b.Fatal(item.Problem)
			}
			text += int64(len(item.Made.Report.Text))
			reports++
		}
		b.SetBytes(text)
	}
	b.ReportMetric(float64(reports)/b.Elapsed().Seconds(), "reports/s")
}

// BenchmarkAdd measures adding short reports to a ledger in a file, linking
// included: reports a second.
func BenchmarkAdd(b *testing.B) {
	const many = 200
	reports := make([]recount.Report, many)
	for i := range reports {
		town := fmt.Sprintf("Town %c%c", 'A'+i%20, 'a'+i/20)
		text := fmt.Sprintf("Flood at %s\n\nA flood at %s killed %d people on Monday, the mayor said. Another %d were missing.", town, town, 20+i%13, 3+i%7)
		reports[i] = recount.Report{ID: strconv.Itoa(i), Source: "Example Wire", Published: recount.NewDay(2019, 3, 5+i%20), Text: text}
	}
	runs := 0
	for b.Loop() {
		runs++
		l, err := sqlite.Open(filepath.Join(b.TempDir(), fmt.Sprintf("%d.db", runs)), sqlite.Options{Create: true})
		if err != nil {
			b.Fatal(err)
		}
		k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(b), Now: time.Now})
		if _, err := k.Add(context.Background(), streamOf(reports...)); err != nil {
			b.Fatal(err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(runs*many)/b.Elapsed().Seconds(), "reports/s")
}
