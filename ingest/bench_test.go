package ingest_test

import (
	"testing"

	"recount/extract"
	"recount/ingest"
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
