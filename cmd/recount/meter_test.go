package main

import (
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
	m := &meter{input: read.Open([]string{"meter.go"}, read.Options{}), begun: time.Now().Add(-time.Minute), watch: true}
	m.advance(120)
	if m.bar == nil {
		t.Fatal("no progress was shown after a minute")
	}
	m.clear()
}
