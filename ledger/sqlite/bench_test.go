package sqlite

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"recount"
	"recount/ledger"
	"recount/ledger/ledgertest"
)

var (
	benchReports = flag.Int("reports", 2000, "how many reports the measured ledger holds")
	benchLedger  = flag.String("ledger", "", "keep the measured ledger in this file, or use it as it is")
)

// bench opens the ledger that is measured, and fills it where it is empty.
func bench(b *testing.B) *Ledger {
	b.Helper()
	path := *benchLedger
	if path == "" {
		path = filepath.Join(b.TempDir(), "recount.db")
	}
	l := openNew(b, path)
	counts, err := l.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if counts.Reports < *benchReports {
		fill(b, l, path, counts.Reports)
	}
	return l
}

func fill(b *testing.B, l *Ledger, path string, from int) {
	b.Helper()
	bulk := &ledgertest.Bulk{Hot: min(20_000, *benchReports/4)}
	start := time.Now()
	for i := range *benchReports {
		e := bulk.Entry(i)
		if i < from {
			continue
		}
		if _, err := l.Add(b.Context(), e); err != nil {
			b.Fatal(err)
		}
		if (i+1)%20_000 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.Logf("%d reports after %v, heap %d MB", i+1, time.Since(start).Round(time.Second), m.HeapInuse>>20)
		}
	}
	b.Logf("added %d reports in %v", *benchReports-from, time.Since(start).Round(time.Millisecond))
	start = time.Now()
	settleAll(b, l)
	b.Logf("settled in %v", time.Since(start).Round(time.Millisecond))
	if info, err := os.Stat(path); err == nil {
		b.Logf("the file has %.1f MB for %d reports", float64(info.Size())/1e6, *benchReports)
	}
}

func settleAll(tb testing.TB, l *Ledger) {
	tb.Helper()
	for n := 1; n > 0; {
		var err error
		if n, err = l.Seek(tb.Context(), 100); err != nil {
			tb.Fatal(err)
		}
	}
	for after := ""; ; {
		keys, err := l.Changed(tb.Context(), after, 1000)
		if err != nil {
			tb.Fatal(err)
		}
		if len(keys) == 0 {
			return
		}
		for _, key := range keys {
			settle(tb, l, key)
		}
		after = keys[len(keys)-1]
	}
}

func settle(tb testing.TB, l *Ledger, key string) {
	tb.Helper()
	block, err := l.Block(tb.Context(), []string{key})
	if err != nil {
		tb.Fatal(err)
	}
	if err := l.Settle(tb.Context(), block, ledgertest.Decide(block)); err != nil {
		tb.Fatal(err)
	}
}

func BenchmarkOpenQuestion(b *testing.B) {
	l := bench(b)
	rows, err := l.Questions(b.Context(), ledger.QuestionFilter{Sort: "claims"}, ledger.Page{Limit: 1})
	if err != nil || len(rows.Rows) == 0 {
		b.Fatal(err)
	}
	id := rows.Rows[0].ID
	b.Logf("%d claims", rows.Rows[0].Voices.Claims)
	for b.Loop() {
		_, err1 := l.Question(b.Context(), id)
		_, err2 := l.ClaimsOf(b.Context(), id, ledger.Page{})
		_, err3 := l.VerdictsOf(b.Context(), id, ledger.Page{})
		_, err4 := l.OriginsOf(b.Context(), id, ledger.Page{})
		_, err5 := l.PartsOf(b.Context(), id)
		for _, err := range []error{err1, err2, err3, err4, err5} {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkQuestions(b *testing.B) {
	l := bench(b)
	day := recount.NewDay(2021, time.June, 1)
	for name, filter := range map[string]ledger.QuestionFilter{
		"all":       {},
		"several":   {Several: true},
		"conflicts": {Conflicts: true, Sort: "conflicts"},
		"measure":   {Measure: recount.Killed, Since: day},
		"place":     {Place: "town 77"},
		"claimant":  {Claimant: "speaker 123"},
		"absent":    {Claimant: "nobody"},
		"known":     {KnownOn: day, Sort: "origins"},
		"word":      {Search: "alcora"},
		"frequent":  {Search: "people said"},
		"rare":      {Search: `"speaker 1234" convoy`},
		"many":      {Several: true, Conflicts: true, Measure: recount.Killed, Place: "town 7", Until: day, Search: "bridge"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Questions(b.Context(), filter, ledger.Page{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkClaims(b *testing.B) {
	l := bench(b)
	day := recount.NewDay(2021, time.June, 1)
	for name, filter := range map[string]ledger.ClaimFilter{
		"all":        {},
		"measure":    {Measure: recount.Killed, Since: day},
		"place":      {Place: "town 77"},
		"claimant":   {Claimant: "speaker 123"},
		"line":       {Line: "line of Speaker 12"},
		"known":      {KnownOn: day},
		"frequent":   {Search: "people said"},
		"rare":       {Search: `"speaker 1234" convoy`},
		"unreviewed": {Unreviewed: true},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Claims(b.Context(), filter, ledger.Page{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReports(b *testing.B) {
	l := bench(b)
	for name, filter := range map[string]ledger.ReportFilter{
		"all": {}, "source": {Source: "outlet 12"}, "frequent": {Search: "flood"}, "rare": {Search: `"Speaker 1234"`},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Reports(b.Context(), filter, ledger.Page{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCounts(b *testing.B) {
	l := bench(b)
	for b.Loop() {
		if _, err := l.Counts(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSettleHot adds 8 reports, some on the largest question, and links
// them.
func BenchmarkSettleHot(b *testing.B) {
	l := bench(b)
	for b.Loop() {
		bulk := &ledgertest.Bulk{Hot: 5}
		for i := range 8 {
			if _, err := l.Add(b.Context(), bulk.Entry(10_000_000+int(time.Now().UnixNano()%1e9)+i)); err != nil {
				b.Fatal(err)
			}
		}
		settleAll(b, l)
	}
}

// BenchmarkAdd adds 1,000 reports of 5 claims to a ledger that holds others.
func BenchmarkAdd(b *testing.B) {
	l := bench(b)
	counts, err := l.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	next := counts.Reports
	for b.Loop() {
		b.StopTimer()
		bulk := &ledgertest.Bulk{Hot: 100}
		entries := make([]ledger.Entry, 1000)
		for i := range entries {
			entries[i] = bulk.Entry(20_000_000 + next)
			next++
		}
		b.StartTimer()
		for _, e := range entries {
			if _, err := l.Add(b.Context(), e); err != nil {
				b.Fatal(err)
			}
		}
	}
}
