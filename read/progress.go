package read

import (
	"io"
	"os"
	"sync/atomic"
)

// Progress tells how far a run is.
type Progress struct {
	Bytes      int64 // read so far, as they lie on the disk
	Duplicates int64 // reports left out because the run had them already
}

type counter struct{ bytes, duplicates atomic.Int64 }

// Progress may be called at any time, from any goroutine.
func (in *Input) Progress() Progress {
	return Progress{Bytes: in.progress.bytes.Load(), Duplicates: in.progress.duplicates.Load()}
}

// Size returns the number of bytes that the run will read, for a progress
// bar, and whether that is known: standard input and pipes do not tell.
func (in *Input) Size() (total int64, known bool) {
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

// counted is a reader that adds what it reads to the progress of a run.
type counted struct {
	io.Reader
	total *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.total.Add(int64(n))
	return n, err
}
