// Command makeledger makes a ledger of invented reports in number, and measures
// how long it takes to ask and to add to one.
//
//	go run ./internal/makeledger -claims 1000000 -o big.db
//	go run ./internal/makeledger -measure big.db
//
// A ledger of 100,000 claims with -long 0.6 has a question of 20,000, as one of
// 1,000,000 has, and is made in a tenth of the time.
//
// Measuring adds 1,000 reports each time: those that come next in the invented
// world, which the ledger remembers. A ledger that was made in part is gone on
// with. Package world tells how its reports come about.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"
	"time"

	"recount/ingest"
	"recount/internal/makeledger/world"
	"recount/ledger/sqlite"
)

func main() {
	claims := flag.Int("claims", 100_000, "about how many claims to make")
	long := flag.Float64("long", 0, "share of the reports that the largest storyline has; 0 for 7.5 %, as Zipf's law has it")
	seed := flag.Uint64("seed", 1, "which world to invent")
	out := flag.String("o", "", "make the ledger in this file")
	measured := flag.String("measure", "", "measure the ledger in this file")
	profile := flag.String("cpuprofile", "", "write a profile of the processor's time to this file")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := profiled(*profile, func() error {
		switch {
		case *out != "" && *measured == "":
			return makeLedger(ctx, *out, world.Plan{Claims: *claims, Long: *long, Seed: *seed})
		case *measured != "" && *out == "":
			return measureLedger(ctx, *measured)
		}
		return errors.New("name a file to make (-o) or to measure (-measure)")
	})
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "makeledger:", err)
		os.Exit(1)
	}
}

func profiled(path string, work func() error) error {
	if path == "" {
		return work()
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	err = work()
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}

// makeLedger makes a ledger in a file, or goes on with it.
func makeLedger(ctx context.Context, path string, p world.Plan) error {
	l, err := sqlite.Open(path, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	err = made(ctx, l, p, newWatch(os.Stdout))
	return errors.Join(err, l.Close())
}

// made fills a ledger as planned, and links its claims.
func made(ctx context.Context, l *sqlite.Ledger, p world.Plan, w *watch) error {
	if err := remember(ctx, l, p); err != nil {
		return err
	}
	invented, reports := invent(p)
	if err := fill(ctx, l, invented.Entry, 0, reports, w); err != nil {
		return err
	}
	_, err := w.keeper(l).Relink(ctx)
	w.say("linked", reports)
	return err
}

// keeper returns what links the claims of a ledger, and tells its progress. It
// reads no reports, so that it needs no extractor.
func (w *watch) keeper(l *sqlite.Ledger) *ingest.Keeper {
	return ingest.NewKeeper(l, ingest.Options{Now: time.Now, Step: w.step})
}

const cursor = "makeledger"

// more is how many reports are left to measure adding, against those of the
// ledger.
const more = 0.05

// invent returns the world of a plan, and how many of its reports, in the order
// of days, are the ledger's.
func invent(p world.Plan) (w *world.World, reports int) {
	p.Claims = int(float64(p.Claims) * (1 + more))
	w = world.New(p)
	return w, int(float64(w.Len()) / (1 + more))
}

// remember keeps in the ledger what it is made of.
func remember(ctx context.Context, l *sqlite.Ledger, p world.Plan) error {
	before, err := l.Cursor(ctx, cursor)
	if err != nil {
		return err
	}
	now := fmt.Sprintf("%d claims, %g long, seed %d", p.Claims, p.Long, p.Seed)
	if before != "" && before != now {
		return fmt.Errorf("the ledger was made otherwise (%s): name another file", before)
	}
	return l.SetCursor(ctx, cursor, now)
}

func recall(ctx context.Context, l *sqlite.Ledger) (p world.Plan, err error) {
	kept, err := l.Cursor(ctx, cursor)
	if err != nil {
		return p, err
	}
	if _, err := fmt.Sscanf(kept, "%d claims, %g long, seed %d", &p.Claims, &p.Long, &p.Seed); err != nil {
		return p, errors.New("the ledger was not made by makeledger -o")
	}
	return p, nil
}
