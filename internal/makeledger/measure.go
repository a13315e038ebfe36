package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"text/tabwriter"
	"time"

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
	begun := time.Now()
	err = fill(ctx, l, func(i int) ledger.Entry {
		e := &entries[i]
		e.Profiles, e.Story, e.CopyKeys = compare.Profiles(e.Claims), compare.StoryOf(e.Report), copies.Read(e.Report).Keys()
		return *e
	}, 0, len(entries), watch)
	if err != nil {
		return err
	}
	done, err := watch.keeper(l).Relink(ctx)
	if err != nil {
		return err
	}
	took := time.Since(begun)
	fmt.Printf("adding %d reports: %.1f s, target %.0f s%s (%d blocks settled)\n", len(entries), took.Seconds(), addingTakes.Seconds(), missed(took, addingTakes), done.Blocks)
	for _, stage := range []ingest.Stage{ingest.Filing, ingest.Copying, ingest.Comparing, ingest.Settling} {
		fmt.Printf("  %5.1f s %s\n", watch.took[stage].Seconds(), stage)
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

// load is how busy the machine is, where it tells.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	return string(b[:len(b)-1])
}
