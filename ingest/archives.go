package ingest

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"recount"
	"recount/ledger"
	"recount/read"
)

// Archives is a run of adding over WARC files.
type Archives struct {
	Paths   []string
	Options read.Options // the same of every file

	mutex  sync.Mutex
	open   map[*archiveFile]bool // being read
	read   read.Progress         // of those that were
	left   map[string]int        // what was left out of them, by the reason
	passed int                   // files that an earlier run has read
	size   int64                 // bytes of the others
}

// AddArchives adds the reports in WARC files, several files at once. What is not
// an English news report is left out and counted. How far each file was filed is
// kept in the ledger: the next run goes on from there, unless the file or the
// rules have changed. What it tells is as of [Keeper.Add].
func (k *Keeper) AddArchives(ctx context.Context, a *Archives) (Added, error) {
	sum := Added{Outcomes: map[ledger.Outcome]int{}}
	until, stop := context.WithCancel(ctx)
	defer stop()
	begun, err := k.beginArchives(until, a)
	if err != nil {
		return sum, err
	}
	places := &placesOf{}
	items := Each(places.of(a.stream(until, begun)), func(r recount.Report) reading { return k.read(ctx, r) })
	for item := range items {
		if err = k.takePlaced(ctx, item, places, &sum); err != nil {
			stop()
			break
		}
	}
	if err == nil {
		err = ctx.Err() // the readers may have ended because of it
	}
	if err == nil {
		err = k.keepEnded(ctx, places)
	}
	if err != nil {
		for _, file := range begun { // as far as it can be: what went wrong is told
			if file.reached.Number > 0 && !places.hold(file) {
				file.state.At = file.reached // behind what was left out
			}
			_ = k.keepArchive(context.WithoutCancel(ctx), file)
		}
		return sum, err
	}
	linked, err := k.Relink(ctx)
	sum.Linked = linked
	return sum, err
}

// keepEvery is after how many reports it is kept how far a file was filed.
const keepEvery = 100

// takePlaced files one item, and keeps now and then how far its file was filed.
func (k *Keeper) takePlaced(ctx context.Context, item Item[reading], places *placesOf, sum *Added) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := k.keepEnded(ctx, places); err != nil {
		return err
	}
	sum.Inputs++
	if err := k.take(ctx, item, sum); err != nil {
		return err
	}
	place := places.next()
	file := place.file
	file.state.At = place.at
	if file.since++; file.since >= keepEvery {
		if err := k.keepArchive(ctx, file); err != nil {
			return err
		}
	}
	k.tell(Step{Filing, sum.Inputs})
	return nil
}

// keepEnded keeps that files are done of which everything is filed.
func (k *Keeper) keepEnded(ctx context.Context, places *placesOf) error {
	for _, file := range places.ended() {
		file.state.Done = true
		if err := k.keepArchive(ctx, file); err != nil {
			return err
		}
	}
	return nil
}

// stream reads files at once, each in its order, until ctx is done.
func (a *Archives) stream(ctx context.Context, begun []*archiveFile) iter.Seq[placed] {
	return func(yield func(placed) bool) {
		ctx, stop := context.WithCancel(ctx)
		waiting, out := make(chan *archiveFile), make(chan placed)
		var group, readers sync.WaitGroup
		defer group.Wait()
		defer stop()
		for range runtime.GOMAXPROCS(0) {
			readers.Go(func() {
				for file := range waiting {
					a.readFile(ctx, file, out)
				}
			})
		}
		group.Go(func() {
			defer close(out)
			defer readers.Wait()
			defer close(waiting)
			for _, file := range begun {
				select {
				case waiting <- file:
				case <-ctx.Done():
					return
				}
			}
		})
		for p := range out {
			if !yield(p) {
				return
			}
		}
	}
}

// readFile reads one file, and hands on what is to be filed.
func (a *Archives) readFile(ctx context.Context, file *archiveFile, out chan<- placed) {
	a.begin(file)
	defer a.end(file)
	hand := func(p placed) bool {
		select {
		case out <- p:
			return true
		case <-ctx.Done():
			return false
		}
	}
	for report, problem := range file.input.Reports() {
		if ctx.Err() != nil || !hand(placed{report: report, problem: problem, file: file, at: file.input.Position()}) {
			return
		}
	}
	if ctx.Err() == nil { // else its end may not have been reached
		hand(placed{file: file, end: true})
	}
}

func (a *Archives) begin(file *archiveFile) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.open[file] = true
}

// end counts what was read of a file, and lets go of what its reader holds.
func (a *Archives) end(file *archiveFile) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	for _, skip := range file.input.Skipped() {
		a.leave(skip)
	}
	file.reached = file.input.Position()
	a.read = added(a.read, file.input.Progress())
	delete(a.open, file)
	file.input = read.Archive{}
}

// mostReasons bounds how many reasons are told apart over all files.
const mostReasons = 1000

func (a *Archives) leave(skip read.Skip) {
	if _, known := a.left[skip.Reason]; !known && len(a.left) >= mostReasons {
		skip.Reason = "another reason"
	}
	a.left[skip.Reason] += skip.Count
}

func added(a, b read.Progress) read.Progress {
	return read.Progress{Bytes: a.Bytes + b.Bytes, Records: a.Records + b.Records}
}

// Progress tells how far the run is. It may be called at any time, from any
// goroutine.
func (a *Archives) Progress() read.Progress {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	sum := a.read
	for file := range a.open {
		sum = added(sum, file.input.Progress())
	}
	return sum
}

// Size is how many bytes the files have that were not read by an earlier run,
// and whether that is known.
func (a *Archives) Size() (size int64, known bool) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.size, a.open != nil
}

// Passed is how many files were left out since an earlier run has read them.
func (a *Archives) Passed() int { return a.passed }

// Skipped tells what was left out of the files that are read, and why, the most
// frequent reason first.
func (a *Archives) Skipped() []read.Skip {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return read.Skips(a.left)
}
