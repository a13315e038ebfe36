package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"

	"recount/read/pack"
)

// seek goes on to the next line that begins a record: in the piece at hand,
// else in the next one that can be unpacked.
func (s *source) seek() error {
	for s.open {
		if head, _ := s.text.Peek(len(versionStart)); bytes.Equal(head, versionStart) {
			return nil
		}
		err := skipLine(s.text)
		switch {
		case err == nil:
		case s.plain || final(s.explain(err)):
			return s.explain(err)
		default:
			s.open = false
		}
	}
	return s.seekPiece()
}

// skipLine passes over the rest of a line, of whatever length.
func skipLine(in *bufio.Reader) error {
	for {
		if _, err := in.ReadSlice('\n'); err != bufio.ErrBufferFull {
			return err
		}
	}
}

// seekPiece goes to the next bytes that look like a piece with a record in it.
func (s *source) seekPiece() error {
	for {
		head, err := s.raw.Peek(bufferSize)
		if len(head) == 0 {
			return s.explain(err)
		}
		at := bytes.IndexAny(head, pieceStarts)
		if at < 0 {
			_, _ = s.raw.Discard(len(head))
			continue
		}
		_, _ = s.raw.Discard(at)
		if head, _ := s.raw.Peek(bufferSize); beginsRecord(head) {
			return nil
		}
		_, _ = s.raw.Discard(1)
	}
}

// pieceStarts are the first bytes of a gzip member, a Zstandard frame and a
// plain record.
const pieceStarts = "\x1f\x28W"

// beginsRecord tells data that begins with a record, or with a piece that does.
func beginsRecord(head []byte) bool {
	format := pack.Of(head)
	if format != pack.Gzip && format != pack.Zstd {
		return bytes.HasPrefix(head, versionStart)
	}
	unpacked, err := pack.NewReader(bytes.NewReader(head), format, nil)
	if err != nil {
		return false
	}
	defer unpacked.Close()
	begin := make([]byte, len(versionStart))
	n, _ := io.ReadFull(unpacked, begin)
	return bytes.Equal(begin[:n], versionStart)
}

// Is tells a WARC file by its first bytes, packed or not. It needs enough of
// them to unpack the first line.
func Is(head []byte) bool {
	if len(head) >= 4 && binary.LittleEndian.Uint32(head) == dictionaryFrame {
		return true
	}
	return beginsRecord(head)
}
