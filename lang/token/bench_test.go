package token

import (
	"strings"
	"testing"
)

// report is plain news prose of the kind that recount reads.
const report = `Flood toll rises to 412 as relief reaches the delta

PORT ANSEL — At least 412 people have died and more than 1,200 are missing after the river Orlo broke its banks on Tuesday, Gen. Martin A. Hale told reporters.

"We don't expect the toll to fall," Hale said. "In the U.S.-built camp near St. Ives alone, 3,400 families are without clean water." The ministry's earlier figure, given at 5:30 p.m. on Jan. 5, was 386.

The government has set aside $5.6bn (about 12% of its budget) for repairs; aid groups say that is a long-term sum, not an emergency one. Details: https://example.org/floods?id=12.

“Nobody can say how many will come home,” said Dr. Ines Okafor, of the non-profit Clear Water. “We’ve counted 10-12 bodies a day.”
`

func BenchmarkSplit(b *testing.B) {
	for name, text := range map[string]string{
		"report":     report,
		"megabyte":   strings.Repeat(report, 1<<20/len(report)),
		"no spaces":  strings.Repeat("x", 1<<20),
		"only marks": strings.Repeat(`."`, 1<<19),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Split(text)
			}
		})
	}
}
