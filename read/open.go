package read

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"os"
)

// headSize is how much of an input tells what it is: enough to reach the
// first words of a page behind its scripts' preamble.
const headSize = 64 << 10

// open reads the file, whatever it is, and passes on all that it holds.
func (s *stream) open() {
	raw, err := s.raw()
	if err != nil {
		s.fault(0, unreadable(err))
		return
	}
	defer raw.Close()
	in := bufio.NewReaderSize(counted{raw, &s.in.progress.bytes}, headSize)
	if packed(in) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			s.fault(0, readFault(err))
			return
		}
		in = bufio.NewReaderSize(unpacked, headSize)
	}
	s.read(in)
}

func (s *stream) raw() (io.ReadCloser, error) {
	if s.file.name == standardInput {
		return io.NopCloser(s.in.opts.Stdin), nil
	}
	f, err := os.Open(s.file.name)
	if err != nil {
		return nil, bare(err)
	}
	return f, nil
}

// packed tells whether the input is compressed with gzip.
func packed(in *bufio.Reader) bool {
	head, _ := in.Peek(3)
	return bytes.Equal(head, []byte{0x1f, 0x8b, 8})
}

// read tells what the input is by its first bytes and reads it as that.
func (s *stream) read(in *bufio.Reader) {
	head, err := in.Peek(headSize)
	if err != nil && err != io.EOF {
		s.fault(0, readFault(err))
		return
	}
	kind, f := sniff(s.file.name, head)
	if f != nil {
		s.fault(0, f)
		return
	}
	if kind == kindLines {
		s.lines(in, head)
		return
	}
	s.whole(in, kind)
}

// whole reads an input that is one report, or one JSON value.
func (s *stream) whole(in io.Reader, kind kind) {
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		s.fault(0, readFault(err))
		return
	case len(data) > maxFile:
		s.fault(0, &tooLarge)
		return
	}
	switch kind {
	case kindPage:
		s.page(data, "")
	case kindArchive:
		s.archive(data)
	case kindJSON:
		s.json(data)
	default:
		s.text(data)
	}
}

func (s *stream) text(data []byte) {
	text, f := decode(data, "")
	if f != nil {
		s.fault(0, f)
		return
	}
	report, f := plain(mend(text))
	if f != nil {
		s.fault(0, f)
		return
	}
	s.report(0, report)
}

// readFault says why reading stopped before the end.
func readFault(err error) *fault {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &fault{"it is cut off: its compressed data has no end", again}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return &fault{"its compressed data is damaged", again}
	}
	return unreadable(bare(err))
}

// bare takes the path, which the place of a problem tells already, off an
// error of the file system.
func bare(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
