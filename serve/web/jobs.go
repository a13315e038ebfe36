package web

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/read"
)

// jobs are the uploads that are being added, and the last that were.
type jobs struct {
	mu      sync.Mutex
	all     map[string]*job
	running sync.WaitGroup
}

// Bounds of what a job remembers.
const (
	maxJobs     = 50
	maxProblems = 200
	maxReports  = 500
)

// job is one upload.
type job struct {
	ID       string
	Name     string
	Began    time.Time
	Stage    ingest.Stage
	Done     int // of the stage
	Over     bool
	Sum      ingest.Added
	Reports  []recount.Report // without texts
	Problems []recount.Problem
	Fault    string // what ended it
	Percent  int    // of the bytes that are read; 0 where their number is not known

	in *read.Input
}

func newJobs() *jobs { return &jobs{all: map[string]*job{}} }

// start adds in the background: it goes on when the browser is closed.
func (j *jobs) start(name string, in *read.Input, after func() error, d *Desk) string {
	one := &job{ID: rand.Text()[:12], Name: name, Began: d.Now(), in: in}
	j.mu.Lock()
	j.all[one.ID] = one
	j.forget()
	j.mu.Unlock()
	keeper := d.keeper(ingest.Options{
		Step: func(s ingest.Step) { j.change(func() { one.Stage, one.Done = s.What, s.Done }) },
		Problem: func(p recount.Problem) {
			j.change(func() {
				if len(one.Problems) < maxProblems {
					one.Problems = append(one.Problems, p)
				}
			})
		},
	})
	j.running.Go(func() {
		sum, err := keeper.Add(context.Background(), j.watched(one, in))
		if after != nil {
			err = errors.Join(err, after())
		}
		d.pages.forget()
		j.change(func() {
			one.Over, one.Sum = true, sum
			if err != nil {
				one.Fault = err.Error()
				d.Log.Error("adding failed", "upload", name, "err", err)
			}
		})
	})
	return one.ID
}

// watched passes reports on, and remembers which there were.
func (j *jobs) watched(one *job, in *read.Input) ingest.Stream {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for report, problem := range in.Reports() {
			j.change(func() {
				if problem == nil && len(one.Reports) < maxReports {
					bare := report
					bare.Text = ""
					one.Reports = append(one.Reports, bare)
				}
			})
			if problem != nil {
				plain := *problem
				plain.Place = filepath.Base(plain.Place)
				problem = &plain
			}
			if !yield(report, problem) {
				return
			}
		}
	}
}

// change does something to a job with the lock held.
func (j *jobs) change(how func()) {
	j.mu.Lock()
	defer j.mu.Unlock()
	how()
}

// forget drops the oldest jobs that are over. It is called with the lock held.
func (j *jobs) forget() {
	for len(j.all) > maxJobs {
		oldest := ""
		for id, one := range j.all {
			if one.Over && (oldest == "" || one.Began.Before(j.all[oldest].Began)) {
				oldest = id
			}
		}
		if oldest == "" {
			return
		}
		delete(j.all, oldest)
	}
}

// state returns a copy of a job as it stands.
func (j *jobs) state(id string) (job, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	one, ok := j.all[id]
	if !ok {
		return job{}, false
	}
	state := *one
	if size, known := one.in.Size(); known && size > 0 {
		state.Percent = int(min(100, 100*one.in.Progress().Bytes/size))
	}
	state.Reports, state.Problems = slices.Clone(one.Reports), slices.Clone(one.Problems)
	return state, true
}

// list returns the jobs, the latest first.
func (j *jobs) list() (out []job) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, one := range j.all {
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b job) int { return cmp.Or(b.Began.Compare(a.Began), cmp.Compare(a.ID, b.ID)) })
	return out
}

func (j *jobs) busy() (n int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, one := range j.all {
		if !one.Over {
			n++
		}
	}
	return n
}

// wait returns when all jobs are over, or ctx is done.
func (j *jobs) wait(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		j.running.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// json is what the script of the page asks for.
func (j *job) json() string {
	data, err := json.Marshal(map[string]any{"over": j.Over, "stage": j.Stage, "done": j.Done, "percent": j.Percent})
	if err != nil {
		return "{}"
	}
	return string(data)
}

// New tells how many reports were new, and the other outcomes.
func (j *job) New() int { return j.Sum.Outcomes[ledger.Added] }

// Known tells how many reports the ledger had already.
func (j *job) Known() int { return j.Sum.Outcomes[ledger.Known] }

// Revised tells how many reports are new versions of known ones.
func (j *job) Revised() int { return j.Sum.Outcomes[ledger.Revised] + j.Sum.Outcomes[ledger.Reread] }
