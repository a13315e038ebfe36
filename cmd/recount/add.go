package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/read"
)

type addCommand struct {
	input
	ledgerFile
}

// Run adds reports to the ledger.
func (c *addCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	c.ctx = ctx
	archives := read.Archives(c.Paths)
	c.leave = map[string]bool{}
	for _, path := range archives {
		c.leave[path] = true
	}
	reports, err := c.open()
	if err != nil {
		return err
	}
	return c.making(ctx, func(ctx context.Context, l ledger.Ledger) error {
		sum, err := c.addArchives(ctx, l, extractor, archives)
		if rest := !c.areArchives(); err == nil && rest {
			var more ingest.Added
			more, err = c.addReports(ctx, l, extractor, reports)
			sum = together(&sum, &more)
		}
		fmt.Println(told(&sum))
		if err == nil && sum.Failed > 0 {
			err = fmt.Errorf("%s could not be taken in, or not wholly", recount.Counted(sum.Failed, "input", "inputs"))
		}
		return err
	})
}

// addArchives adds what is in WARC files.
func (c *addCommand) addArchives(ctx context.Context, l ledger.Ledger, extractor *extract.Extractor, paths []string) (ingest.Added, error) {
	if len(paths) == 0 {
		return ingest.Added{}, nil
	}
	options := c.options()
	options.Leave = nil
	archives := &ingest.Archives{Paths: paths, Options: options}
	meter := newMeter(archives)
	sum, err := keeper(l, extractor, meter).AddArchives(ctx, archives)
	meter.finish()
	if n := archives.Passed(); n > 0 {
		fmt.Fprintf(os.Stderr, "recount: passed by %s that an earlier run has read\n", recount.Counted(n, "archive", "archives"))
	}
	leftOut(archives)
	return sum, err
}

// areArchives tells that nothing is named but WARC files.
func (c *addCommand) areArchives() bool {
	return len(c.Paths) > 0 && !slices.ContainsFunc(c.Paths, func(path string) bool { return !c.leave[path] })
}

func (c *addCommand) addReports(ctx context.Context, l ledger.Ledger, extractor *extract.Extractor, reports *read.Input) (ingest.Added, error) {
	meter := newMeter(reports)
	sum, err := keeper(l, extractor, meter).Add(ctx, reports.Reports())
	meter.finish()
	leftOut(reports)
	return sum, err
}

// together sums what two runs of adding came to.
func together(a, b *ingest.Added) ingest.Added {
	sum := ingest.Added{Outcomes: map[ledger.Outcome]int{}, Inputs: a.Inputs + b.Inputs, Claims: a.Claims + b.Claims, Copies: a.Copies + b.Copies, Failed: a.Failed + b.Failed}
	for _, one := range []*ingest.Added{a, b} {
		for outcome, n := range one.Outcomes {
			sum.Outcomes[outcome] += n
		}
	}
	sum.Linked = b.Linked
	sum.Linked.Lost += a.Linked.Lost
	return sum
}

// told says in one line what adding came to.
func told(sum *ingest.Added) string {
	words := fmt.Sprintf("%d new, %d in a new version, %d read anew, %d known already; %s, %s",
		sum.Outcomes[ledger.Added], sum.Outcomes[ledger.Revised], sum.Outcomes[ledger.Reread], sum.Outcomes[ledger.Known],
		recount.Counted(sum.Claims, "claim", "claims"), recount.Counted(sum.Copies, "pair of copies", "pairs of copies"))
	if former := sum.Outcomes[ledger.Former]; former > 0 {
		words += "; " + recount.Counted(former, "former version was", "former versions were") + " kept beside the present one"
	}
	return words + leftOver(&sum.Linked)
}

// leftOver says what linking could not do.
func leftOver(linked *ingest.Relinked) (words string) {
	if linked.Left > 0 {
		words += "; " + recount.Counted(linked.Left, "block is", "blocks are") + " at work in another program: recount relink links what is left"
	}
	if linked.Lost > 0 {
		words += "; " + recount.Counted(linked.Lost, "review", "reviews") + " found no claim in the new text"
	}
	return words
}
