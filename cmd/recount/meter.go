package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"recount"
	"recount/ingest"
	"recount/read"
)

// patience is how long a run may take before its progress is shown.
const patience = time.Second

// meter shows the progress of a long run on standard error: reports done, how
// many a second, and the time left. It stays silent where standard error is no
// terminal, and where the output scrolls by on the same one.
type meter struct {
	input source    // nil where nothing is read
	out   io.Writer // where it is shown
	begun time.Time
	watch bool
	bar   *progressbar.ProgressBar
}

// source is what is read.
type source interface {
	Progress() read.Progress
	Size() (bytes int64, known bool)
	Skipped() []read.Skip
}

func newMeter(input source) *meter {
	watch := term.IsTerminal(int(os.Stderr.Fd())) && (input == nil || !term.IsTerminal(int(os.Stdout.Fd())))
	return &meter{input: input, out: os.Stderr, begun: time.Now(), watch: watch}
}

// advance tells the meter how many reports are done.
func (m *meter) advance(reports int) {
	took := time.Since(m.begun)
	if !m.watch || took < patience {
		return
	}
	if m.bar == nil {
		m.bar = newBar(m.input, m.out)
	}
	words := fmt.Sprintf("%d reports, %.0f a second", reports, float64(reports)/took.Seconds())
	if m.input != nil {
		if records := m.input.Progress().Records; records > 0 {
			words = fmt.Sprintf("%d records, %s", records, words)
		}
	}
	m.bar.Describe(words)
	if m.input != nil {
		_ = m.bar.Set64(m.input.Progress().Bytes) // a terminal that cannot be drawn on is no fault of the run
	}
}

// step tells the meter how far a verb on a ledger has come.
func (m *meter) step(s ingest.Step) {
	if s.What == ingest.Filing {
		m.advance(s.Done)
		return
	}
	if !m.watch || time.Since(m.begun) < patience {
		return
	}
	if m.bar == nil {
		m.bar = newBar(m.input, m.out)
	}
	m.bar.Describe(fmt.Sprintf("%d %s", s.Done, s.What))
	_ = m.bar.Add64(0) // draws it
}

// newBar measures by bytes read, since the number of reports is known only at
// the end.
func newBar(input source, out io.Writer) *progressbar.ProgressBar {
	size, known := int64(-1), false
	if input != nil {
		size, known = input.Size()
	}
	if !known {
		size = -1
	}
	return progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(out),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(known),
		progressbar.OptionFullWidth(),
		progressbar.OptionClearOnFinish(),
	)
}

// report prints problems above the progress.
func (m *meter) report(problems []recount.Problem) {
	if len(problems) > 0 {
		m.clear()
	}
	for i := range problems {
		fmt.Fprintln(os.Stderr, "recount:", problems[i].Error())
	}
}

// leftOut tells what archives held that is no report. It is no failure of the
// run: most of what crawlers fetch is none.
func (m *meter) leftOut() {
	for i, skip := range m.input.Skipped() {
		if i == 0 {
			m.clear()
		}
		fmt.Fprintf(os.Stderr, "recount: left out %d × %s\n", skip.Count, skip.Reason)
	}
}

// clear takes the progress off the terminal.
func (m *meter) clear() {
	if m.bar != nil {
		_ = m.bar.Clear()
	}
}
