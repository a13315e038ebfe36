package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"recount/read"
)

func TestMeterIsSilentOffTerminalsAndInShortRuns(t *testing.T) {
	for name, m := range map[string]*meter{
		"no terminal": {input: read.Open(nil, read.Options{}), begun: time.Now().Add(-time.Hour)},
		"short run":   {input: read.Open(nil, read.Options{}), begun: time.Now(), watch: true},
	} {
		m.advance(7)
		if m.bar != nil {
			t.Errorf("%s: progress was shown", name)
		}
		m.clear()
	}
}

func TestMeterShowsALongRun(t *testing.T) {
	var out bytes.Buffer
	m := &meter{input: read.Open([]string{"meter.go"}, read.Options{}), out: &out, begun: time.Now().Add(-time.Minute), watch: true}
	m.advance(120)
	if !strings.Contains(out.String(), "120 reports, 2 a second") {
		t.Errorf("after a minute this was shown: %q", out.String())
	}
	m.clear()
}
