// Package web is the desk: the ledger in a browser. Its pages are made on the
// server and can be read without script; every view has an address of its own.
// It asks the read interfaces of package ledger, and changes the ledger by the
// verbs of package ingest alone.
package web

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/serve/guard"
)

// Options say what the desk shows.
type Options struct {
	Ledger    ledger.Ledger
	Extractor *extract.Extractor
	Now       func() time.Time
	By        string        // who reviews, unless the form says otherwise
	Name      string        // of the ledger, as shown
	Passing   bool          // the ledger is gone when the program ends
	Stale     time.Duration // how long pages are shown after another program has changed the ledger; 0: not at all
	Log       *slog.Logger
}

// Desk serves the pages. Close it when nobody asks any more.
type Desk struct {
	Options
	jobs    *jobs
	pages   *memory
	handler http.Handler
}

// New makes the desk of a ledger.
func New(o Options) *Desk {
	o.Name = cmp.Or(o.Name, "ledger")
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &Desk{Options: o, jobs: newJobs(), pages: newMemory(o.Stale)}
	d.handler = guard.Forms(d.routes())
	return d
}

// ServeHTTP answers a request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.handler.ServeHTTP(w, r) }

// Close waits until all that is being added is filed, or ctx is done.
func (d *Desk) Close(ctx context.Context) error {
	d.pages.behind.Wait() // no longer than a page takes
	return d.jobs.wait(ctx)
}

// Busy tells how many uploads are being added.
func (d *Desk) Busy() int { return d.jobs.busy() }

// Upload tells whether a request may send as much as files take.
func Upload(r *http.Request) bool { return r.Method == http.MethodPost && r.URL.Path == "/add/files" }

func (d *Desk) routes() http.Handler {
	m := http.NewServeMux()
	for pattern, answer := range map[string]func(*ask) error{
		"GET /{$}":                d.remembered(d.questions),
		"GET /questions/{id}":     d.remembered(d.question),
		"GET /reports":            d.remembered(d.reports),
		"GET /reports/{id}":       d.remembered(d.report),
		"GET /claims/{id}":        d.claim,
		"GET /claimant":           d.remembered(d.claimant),
		"GET /review":             d.queue,
		"GET /history/{id}":       d.history,
		"GET /add":                d.add,
		"GET /add/{job}":          d.job,
		"POST /add/text":          d.addText,
		"POST /add/files":         d.addFiles,
		"POST /add/claim":         d.addByHand,
		"POST /claims/{id}":       d.reviewClaim,
		"POST /reports/{id}":      d.addMissed,
		"POST /questions/{id}":    d.reviewQuestion,
		"POST /reviews/{id}/undo": d.undo,
		"GET /":                   d.nothing,

		"GET /questions/{id}/picture.svg": d.remembered(d.pictureSVG),
		"GET /questions/{id}/picture.png": d.remembered(d.picturePNG),
		"GET /questions/{id}/data.csv":    d.dataCSV,
		"GET /questions/{id}/data.json":   d.dataJSON,
	} {
		m.HandleFunc(pattern, d.answer(answer))
	}
	m.Handle("GET /assets/", assets())
	return m
}

// keeper returns what changes the ledger. Several may work at once.
func (d *Desk) keeper(o ingest.Options) *ingest.Keeper {
	o.Extractor, o.Now = d.Extractor, d.Now
	return ingest.NewKeeper(d.Ledger, o)
}
