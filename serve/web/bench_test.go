package web_test

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/serve/web"
)

var benched = flag.String("ledger", "", "the ledger to measure pages on, as internal/makeledger makes one")

// BenchmarkPages makes pages that nobody has asked for before: the ledger changes
// each time.
//
//	go test -run '^$' -bench Pages ./serve/web -ledger /tmp/big.db
func BenchmarkPages(b *testing.B) {
	if *benched == "" {
		b.Skip("name a ledger: -ledger FILE")
	}
	l, err := sqlite.Open(*benched, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	desk := web.New(web.Options{Ledger: l, Now: time.Now})
	largest, err := l.Questions(b.Context(), ledger.QuestionFilter{Sort: "claims"}, ledger.Page{Limit: 300})
	if err != nil || len(largest.Rows) < 300 {
		b.Fatalf("the ledger has %d questions: %v", len(largest.Rows), err)
	}
	for name, path := range map[string]string{
		"questions": "/", "by claims": "/?sort=claims", "search": "/?q=killed", "known on": "/?known-on=" + largest.Rows[50].To.String(),
		"largest": "/questions/" + largest.Rows[0].ID, "second": "/questions/" + largest.Rows[1].ID, "30th": "/questions/" + largest.Rows[30].ID, "300th": "/questions/" + largest.Rows[299].ID,
		"reports": "/reports", "review": "/review",
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if err := l.SetCursor(b.Context(), "bench", time.Now().String()); err != nil {
					b.Fatal(err)
				}
				w := httptest.NewRecorder()
				desk.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, path, http.NoBody))
				if w.Code != http.StatusOK {
					b.Fatalf("%s answers %d", path, w.Code)
				}
				b.ReportMetric(float64(w.Body.Len())/1024, "KB")
			}
		})
	}
}
