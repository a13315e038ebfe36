package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"syscall"
	"text/tabwriter"
	"time"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// What is asked of a ledger of 1,000,000 claims.
const (
	openingTakes = 50 * time.Millisecond
	listingTakes = 200 * time.Millisecond
	addingTakes  = 10 * time.Second
	addedAtOnce  = 1000 // reports
	asked        = 9    // times, of which the median counts
)

// measureLedger prints a table of what takes how long.
func measureLedger(ctx context.Context, path string) error {
	l, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		return err
	}
	return errors.Join(measure(ctx, l, path), l.Close())
}

func measure(ctx context.Context, l *sqlite.Ledger, path string) error {
	counts, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("%d claims of %d reports, %d questions (%d with a conflict), %d origins, %d pairs of copies, %d blocks to settle\nload %s\n",
		counts.Claims, counts.Reports, counts.Questions, counts.Conflicting, counts.Origins, counts.Copies, counts.Changed, load())
	asks, err := asks(ctx, l)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "first\tmedian\tslowest\ttarget\t\t")
	for _, a := range asks {
		if err := a.measure(table); err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if err := measureAdding(ctx, l, counts.Reports); err != nil {
		return err
	}
	return tellSize(path, counts.Claims)
}

// ask is something that people ask of a ledger.
type ask struct {
	name   string
	target time.Duration
	do     func() error
}

func (a ask) measure(out io.Writer) error {
	var took []time.Duration
	for range asked {
		begun := time.Now()
		if err := a.do(); err != nil {
			return err
		}
		took = append(took, time.Since(begun))
	}
	firstTook := took[0]
	slices.Sort(took)
	_, err := fmt.Fprintf(out, "%s\t%s\t%s\t%s\t  %s\t%s\n", ms(firstTook), ms(took[len(took)/2]), ms(took[len(took)-1]), ms(a.target), a.name, missed(took[len(took)/2], a.target))
	return err
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

func missed(took, target time.Duration) string {
	if took > target {
		return "  MISSED"
	}
	return ""
}

// measureAdding files the next reports of the ledger's world, and links them.
func measureAdding(ctx context.Context, l *sqlite.Ledger, next int) error {
	p, err := recall(ctx, l)
	if err != nil {
		return err
	}
	w, _ := invent(p)
	entries := slices.Collect(w.Entries(next, next+addedAtOnce))
	if len(entries) == 0 {
		return errors.New("no invented reports are left to add: make the ledger anew")
	}
	watch := newWatch(io.Discard)
	keeper := watch.keeper(l)
	begun, worked := time.Now(), processorTime()
	if err := file(ctx, keeper, entries, watch); err != nil {
		return err
	}
	done, err := keeper.Relink(ctx)
	if err != nil {
		return err
	}
	took := time.Since(begun)
	fmt.Printf("adding %d reports: %.1f s, %.1f s of a processor, target %.0f s for 1,000%s (%d blocks settled)\n",
		len(entries), took.Seconds(), (processorTime() - worked).Seconds(), addingTakes.Seconds(), missed(took*addedAtOnce/time.Duration(len(entries)), addingTakes), done.Blocks)
	for _, stage := range []ingest.Stage{ingest.Filing, ingest.Comparing, ingest.Settling} {
		fmt.Printf("  %5.1f s, %5.1f s of a processor: %s\n", watch.took[stage].Seconds(), watch.worked[stage].Seconds(), stage)
	}
	return nil
}

// file adds reports with their copies, as [ingest.Keeper.Add] does with what an
// extractor read.
func file(ctx context.Context, keeper *ingest.Keeper, entries []ledger.Entry, watch *watch) error {
	type ready struct {
		entry    ledger.Entry
		document *copies.Document
	}
	made := ingest.Each(numbers(0, len(entries)), func(number recount.Report) ready {
		i, _ := strconv.Atoi(number.ID) // as numbers writes it
		e := entries[i]
		document := copies.Read(e.Report)
		e.Profiles, e.Story, e.CopyKeys = compare.Profiles(e.Claims), compare.StoryOf(e.Report), document.Keys()
		return ready{e, document}
	})
	done := 0
	for item := range made {
		if item.Problem != nil {
			return errors.New(item.Problem.Error())
		}
		if _, _, err := keeper.File(ctx, item.Made.entry, item.Made.document); err != nil {
			return err
		}
		done++
		watch.step(ingest.Step{What: ingest.Filing, Done: done})
	}
	return nil
}

func tellSize(path string, claims int) error {
	var size int64
	for _, file := range []string{path, path + "-wal"} {
		info, err := os.Stat(file)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		size += info.Size()
	}
	fmt.Printf("%.2f GB, %d bytes a claim; %d MB resident\n", float64(size)/1e9, size/int64(max(1, claims)), resident())
	return nil
}

// processorTime is what the process has worked so far: on a busy machine it tells
// more than the clock.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// load is how busy the machine is, where it tells.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	return string(b[:len(b)-1])
}
