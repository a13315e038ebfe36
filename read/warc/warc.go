// Package warc reads WARC files, in which crawlers keep what they fetched,
// record by record and in constant memory.
//
// It follows ISO 28500:2017 (WARC 1.1) and reads 1.0 and 0.x, whose records are
// framed alike: a version line, header lines, a blank line, a block of
// Content-Length bytes, two line ends. Files may be compressed with gzip or
// Zstandard, a member or frame for each record, as the standard recommends, or
// whole. A record that is malformed is a [Fault], after which reading goes on at
// the next record.
package warc

import (
	"errors"
	"fmt"
	"io"
	"time"
)

// Record is one record. Its block must be read before the next record is asked
// for; what is left of it is passed over.
type Record struct {
	Number    int   // from 1
	Offset    int64 // bytes before the record: in the file, or before its gzip member or frame
	Type      string
	Target    string // address that was asked for; mostly that of a page
	Date      time.Time
	Media     string // media type of the block, with its parameters
	Truncated string // why the block was cut off on purpose ("length", "time", "disconnect", …)
	Segment   int    // number of the segment where a record is written in several; 0 for whole ones
	Length    int64  // bytes of the block
	Block     io.Reader

	check *checked // of the block, where its digest is given

	Header map[string]string // all its fields, names in lower case; the first of a name counts
}

// Fault is a record that cannot be read, or data that is none. After it the
// next record can be asked for.
type Fault struct {
	Number int
	Offset int64
	Reason string
}

// Error says what is wrong, and where.
func (f *Fault) Error() string {
	return fmt.Sprintf("record %d (offset %d): %s", f.Number, f.Offset, f.Reason)
}

var errShort = errors.New("the file ends in the middle of the record")

// Reader reads the records of one file.
type Reader struct {
	in     *source
	number int
	block  *block // of the record last returned
	lost   bool   // a fault was met: go on at what looks like a record
}

// NewReader prepares to read a file, compressed or not.
func NewReader(r io.Reader) *Reader { return &Reader{in: newSource(r)} }

// Offset is the number of bytes read of the file.
func (r *Reader) Offset() int64 { return r.in.offset() }

// Close frees the decoders.
func (r *Reader) Close() { r.in.close() }

// Next returns the next record; io.EOF where there is none. After a [*Fault]
// it may be called again; any other error is the end.
func (r *Reader) Next() (*Record, error) {
	if err := r.finish(); err != nil {
		return nil, err
	}
	if r.lost {
		if err := r.seek(); err != nil {
			return nil, err
		}
		r.lost = false
	}
	offset, err := r.in.begin()
	if err != nil {
		return nil, r.fault(offset, err)
	}
	r.number++
	rec := &Record{Number: r.number, Offset: offset}
	if err := r.head(rec); err != nil {
		r.number--
		return nil, r.fault(offset, err)
	}
	r.block = &block{in: r.in, left: rec.Length, ending: ending{nested: isArchive(rec.Media)}}
	rec.Block = r.block
	if want := parseDigest(rec.Header["warc-block-digest"]); want != nil {
		rec.check = newChecked(r.block, want)
		rec.Block = rec.check
	}
	return rec, nil
}

// Intact reads what is left of the block and tells whether it is what the
// record's WARC-Block-Digest is of; known is false where there is none, or the
// block ends too early.
func (rec *Record) Intact() (intact, known bool) {
	if rec.check == nil {
		return false, false
	}
	if _, err := io.Copy(io.Discard, rec.check); err != nil {
		return false, false
	}
	return rec.check.holds(), true
}

// finish passes over what is left of the record before. Where that is cut
// off, and its reader did not see it, it is a fault of that record.
func (r *Reader) finish() error {
	b := r.block
	if b == nil {
		return nil
	}
	r.block = nil
	seen := b.err != nil
	_, _ = io.Copy(io.Discard, b) // how it ends is kept in the block
	if b.err == nil || final(b.err) {
		return b.err
	}
	r.lost = true
	if !seen {
		return &Fault{r.number, r.in.begun, b.err.Error()}
	}
	return nil //nolint:nilerr // the reader of the block has seen the error
}

// fault makes a fault of what was met where a record should begin.
func (r *Reader) fault(offset int64, err error) error {
	if err == io.EOF || final(err) {
		return err
	}
	r.number++
	r.lost = true
	return &Fault{r.number, offset, err.Error()}
}

// seek goes to the next line that begins a record.
func (r *Reader) seek() error {
	for {
		switch err := r.in.seek(); {
		case err == nil:
			return nil
		case err == io.EOF || final(err):
			return err
		}
		// data that cannot be unpacked: the source goes on behind it
	}
}

// block reads the block of a record.
type block struct {
	in     *source
	left   int64
	err    error // what ended it too early
	ending ending
}

func (b *block) Read(p []byte) (int, error) {
	switch {
	case b.err != nil:
		return 0, b.err
	case b.left == 0:
		return 0, io.EOF
	case len(p) == 0:
		return 0, nil
	}
	n, err := b.in.read(p[:min(int64(len(p)), b.left)], &b.ending, b.left)
	b.left -= int64(n)
	if err == io.EOF {
		err = errShort
	}
	if n > 0 && errors.Is(err, errShort) {
		err = nil // it comes again
	}
	b.err = err
	return n, err
}
