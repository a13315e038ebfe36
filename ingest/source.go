package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"recount"
	"recount/read"
	"recount/read/fetch"
)

// source is a page or feed that is watched.
type source struct {
	address string
	state   state
}

// state is what is kept of a source between two polls, as JSON in the ledger.
type state struct {
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"modified,omitempty"`
	Seen     []string  `json:"seen,omitempty"` // what stood in it the last time, by hashes
	Failures int       `json:"failures,omitempty"`
	Reason   string    `json:"reason,omitempty"`  // of the last failure
	Unasked  bool      `json:"unasked,omitempty"` // no server was asked then, so that none needs a pause
	Next     time.Time `json:"next"`
}

// Limits on what is taken of a source at one time. Feeds hold some tens of
// items.
const (
	maxItems   = 5000
	maxText    = 64 << 20 // bytes
	longestOff = 24 * time.Hour
)

// failed is the state after a failure: the pause doubles each time, up to a day,
// and is no shorter than the server asks for.
func (s state) failed(a *arrival, now time.Time, every time.Duration) state {
	off := max(every, time.Minute)
	for range min(s.Failures, 12) {
		off = min(longestOff, 2*off)
	}
	s.Failures, s.Unasked = s.Failures+1, a.unasked
	if a.problem != nil {
		s.Reason = a.problem.Reason
	}
	s.Next = now.Add(max(off, a.after))
	return s
}

// read is the state once all that came is filed.
func (s state) read(a *arrival, now time.Time, every time.Duration) state {
	next := state{ETag: a.etag, Modified: a.modified, Seen: s.Seen, Next: now.Add(every)}
	if a.unchanged {
		next.ETag, next.Modified = s.ETag, s.Modified
		return next
	}
	next.Seen = make([]string, len(a.items))
	for i := range a.items {
		next.Seen[i] = a.items[i].hash()
	}
	return next
}

func cursorOf(address string) string { return "watch " + address }

// source reads what is kept of an address.
func (w *watcher) source(ctx context.Context, address string) (*source, error) {
	s := &source{address: address}
	kept, err := w.keeper.ledger.Cursor(ctx, cursorOf(address))
	if err != nil || kept == "" {
		return s, err
	}
	if err := json.Unmarshal([]byte(kept), &s.state); err != nil {
		return s, fmt.Errorf("what the ledger keeps of %s cannot be read: %w", address, err)
	}
	return s, nil
}

func (w *watcher) keep(ctx context.Context, s *source) error {
	kept, err := json.Marshal(s.state)
	if err != nil {
		return err
	}
	return w.keeper.ledger.SetCursor(ctx, cursorOf(s.address), string(kept))
}

// arrival is what came of asking a source.
type arrival struct {
	source         *source
	early          bool // it was not asked: its pause is not over
	unchanged      bool
	problem        *recount.Problem
	after          time.Duration // how long the server asks to wait
	unasked        bool
	items          []arrived
	etag, modified string
	taken          chan struct{} // closed once it is filed
}

// arrived is a report, or the problem in its place.
type arrived struct {
	report  recount.Report
	problem *recount.Problem
}

// hash names an item as it stands.
func (a *arrived) hash() string {
	if a.problem != nil {
		return recount.ReportID("", a.problem.Error())
	}
	r := a.report
	return recount.ReportID(r.ID+"\x00"+r.URL+"\x00"+r.Published.String(), r.Text)
}

// ask fetches a source and reads it.
func (w *watcher) ask(ctx context.Context, a *arrival) {
	w.turns <- struct{}{}
	defer func() { <-w.turns }()
	s := a.source
	answer, err := w.Web.Get(ctx, fetch.Request{URL: s.address, ETag: s.state.ETag, Modified: s.state.Modified})
	var fault *fetch.Fault
	switch {
	case errors.As(err, &fault):
		a.problem, a.after, a.unasked = &fault.Problem, fault.After, fault.Unasked
		return
	case err != nil:
		a.problem = &recount.Problem{Place: s.address, Reason: err.Error()}
		return
	}
	a.unchanged, a.etag, a.modified = answer.Unchanged, answer.ETag, answer.Modified
	if !a.unchanged {
		w.read(ctx, a, answer)
	}
}

// read takes the reports out of an answer. A source of which no report can be
// read fails.
func (w *watcher) read(ctx context.Context, a *arrival, answer *fetch.Answer) {
	options := w.Input
	options.Context = ctx
	size, reports := 0, 0
	for report, problem := range read.Fetched(answer, options).Reports() {
		if size += len(report.Text); len(a.items) == maxItems || size > maxText {
			a.items = append(a.items, arrived{problem: &recount.Problem{
				Place: a.source.address, Reason: "it holds more than a feed does; the rest was left out", Hint: "recount add takes it whole",
			}})
			break
		}
		if problem == nil {
			reports++
		}
		a.items = append(a.items, arrived{report, problem})
	}
	if reports == 0 && len(a.items) > 0 {
		a.problem = a.items[0].problem
	}
}

// news streams what did not stand in the source the last time. Of two sources
// that give one address with different words each is thus heard when it changes,
// and not whenever it is asked.
func (a *arrival) news() Stream {
	seen := map[string]bool{}
	for _, hash := range a.source.state.Seen {
		seen[hash] = true
	}
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for i := range a.items {
			if item := &a.items[i]; !seen[item.hash()] && !yield(item.report, item.problem) {
				return
			}
		}
	}
}
