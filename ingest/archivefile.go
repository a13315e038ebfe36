package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"sync"

	"recount"
	"recount/read"
)

// archiveFile is a WARC file in hand.
type archiveFile struct {
	path  string
	state archiveState
	input read.Archive
	since int // reports filed since it was kept how far it is

	reached read.Position // the record last read, once its reader has ended
}

// archiveState is what is kept of a file, as JSON in the ledger.
type archiveState struct {
	Stamp string        `json:"stamp"` // of the file
	Rules string        `json:"rules"` // that read it, and what was said of the reports beforehand
	At    read.Position `json:"at"`    // the record last filed
	Done  bool          `json:"done,omitempty"`
}

// beginArchives finds where to go on in each file, and leaves out those that are
// done. The files are read until ctx is done.
func (k *Keeper) beginArchives(ctx context.Context, a *Archives) ([]*archiveFile, error) {
	var begun []*archiveFile
	options := a.Options
	options.Context = ctx
	for _, path := range a.Paths {
		now := archiveState{
			Stamp: read.OpenArchive(path, read.Position{}, a.Options).Stamp(),
			Rules: fmt.Sprintf("%s %s %q %q", k.extractor.Rules(), a.Options.Date, a.Options.Source, a.Options.URL),
		}
		kept, err := k.ledger.Cursor(ctx, "archive "+path)
		if err != nil {
			return nil, err
		}
		var before archiveState
		if kept != "" && json.Unmarshal([]byte(kept), &before) == nil && before.Stamp == now.Stamp && before.Rules == now.Rules {
			now = before
		}
		if now.Done {
			a.passed++
			continue
		}
		begun = append(begun, &archiveFile{path: path, state: now, input: read.OpenArchive(path, now.At, options)})
		size, _ := begun[len(begun)-1].input.Size()
		a.size += size
	}
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.open, a.left = map[*archiveFile]bool{}, map[string]int{}
	return begun, nil
}

// keepArchive keeps how far a file was filed.
func (k *Keeper) keepArchive(ctx context.Context, f *archiveFile) error {
	f.since = 0
	kept, err := json.Marshal(f.state)
	if err != nil {
		return err
	}
	return k.ledger.SetCursor(ctx, "archive "+f.path, string(kept))
}

// placed is a report or problem with where it stands, or the end of a file.
type placed struct {
	report  recount.Report
	problem *recount.Problem
	file    *archiveFile
	at      read.Position
	end     bool
}

// placesOf keeps where the reports on their way stand: they come out of [Each]
// in the order in which they went in.
type placesOf struct {
	mutex sync.Mutex
	queue []placed
}

func (p *placesOf) of(stream iter.Seq[placed]) Stream {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for item := range stream {
			p.mutex.Lock()
			p.queue = append(p.queue, placed{file: item.file, at: item.at, end: item.end})
			p.mutex.Unlock()
			if !item.end && !yield(item.report, item.problem) {
				return
			}
		}
	}
}

// next takes the place of the next report, once those of ended files are taken.
func (p *placesOf) next() placed {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	first := p.queue[0]
	p.queue = p.queue[1:]
	return first
}

// hold tells whether a report of the file is still on its way.
func (p *placesOf) hold(file *archiveFile) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return slices.ContainsFunc(p.queue, func(q placed) bool { return q.file == file && !q.end })
}

// ended takes the files of which all reports were taken.
func (p *placesOf) ended() (files []*archiveFile) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for len(p.queue) > 0 && p.queue[0].end {
		files = append(files, p.queue[0].file)
		p.queue = p.queue[1:]
	}
	return files
}
