// Command makeledger makes a ledger of invented reports in number, and measures
// how long it takes to ask and to add to one.
//
//	go run ./internal/makeledger -claims 1000000 -o big.db
//	go run ./internal/makeledger -measure big.db
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
	seed := flag.Uint64("seed", 1, "which world to invent")
	out := flag.String("o", "", "make the ledger in this file")
	measured := flag.String("measure", "", "measure the ledger in this file")
	profile := flag.String("cpuprofile", "", "write a profile of the processor's time to this file")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := profiled(*profile, func() error {
		switch {
		case *out != "" && *measured == "":
			return makeLedger(ctx, *out, *claims, *seed)
		case *measured != "" && *out == "":
			return measureLedger(ctx, *measured)
		}
		return errors.New("name a file to make (-o) or to measure (-measure)")
	})
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
func makeLedger(ctx context.Context, path string, claims int, seed uint64) error {
	l, err := sqlite.Open(path, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	err = made(ctx, l, plan{claims, seed}, newWatch(os.Stdout))
	return errors.Join(err, l.Close())
}

// made fills a ledger as planned, and links its claims.
func made(ctx context.Context, l *sqlite.Ledger, p plan, w *watch) error {
	if err := p.remember(ctx, l); err != nil {
		return err
	}
	invented, reports := p.world()
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

// plan is what a ledger was made of; it is kept in the ledger.
type plan struct {
	Claims int
	Seed   uint64
}

const cursor = "makeledger"

// more is how many reports are left to measure adding, against those of the
// ledger.
const more = 0.05

// world returns the world of the plan, and how many of its reports, in the order
// of days, are the ledger's.
func (p plan) world() (w *world.World, reports int) {
	w = world.New(int(float64(p.Claims)*(1+more)), p.Seed)
	return w, int(float64(w.Len()) / (1 + more))
}

func (p plan) remember(ctx context.Context, l *sqlite.Ledger) error {
	before, err := l.Cursor(ctx, cursor)
	if err != nil {
		return err
	}
	now := fmt.Sprintf("%d %d", p.Claims, p.Seed)
	if before != "" && before != now {
		return fmt.Errorf("the ledger was made of other claims and seed (%s): name another file", before)
	}
	return l.SetCursor(ctx, cursor, now)
}

func recall(ctx context.Context, l *sqlite.Ledger) (p plan, err error) {
	kept, err := l.Cursor(ctx, cursor)
	if err != nil {
		return p, err
	}
	if _, err := fmt.Sscan(kept, &p.Claims, &p.Seed); err != nil {
		return p, errors.New("the ledger was not made by makeledger -o")
	}
	return p, nil
}
