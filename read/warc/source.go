package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"recount/read/pack"
)

const bufferSize = 64 << 10

// source unpacks a file piece by piece: a piece is one gzip member, one
// Zstandard frame, or what is left of a file that is not compressed. A
// conforming file has one record in each; others are read all the same.
type source struct {
	file  counter
	raw   *bufio.Reader // the file
	text  *bufio.Reader // the piece at hand, unpacked; raw where the file is not compressed
	guard *pack.Guard
	gzip  gzipPiece
	zstd  zstdPiece
	start int64 // where the piece begins in the file
	begun int64 // where the record at hand begins
	plain bool  // the file, from here on, is not compressed
	open  bool  // a piece is at hand
}

func newSource(r io.Reader) *source {
	s := &source{file: counter{Reader: r}}
	s.raw = bufio.NewReaderSize(&s.file, bufferSize)
	s.text = bufio.NewReaderSize(nil, bufferSize)
	s.guard = pack.NewGuard(s.offset)
	return s
}

func (s *source) close() { s.zstd.close() }

// offset is how much of the file was used.
func (s *source) offset() int64 { return s.file.n - int64(s.raw.Buffered()) }

// counter counts what is read of a file, and keeps the error that ended it.
type counter struct {
	io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = &brokenError{err}
	}
	return n, err
}

// brokenError is an error of the file itself, behind which nothing can be read.
type brokenError struct{ error }

func (b *brokenError) Unwrap() error { return b.error }

// final tells errors after which reading does not go on.
func final(err error) bool {
	var broken *brokenError
	return errors.As(err, &broken) || errors.Is(err, pack.ErrBomb)
}

// begin goes to the next record over blank lines, and returns its offset.
func (s *source) begin() (int64, error) {
	for {
		if err := s.ensure(); err != nil {
			return s.offset(), err
		}
		s.begun = s.start
		if s.plain {
			s.begun = s.offset()
		}
		next, err := s.text.Peek(1)
		switch {
		case err == io.EOF && !s.plain:
			if err := s.end(); err != nil {
				return s.begun, err
			}
		case err != nil:
			return s.begun, s.explain(err)
		case next[0] != '\n' && next[0] != '\r':
			return s.begun, nil
		default:
			_, _ = s.text.Discard(1)
		}
	}
}

// end leaves a piece that was read to its end. One that took no byte of the
// file is cut off, and would be opened again and again.
func (s *source) end() error {
	s.open = false
	if s.offset() == s.start {
		return pack.ErrCut
	}
	return nil
}

// ensure has a piece at hand.
func (s *source) ensure() error {
	if s.open {
		return nil
	}
	for !s.open {
		if err := s.next(); err != nil {
			return s.explain(err)
		}
	}
	return nil
}

var (
	errNoRecord = errors.New("something follows the record before that is neither a record nor compressed with gzip or zstd")
	skippable   = []byte{0x2a, 0x4d, 0x18} // behind a first byte of 0x5?
)

// next opens the piece that begins here.
func (s *source) next() error {
	s.start = s.offset()
	head, err := s.raw.Peek(len(versionStart))
	switch {
	case len(head) == 0:
		return err
	case pack.Of(head) == pack.Gzip:
		return s.use(&s.gzip)
	case pack.Of(head) == pack.Zstd:
		return s.use(&s.zstd)
	case len(head) >= 4 && head[0]&0xf0 == 0x50 && bytes.Equal(head[1:4], skippable):
		return s.zstd.skip(s.raw)
	case bytes.Equal(head, versionStart):
		s.text, s.plain, s.open = s.raw, true, true
	case strings.IndexByte("\r\n\x00", head[0]) >= 0: // padding
		_, err = s.raw.Discard(1)
	default:
		return errNoRecord
	}
	return err
}

// piece unpacks one member or frame and stops behind it.
type piece interface {
	io.Reader
	start(raw *bufio.Reader) error
}

func (s *source) use(p piece) error {
	if err := p.start(s.raw); err != nil {
		return err
	}
	s.text.Reset(guarded{p, s.guard})
	s.open = true
	return nil
}

type guarded struct {
	io.Reader
	guard *pack.Guard
}

func (g guarded) Read(p []byte) (int, error) {
	n, err := g.Reader.Read(p)
	if bomb := g.guard.Add(n); bomb != nil {
		return n, bomb
	}
	return n, err
}

// explain tells damaged data from a file that cannot be read on.
func (s *source) explain(err error) error {
	switch {
	case err == nil, err == io.EOF, errors.Is(err, errNoRecord), errors.Is(err, errLongHead), final(err):
		return err
	case s.file.err != nil:
		return s.file.err
	}
	return pack.Explain(err)
}

// read reads the block of a record, of which so much is left. It may go on in
// the next piece unless that begins with a record of its own.
func (s *source) read(p []byte, e *ending, left int64) (int, error) {
	for {
		most := e.until(s.text, len(p), left)
		if most == 0 {
			return 0, errLength
		}
		n, err := s.text.Read(p[:most])
		if n > 0 || err == nil {
			e.read(p[:n])
			return n, nil
		}
		if err != io.EOF || s.plain {
			return 0, s.explain(err)
		}
		if err := s.end(); err != nil {
			return 0, err
		}
		if err := s.ensure(); err != nil {
			return 0, err
		}
		if head, _ := s.text.Peek(len(versionStart)); bytes.Equal(head, versionStart) {
			return 0, errLength
		}
	}
}

var errLength = errors.New("its Content-Length is more than it holds")

func (s *source) line(most int) ([]byte, error) {
	line, err := readLine(s.text, most)
	return line, s.explain(err)
}
