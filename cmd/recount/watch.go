package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
	"recount/read/fetch"
)

type watchCommand struct {
	Sources []string      `arg:"" help:"Addresses of pages and feeds."`
	Once    bool          `help:"Ask each once and end, for cron."`
	Every   time.Duration `default:"15m" help:"How often to ask each."`
	Notify  string        `placeholder:"URL" help:"Where to post each change in the ledger, as JSON; again until it is taken."`
	Policy  string        `placeholder:"NAME" default:"default" help:"What vague words mean: default, acled or wikimpacts."`
	fetching
	ledgerFile
}

// Run polls pages and feeds, and adds what is new in them.
func (c *watchCommand) Run() error {
	for _, source := range c.Sources {
		if !fetch.IsAddress(source) {
			return &usageError{fmt.Sprintf("%q is no address", source), "name pages and feeds by their addresses: https://post.example/feed; recount add takes files"}
		}
	}
	if c.Every < time.Second {
		return &usageError{"--every is too short", "a source is asked once a second at most, and mostly every 15m will do"}
	}
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	return c.making(ctx, func(ctx context.Context, l ledger.Ledger) error {
		screen := &screen{}
		keeper := ingest.NewKeeper(l, ingest.Options{Extractor: extractor, Now: time.Now, Problem: screen.problem})
		watching := ingest.Watching{Web: c.client(), Every: c.Every, Polled: screen.polled, Changed: screen.changed}
		if c.Notify != "" {
			watching.Name, watching.Notify = "notify "+c.Notify, c.notifier()
		}
		if !c.Once {
			return keeper.Watch(ctx, c.Sources, watching)
		}
		failed, err := keeper.Poll(ctx, c.Sources, watching)
		if err == nil && failed > 0 {
			err = fmt.Errorf("%d of %d sources could not be read", failed, len(c.Sources))
		}
		return err
	})
}

// notifier posts changes. Where to, the user says: it may be a private address.
func (c *watchCommand) notifier() func(context.Context, ingest.Change) error {
	client := fetch.New(fetch.Options{AllowPrivate: true, Contact: c.Contact})
	return func(ctx context.Context, change ingest.Change) error {
		content, err := json.Marshal(change)
		if err != nil {
			return err
		}
		return client.Post(ctx, c.Notify, "application/json", content)
	}
}

// screen tells what happens while watching: news on standard output, faults on
// standard error.
type screen struct{ mutex sync.Mutex }

func (s *screen) problem(p recount.Problem) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	fmt.Fprintln(os.Stderr, "recount:", p.Error())
}

func (s *screen) polled(p ingest.Poll) {
	if p.Problem != nil {
		problem := *p.Problem
		problem.Hint = "asked again from " + p.Next.Format(time.DateTime)
		s.problem(problem)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if sum := &p.Added; sum.Inputs > 0 {
		fmt.Printf("%s %s: %s\n", time.Now().Format(time.DateTime), fetch.Visible(p.Source), told(sum))
	}
}

func (s *screen) changed(c ingest.Change) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	fmt.Println("  " + export.ChangeLine(&c))
}

type feedCommand struct {
	Questions []string `arg:"" optional:"" help:"Ids of questions, to tell of those alone."`
	Limit     int      `default:"100" placeholder:"N" help:"The last N changes."`
	ledgerFile
}

// Run prints an Atom feed of what changed in the ledger.
func (c *feedCommand) Run() error {
	if c.Limit < 1 || c.Limit > 10_000 {
		return &usageError{"--limit is not between 1 and 10000", "100 are enough for a feed that is asked every hour"}
	}
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		changes, err := ingest.LastChanges(ctx, l, c.Limit, c.Questions...)
		if err != nil {
			return err
		}
		id, err := l.Cursor(ctx, ledger.ItsID)
		if err != nil {
			return err
		}
		if err := export.Atom(os.Stdout, id, changes); err != nil {
			return unwritable(err)
		}
		return nil
	})
}
