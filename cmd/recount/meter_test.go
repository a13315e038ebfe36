package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ingest"
	"recount/read"
)

// reading is a run over 200 MB.
type reading struct{ progress read.Progress }

func (r reading) Progress() read.Progress { return r.progress }
func (r reading) Size() (int64, bool)     { return 200e6, true }
func (r reading) Skipped() []read.Skip    { return nil }

func TestMeterIsSilentOffTerminalsAndInShortRuns(t *testing.T) {
	now := time.Now()
	for name, m := range map[string]*meter{
		"no terminal": {input: reading{}, begun: now.Add(-time.Hour)},
		"short run":   {input: reading{}, begun: now.Add(-patience / 2), watch: true},
	} {
		var out bytes.Buffer
		m.out, m.width = &out, func() int { return 80 }
		m.advance(7)
		m.draw(now)
		if m.clear(); out.Len() > 0 {
			t.Errorf("%s: %q was shown", name, out.String())
		}
	}
}

func TestMeterShowsALongRun(t *testing.T) {
	now := time.Now()
	unknown := read.Open([]string{"-"}, read.Options{})
	tests := map[string]struct {
		input source
		width int
		stage *ingest.Step
		want  string
	}{
		"wide":    {reading{read.Progress{Bytes: 50e6, Records: 4321}}, 100, nil, "25 %, 120 reports, 3 min left, 2.0 a second, 4,321 records, 50.0 of 200.0 MB"},
		"usual":   {reading{read.Progress{Bytes: 50e6, Records: 4321}}, 80, nil, "25 %, 120 reports, 3 min left, 2.0 a second, 4,321 records, 50.0 of 200.0 MB"},
		"narrow":  {reading{read.Progress{Bytes: 50e6, Records: 4321}}, 40, nil, "25 %, 120 reports, 3 min left"},
		"tiny":    {reading{read.Progress{Bytes: 50e6, Records: 4321}}, 4, nil, ""},
		"begun":   {reading{}, 80, nil, "0 %, 120 reports, 2.0 a second, 0.0 of 200.0 MB"},
		"unknown": {unknown, 80, nil, "120 reports, 2.0 a second, 0.0 MB"},
		"nothing": {nil, 80, nil, "120 reports, 2.0 a second"},
		"linking": {reading{}, 80, &ingest.Step{What: ingest.Settling, Done: 7}, "7 blocks linked"},
	}
	for name, test := range tests {
		var out bytes.Buffer
		m := &meter{input: test.input, out: &out, width: func() int { return test.width }, begun: now.Add(-time.Minute), watch: true}
		m.advance(120)
		if test.stage != nil {
			m.step(*test.stage)
		}
		m.draw(now)
		if got := out.String(); got != "\r"+test.want || len(got) > test.width+1 {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestMeterLeavesNothingBehind draws lines over longer ones, and takes the last
// away before anything else is printed.
func TestMeterLeavesNothingBehind(t *testing.T) {
	now := time.Now()
	var out bytes.Buffer
	m := &meter{input: reading{read.Progress{Bytes: 50e6}}, out: &out, width: func() int { return 60 }, begun: now.Add(-time.Minute), watch: true, ticking: make(chan struct{})}
	m.draw(now)
	m.step(ingest.Step{What: ingest.Comparing, Done: 50})
	m.draw(now)
	m.report([]recount.Problem{})
	m.finish()
	m.draw(now)
	m.finish()
	columns := make([]string, 60)
	for line := range strings.SplitSeq(out.String(), "\r") {
		for i, r := range line {
			columns[i] = string(r)
		}
	}
	if left := strings.TrimSpace(strings.Join(columns, "")); left != "" || strings.Contains(out.String(), "\n") {
		t.Errorf("%q is left of %q", left, out.String())
	}
}

func TestSpans(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0 s", 59 * time.Second: "59 s", 61 * time.Second: "1 min", 150 * time.Minute: "2 h 30 min"} {
		if got := span(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}
