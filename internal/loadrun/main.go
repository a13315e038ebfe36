// Command loadrun measures how fast the desk of a ledger answers, and how much
// memory that takes. It runs the built program and asks it with vegeta, in the
// version that vegeta.mod pins.
//
//	go build -o recount ./cmd/recount
//	go run ./internal/loadrun -ledger big.db recount
//
// First each page is asked for once by one reader, which nobody has asked for
// before; then many readers ask at once, again as soon as they are answered, and
// last they do so while the ledger changes each second: a place in it is marked.
// It fails where an answer is an error, and tells which; how long answers take
// fails nothing: the machine may be busy.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"text/tabwriter"
	"time"

	"recount/ledger/sqlite"
)

// What is asked of the desk of a ledger of 1,000,000 claims.
const (
	medianTakes  = 300 * time.Millisecond // from the server
	slowestTakes = time.Second            // at the 99th percentile, with 50 readers at once
	rounds       = 10                     // in which the requests are made, to see memory grow
)

type plan struct {
	ledger, program string
	users, requests int
	questions       int
}

func main() {
	var p plan
	flag.StringVar(&p.ledger, "ledger", "", "the ledger whose desk is asked")
	flag.IntVar(&p.users, "users", 50, "how many readers ask at once")
	flag.IntVar(&p.requests, "requests", 10_000, "how many requests they make")
	flag.IntVar(&p.questions, "questions", 200, "how many questions they look at: the largest, the most disputed and the latest")
	flag.Parse()
	p.program = flag.Arg(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, p)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "loadrun:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, p plan) error {
	if p.ledger == "" || p.program == "" {
		return errors.New("name a ledger (-ledger FILE) and the built program")
	}
	paths, err := choose(ctx, p.ledger, p.questions)
	if err != nil {
		return err
	}
	s, err := start(ctx, p.program, p.ledger)
	if err != nil {
		return err
	}
	return errors.Join(measure(ctx, s, paths, p), s.stop())
}

func measure(ctx context.Context, s *server, paths []path, p plan) error {
	fmt.Printf("%d pages of lists and questions, load %s\n", len(paths), load())
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "pages\tmedian\t99 %\tslowest\tMB resident\t\t")
	alone, err := attack(ctx, s.address, paths, 1)
	if err != nil {
		return err
	}
	tell(table, "lists, first time, 1 reader", alone.of(list), medianTakes, 0, s)
	tell(table, "questions, first time, 1 reader", alone.of(question), medianTakes, 0, s)
	var all answers
	each := max(1, p.requests/rounds)
	for round := range rounds {
		some, err := attack(ctx, s.address, again(paths, round*each, each), p.users)
		if err != nil {
			return err
		}
		all = append(all, some...)
		tell(table, fmt.Sprintf("requests %d to %d, %d readers", round*each+1, (round+1)*each, p.users), some, 0, 0, s)
	}
	tell(table, fmt.Sprintf("lists, %d readers", p.users), all.of(list), medianTakes, slowestTakes, s)
	tell(table, fmt.Sprintf("questions, %d readers", p.users), all.of(question), medianTakes, slowestTakes, s)
	changing, err := whileChanging(ctx, p.ledger, func() (answers, error) { return attack(ctx, s.address, again(paths, rounds, each), p.users) })
	if err != nil {
		return err
	}
	tell(table, fmt.Sprintf("lists, %d readers, the ledger changing each second", p.users), changing.of(list), 0, 0, s)
	tell(table, fmt.Sprintf("questions, %d readers, the ledger changing each second", p.users), changing.of(question), 0, 0, s)
	fmt.Fprintf(table, "target\t%s\t%s\t\tflat\t\t\n", ms(medianTakes), ms(slowestTakes))
	return errors.Join(table.Flush(), slices.Concat(alone, all, changing).fault())
}

// whileChanging does something while the ledger changes each second.
func whileChanging(ctx context.Context, file string, do func() (answers, error)) (answers, error) {
	l, err := sqlite.Open(file, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	changed := make(chan error, 1)
	go func() {
		for tick := time.NewTicker(time.Second); ; {
			if err := l.SetCursor(ctx, "loadrun", time.Now().String()); err != nil {
				changed <- err
				return
			}
			select {
			case <-ctx.Done():
				changed <- nil
				return
			case <-tick.C:
			}
		}
	}()
	got, err := do()
	stop()
	if told := <-changed; !errors.Is(told, context.Canceled) {
		err = errors.Join(err, told)
	}
	return got, errors.Join(err, l.Close())
}

// tell writes a row of the table; targets of 0 are not set.
func tell(out io.Writer, name string, got answers, median, slowest time.Duration, s *server) {
	missed := ""
	if median > 0 && got.at(0.5) > median || slowest > 0 && got.at(0.99) > slowest {
		missed = "  MISSED"
	}
	if failed := got.failed(); failed > 0 {
		missed += fmt.Sprintf("  %d FAILED", failed)
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%d\t  %s\t%s\n", len(got), ms(got.at(0.5)), ms(got.at(0.99)), ms(got.at(1)), s.resident(), name, missed)
}

func ms(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d.Microseconds())/1000) }

// load is how busy the machine is, where it tells.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "not known"
	}
	return string(b[:len(b)-1])
}
