package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// fill files the entries with numbers from one up to another, which are made on
// all processors at once.
func fill(ctx context.Context, l ledger.Filing, entry func(int) ledger.Entry, from, to int, w *watch) error {
	made := ingest.Each(numbers(from, to), func(number recount.Report) ledger.Entry {
		i, _ := strconv.Atoi(number.ID) // as numbers writes it
		return entry(i)
	})
	done := 0
	for item := range made {
		if item.Problem != nil {
			return errors.New(item.Problem.Error())
		}
		if _, err := l.Add(ctx, item.Made); err != nil {
			return err
		}
		done++
		w.step(ingest.Step{What: ingest.Filing, Done: done})
	}
	return nil
}

// numbers is a stream of reports that are nothing but their numbers, from one up
// to another.
func numbers(from, to int) ingest.Stream {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for i := from; i < to; i++ {
			if !yield(recount.Report{ID: strconv.Itoa(i)}, nil) {
				return
			}
		}
	}
}

// watch tells how far a long run has come, every now and then, and what memory
// it takes.
type watch struct {
	out         io.Writer
	begun, last time.Time
	stage       ingest.Stage
	done        int
	took        map[ingest.Stage]time.Duration
	worked      map[ingest.Stage]time.Duration // of a processor
	changed     time.Time                      // when the last step was told
	spent       time.Duration                  // and what had been worked by then
}

func newWatch(out io.Writer) *watch {
	now := time.Now()
	return &watch{out: out, begun: now, last: now, changed: now, spent: processorTime(), took: map[ingest.Stage]time.Duration{}, worked: map[ingest.Stage]time.Duration{}}
}

const every = 10 * time.Second

func (w *watch) step(s ingest.Step) {
	now := time.Now()
	if s.What != w.stage && w.stage != "" {
		w.say(string(w.stage), w.done)
	}
	spent := processorTime()
	w.took[s.What] += now.Sub(w.changed)
	w.worked[s.What] += spent - w.spent
	w.stage, w.done, w.changed, w.spent = s.What, s.Done, now, spent
	if now.Sub(w.last) >= every {
		w.say(string(s.What), s.Done)
	}
}

func (w *watch) say(what string, done int) {
	w.last = time.Now()
	fmt.Fprintf(w.out, "%7.0f s  %8d %-18s %6d MB resident\n", time.Since(w.begun).Seconds(), done, what, resident())
}

// resident is the memory that the process takes, in MB: where the system does
// not tell, what the program has asked for.
func resident() int {
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		for line := range strings.Lines(string(status)) {
			var kB int
			if _, err := fmt.Sscanf(line, "VmRSS: %d kB", &kB); err == nil {
				return kB / 1000
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.Sys / 1e6)
}
