package read

import (
	"bufio"
	"errors"
	"io"
	"os"

	"recount/read/fetch"
	"recount/read/pack"
	"recount/read/warc"
)

// headSize is how much of an input tells what it is: enough to reach the
// first words of a page behind its scripts' preamble.
const headSize = 64 << 10

// maxLayers is how many times over a file may be compressed.
const maxLayers = 3

// open reads the file, whatever it is, and passes on all that it holds.
func (s *stream) open() {
	raw, err := s.raw()
	if err != nil {
		s.fault(spot{}, readFault(err))
		return
	}
	defer raw.Close()
	if disk, ok := raw.(*os.File); ok {
		s.disk = disk
	}
	s.unpack(counted{raw, s.in.opts.Context, &s.in.progress.bytes, &s.used})
}

func (s *stream) raw() (io.ReadCloser, error) {
	if s.file.name == standardInput {
		return io.NopCloser(s.in.opts.Stdin), nil
	}
	if fetch.IsAddress(s.file.name) {
		return s.ask()
	}
	f, err := os.Open(s.file.name)
	if err != nil {
		return nil, bare(err)
	}
	if err := s.resume(f); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// unpack undoes the compression of a file, layer by layer, and reads what is
// in it. WARC files are unpacked by their reader, which needs to see their
// members.
func (s *stream) unpack(r io.Reader) {
	in := bufio.NewReaderSize(r, headSize)
	for layer := 0; ; layer++ {
		head, _ := in.Peek(headSize)
		format := pack.Of(head)
		switch {
		case warc.Is(head):
			s.crawl(in)
			return
		case format == pack.None:
			s.read(in)
			return
		case layer == maxLayers:
			s.fault(spot{}, &packedOften)
			return
		}
		unpacked, err := pack.NewReader(in, format, pack.NewGuard(s.packed))
		if err != nil {
			s.fault(spot{}, readFault(err))
			return
		}
		defer unpacked.Close()
		in = bufio.NewReaderSize(unpacked, headSize)
		s.disk = nil
	}
}

// packed is how much was used of the file, as it lies on the disk: of one in a
// zip folder no more than that has.
func (s *stream) packed() int64 {
	if s.outer > 0 {
		return min(s.used, s.outer)
	}
	return s.used
}

// read tells what the input is by its first bytes and reads it as that.
func (s *stream) read(in *bufio.Reader) {
	head, err := in.Peek(headSize)
	if err != nil && err != io.EOF {
		s.fault(spot{}, readFault(err))
		return
	}
	kind, f := sniff(s.file.name, head)
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	switch kind {
	case kindLines:
		s.lines(in, head)
	case kindTable:
		s.table(in, head)
	case kindMailbox:
		s.mailbox(in)
	case kindZip:
		s.zip(in)
	default:
		s.whole(in, kind)
	}
}

// whole reads an input that is one report, or one value that holds several.
func (s *stream) whole(in io.Reader, kind kind) {
	data, f := readBounded(in)
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	switch kind {
	case kindPage:
		s.page(data, s.outside())
	case kindArchive:
		s.archive(data)
	case kindJSON:
		s.json(data)
	case kindFeed:
		s.feed(data)
	case kindMail:
		s.message(spot{}, data)
	default:
		s.text(data)
	}
}

func readBounded(in io.Reader) ([]byte, *fault) {
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, readFault(err)
	case len(data) > maxFile:
		return nil, &tooLarge
	}
	return data, nil
}

func (s *stream) text(data []byte) {
	text, f := decode(data, "")
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	report, f := plain(mend(text))
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	s.onPage(&report)
	s.report(spot{}, report)
}

// readFault says why reading stopped before the end.
func readFault(err error) *fault {
	if f := unfetched(err); f != nil {
		return f
	}
	switch {
	case errors.Is(err, pack.ErrCut), errors.Is(err, io.ErrUnexpectedEOF):
		return &fault{"it is cut off: its compressed data has no end", again}
	case errors.Is(err, pack.ErrDamaged):
		return &fault{"its compressed data is damaged", again}
	case errors.Is(err, pack.ErrBomb):
		return &bomb
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
