package period

import (
	"strings"
	"testing"

	"recount"
)

// report is a text with more times than most news has.
const report = `Flood toll in river valley rises to 48

At least 48 people have died since heavy rain began on Friday, officials said on Tuesday, after
two dams broke within 24 hours. The worst of it came overnight, when a third dam gave way at about
3 a.m., and more than 1,200 families had to leave their homes by Monday morning.

The dams were built by a company that no longer exists, and the engineers who looked after them left
long before the water came. Villagers said that they had warned the council about cracks in the walls,
and that nobody had listened. On the road out of the valley, buses stood in a row with their doors
open, waiting for people who were still looking for relatives in the schools and churches where most
of them had found shelter. A helicopter brought blankets, and a doctor who had walked over the hills
set up a table in the market hall.

"We had not seen so much water in 30 years," said the mayor of the valley's largest town, who has
led it since May 2014. The region's last great flood, in the spring of 1994, killed 31.

The ministry pledged $20 million in aid over the next three months, and said that the army would
deliver some 400 tonnes of food a day until the end of the year. Between June and August, the price
of rice had already risen by 12 per cent. Four of the bridges on the main road may reopen next week.
In the past two years the government has spent $3.5 billion on dams, most of it in the first quarter
of 2023. The opposition said that half of the money had been lost, and asked the courts to look into
the contracts that were signed on 14 March last year. A judge is to hear them on 9 January.
`

func BenchmarkFind(b *testing.B) {
	benchmark(b, strings.Repeat(report, 10), func(text string, d recount.Day) { Find(text, d) })
}

func BenchmarkPhrases(b *testing.B) {
	benchmark(b, strings.Repeat(report, 10), func(text string, d recount.Day) { Phrases(text, d) })
}

func BenchmarkFindNothing(b *testing.B) {
	text := strings.Repeat("The bridge was old and nobody had looked at its cables for long. ", 500)
	benchmark(b, text, func(text string, d recount.Day) { Find(text, d) })
}

func benchmark(b *testing.B, text string, find func(string, recount.Day)) {
	b.Helper()
	published := recount.NewDay(2024, 12, 18)
	find(text, published)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		find(text, published)
	}
}

func BenchmarkLanguage(b *testing.B) {
	for b.Loop() {
		read()
	}
}
