package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"recount"
	"recount/ingest"
	"recount/read"
)

const (
	patience = time.Second            // how long a run may take before its progress is shown
	redrawn  = 250 * time.Millisecond // how often it is drawn, also while nothing is done
)

// meter shows the progress of a long run in one line of standard error: how much
// of the input is read, what came of it, and the time left. It stays silent where
// standard error is no terminal.
type meter struct {
	input source    // nil where nothing is read
	out   io.Writer // where it is shown
	width func() int
	begun time.Time
	watch bool

	mutex   sync.Mutex
	done    int          // reports
	stage   *ingest.Step // behind the reading; nil before
	shown   int          // columns of the line that stands there
	ticking chan struct{}
}

// source is what is read.
type source interface {
	Progress() read.Progress
	Size() (bytes int64, known bool)
	Skipped() []read.Skip
}

// newMeter returns the meter of a run that prints no rows before its end.
func newMeter(input source) *meter {
	m := &meter{input: input, out: os.Stderr, width: errorColumns, begun: time.Now(), watch: term.IsTerminal(int(os.Stderr.Fd()))}
	return m.start()
}

// besideRows returns the meter of a run that prints rows as they come: it is
// silent where these scroll by on the same terminal.
func besideRows(input source) *meter {
	m := &meter{input: input, out: os.Stderr, width: errorColumns, begun: time.Now()}
	m.watch = term.IsTerminal(int(os.Stderr.Fd())) && !term.IsTerminal(int(os.Stdout.Fd()))
	return m.start()
}

// start draws the progress again and again, until it is finished.
func (m *meter) start() *meter {
	if !m.watch {
		return m
	}
	m.ticking = make(chan struct{})
	go func() {
		tick := time.NewTicker(redrawn)
		defer tick.Stop()
		for {
			select {
			case <-m.ticking:
				return
			case now := <-tick.C:
				m.draw(now)
			}
		}
	}()
	return m
}

// advance tells the meter how many reports are done.
func (m *meter) advance(reports int) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.done = reports
}

// step tells the meter how far a verb on a ledger has come.
func (m *meter) step(s ingest.Step) {
	if s.What == ingest.Filing {
		m.advance(s.Done)
		return
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.stage = &s
}

// draw shows how far the run is at a time.
func (m *meter) draw(now time.Time) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if !m.watch || now.Sub(m.begun) < patience {
		return
	}
	line := fitting(m.words(now), m.width()-1) // a full line would make some terminals wrap
	m.write("\r" + line + strings.Repeat(" ", max(0, m.shown-len([]rune(line)))))
	m.shown = len([]rune(line))
}

// words are the parts of the line, the most telling first.
func (m *meter) words(now time.Time) []string {
	if m.stage != nil {
		return []string{fmt.Sprintf("%d %s", m.stage.Done, m.stage.What)}
	}
	took := now.Sub(m.begun)
	reports := recount.Counted(m.done, "report", "reports")
	rate := fmt.Sprintf("%.1f a second", float64(m.done)/took.Seconds())
	if m.input == nil {
		return []string{reports, rate}
	}
	var words []string
	progress := m.input.Progress()
	size, known := m.input.Size()
	if known = known && size > 0; known {
		words = append(words, fmt.Sprintf("%d %%", min(100, 100*progress.Bytes/size)))
	}
	words = append(words, reports)
	if known && progress.Bytes > 0 {
		left := time.Duration(float64(took) * float64(max(0, size-progress.Bytes)) / float64(progress.Bytes))
		words = append(words, span(left)+" left")
	}
	words = append(words, rate)
	if progress.Records > 0 {
		words = append(words, recount.Counted(int(progress.Records), "record", "records"))
	}
	read := fmt.Sprintf("%.1f MB", float64(progress.Bytes)/1e6)
	if known {
		read = fmt.Sprintf("%.1f of %.1f MB", float64(progress.Bytes)/1e6, float64(size)/1e6)
	}
	return append(words, read)
}

// fitting joins as many parts as fit into so many columns.
func fitting(parts []string, columns int) string {
	line := ""
	for i, part := range parts {
		if i > 0 {
			part = ", " + part
		}
		if len([]rune(line+part)) > columns {
			break
		}
		line += part
	}
	return line
}

// span is a length of time as people say it.
func span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}

// report prints problems above the progress.
func (m *meter) report(problems []recount.Problem) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if len(problems) > 0 {
		m.clear()
	}
	for i := range problems {
		fmt.Fprintln(os.Stderr, "recount:", problems[i].Error())
	}
}

// finish takes the progress off the terminal, for good.
func (m *meter) finish() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.watch {
		m.watch = false
		close(m.ticking)
	}
	m.clear()
}

// clear takes the line off the terminal.
func (m *meter) clear() {
	if m.shown > 0 {
		m.write("\r" + strings.Repeat(" ", m.shown) + "\r")
		m.shown = 0
	}
}

// write draws on the terminal; one that cannot be drawn on is no fault of the run.
func (m *meter) write(s string) { _, _ = io.WriteString(m.out, s) }
