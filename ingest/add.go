package ingest

import (
	"context"
	"errors"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/ledger"
)

// Added tells what a run of adding came to.
type Added struct {
	Inputs   int // reports and problems
	Outcomes map[ledger.Outcome]int
	Claims   int // of reports that are new, or read anew
	Copies   int // pairs found
	Failed   int // inputs that could not be read, or not wholly
	Linked   Relinked
}

// Add reads the reports of a stream, files each in one transaction with its
// claims and statements, seeks its copies, and then links the claims that it
// changed. Reports that the ledger holds as they stand are left as they are.
//
// What stands in place of a report, and reports that cannot be filed, are told
// as problems, and the run goes on; an error is the end of it: the ledger can no
// longer be written, or ctx is done. All that was filed by then is kept. After a
// crash the next run, or [Keeper.Relink], completes what was left undone.
func (k *Keeper) Add(ctx context.Context, stream Stream) (Added, error) {
	sum := Added{Outcomes: map[ledger.Outcome]int{}}
	for item := range Each(stream, func(r recount.Report) reading { return k.read(ctx, r) }) {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		sum.Inputs++
		if err := k.take(ctx, item, &sum); err != nil {
			return sum, err
		}
		k.tell(Step{Filing, sum.Inputs})
	}
	linked, err := k.Relink(ctx)
	sum.Linked = linked
	return sum, err
}

// reading is a report on its way into the ledger.
type reading struct {
	entry    ledger.Entry
	document *copies.Document
	problems []recount.Problem
	known    bool  // the ledger holds it as it stands
	err      error // the ledger could not be asked
}

// read makes all of a report that does not depend on the ledger. It is called
// from several goroutines.
func (k *Keeper) read(ctx context.Context, report recount.Report) reading {
	known, err := k.ledger.Holds(ctx, report, k.extractor.Rules())
	if err != nil || known {
		return reading{entry: ledger.Entry{Report: report}, known: known, err: err}
	}
	return k.readWhole(ctx, report)
}

// readWhole reads a report that is to be filed. It ends soon after ctx does,
// with its error.
func (k *Keeper) readWhole(ctx context.Context, report recount.Report) reading {
	result, said := k.extractor.Until(func() bool { return ctx.Err() != nil }).Both(report)
	if err := ctx.Err(); err != nil {
		return reading{entry: ledger.Entry{Report: report}, err: err}
	}
	document := copies.Read(report)
	return reading{
		entry: ledger.Entry{
			Report: report, Claims: result.Claims, Statements: said.Attributions,
			Profiles: compare.Profiles(result.Claims, compare.Originals(report, document)...), Story: compare.StoryOf(report), CopyKeys: document.Keys(),
			Rules: k.extractor.Rules(), Linker: k.linker,
		},
		document: document, problems: result.Problems,
	}
}

// take files what became of one input.
func (k *Keeper) take(ctx context.Context, item Item[reading], sum *Added) error {
	r := item.Made
	problems := r.problems
	if item.Problem != nil {
		problems = []recount.Problem{*item.Problem}
	} else if err := k.file(ctx, r, sum); errors.Is(err, ledger.ErrConflict) {
		problems = append(problems, *conflict(r.entry.Report, err))
	} else if err != nil {
		return err
	}
	sum.Failed += min(1, len(problems))
	for _, p := range problems {
		k.warn(p)
	}
	return nil
}

func conflict(r recount.Report, err error) *recount.Problem {
	return &recount.Problem{
		Place: r.Input, Reason: err.Error(),
		Hint: "give it an id of its own, or the address of the report of which it is a new version",
	}
}

// file adds one report, and the pairs of copies that it makes.
func (k *Keeper) file(ctx context.Context, r reading, sum *Added) error {
	if r.err != nil {
		return r.err
	}
	if r.known {
		held, err := k.ledger.Stood(ctx, r.entry.Report)
		if err != nil || held {
			sum.Outcomes[ledger.Known]++
			return err
		}
		if r = k.readWhole(ctx, r.entry.Report); r.err != nil {
			return r.err
		}
	}
	outcome, found, err := k.File(ctx, r.entry, r.document)
	if err != nil {
		return err
	}
	sum.Outcomes[outcome]++
	sum.Copies += found
	if outcome != ledger.Known {
		sum.Claims += len(r.entry.Claims)
	}
	return nil
}

// File adds a report of which all has been read, with its text made ready to
// compare, and returns how many pairs of copies it makes. Its claims are yet to
// be linked ([Keeper.Relink]).
func (k *Keeper) File(ctx context.Context, entry ledger.Entry, document *copies.Document) (outcome ledger.Outcome, found int, err error) {
	entry.Seen = k.now()
	outcome, err = k.ledger.Add(ctx, entry)
	if err != nil || outcome == ledger.Known {
		return outcome, 0, err
	}
	found, err = k.seek(ctx, entry.Report.ID, document)
	return outcome, found, err
}
