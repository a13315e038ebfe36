package read

import (
	"cmp"
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// maxReasons bounds how many reasons are told apart: some name what is written
// in the input.
const maxReasons = 200

// Progress tells how far a run is.
type Progress struct {
	Bytes   int64 // read so far, as they lie on the disk
	Records int64 // of WARC files
}

type counter struct {
	bytes, records atomic.Int64
	mutex          sync.Mutex
	skipped        map[string]int
}

// skip counts a part of the input of which no report comes.
func (c *counter) skip(reason string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.skipped == nil {
		c.skipped = map[string]int{}
	}
	if _, known := c.skipped[reason]; !known && len(c.skipped) >= maxReasons {
		reason = "another reason"
	}
	c.skipped[reason]++
}

// Skip is why parts of the input were left out, and how many.
type Skip struct {
	Reason string
	Count  int
}

// Skipped tells what was left out so far, the most frequent reason first: reports
// that came twice, and of archives what is no report. Crawls hold mostly that, so
// these are counts, not problems. It may be called at any time, from any goroutine.
func (in *Input) Skipped() []Skip {
	c := &in.progress
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return Skips(c.skipped)
}

// Skips lists counts by their reasons, the most frequent first.
func Skips(counts map[string]int) []Skip {
	skips := make([]Skip, 0, len(counts))
	for reason, count := range counts {
		skips = append(skips, Skip{reason, count})
	}
	slices.SortFunc(skips, func(a, b Skip) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Reason, b.Reason)) })
	return skips
}

// Progress may be called at any time, from any goroutine.
func (in *Input) Progress() Progress {
	return Progress{Bytes: in.progress.bytes.Load(), Records: in.progress.records.Load()}
}

// Size returns the number of bytes that the run will read, for a progress
// bar, and whether that is known: standard input, pipes and servers do not tell.
// The files are looked at once, when it is first asked.
func (in *Input) Size() (total int64, known bool) { return in.size() }

func (in *Input) measure() (total int64, known bool) {
	known = true
	for file, problem := range files(in.paths) {
		if problem != nil {
			continue
		}
		info, err := os.Stat(file.name)
		if err != nil || !info.Mode().IsRegular() {
			known = false
			continue
		}
		total += info.Size()
	}
	return total, known
}

// counted is a reader that adds what it reads to the progress of a run and to
// what was used of its file. It ends when the run is asked to stop.
type counted struct {
	io.Reader
	ctx   context.Context
	total *atomic.Int64
	used  *int64
}

func (c counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.Reader.Read(p)
	c.total.Add(int64(n))
	*c.used += int64(n)
	return n, err
}

// tallied is a reader that counts what was used of a file in an archive. It ends
// as [counted] does.
type tallied struct {
	io.Reader
	ctx  context.Context
	used *int64
}

func (t tallied) Read(p []byte) (int, error) {
	if err := t.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.Reader.Read(p)
	*t.used += int64(n)
	return n, err
}
