package warc

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"recount/read/pack"
)

// gzipPiece unpacks one gzip member and stops behind it.
type gzipPiece struct{ *gzip.Reader }

func (g *gzipPiece) start(raw *bufio.Reader) (err error) {
	if g.Reader == nil {
		g.Reader, err = gzip.NewReader(raw)
	} else {
		err = g.Reset(raw)
	}
	if err == nil {
		g.Multistream(false)
	}
	return err
}

// zstdPiece unpacks one Zstandard frame and stops behind it. A dictionary may
// stand before the first frame, as the WARC Zstandard extension lays down.
type zstdPiece struct {
	*zstd.Decoder
	frame frame
}

func (z *zstdPiece) start(raw *bufio.Reader) error {
	if z.Decoder == nil {
		if err := z.prepare(); err != nil {
			return err
		}
	}
	z.frame = frame{raw: raw}
	return z.Reset(&z.frame)
}

func (z *zstdPiece) prepare(dictionaries ...[]byte) (err error) {
	z.Decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxWindow(pack.MaxWindow), zstd.WithDecoderDicts(dictionaries...))
	return err
}

func (z *zstdPiece) close() {
	if z.Decoder != nil {
		z.Close()
	}
}

const (
	dictionaryFrame = 0x184d2a5d
	maxDictionary   = 16 << 20 // bytes; zstd makes them of some 100 KB
)

// skip reads a skippable frame: the dictionary, or nothing of use.
func (z *zstdPiece) skip(raw *bufio.Reader) error {
	head := make([]byte, 8)
	if _, err := io.ReadFull(raw, head); err != nil {
		return errShort
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	content := io.LimitReader(raw, size)
	if binary.LittleEndian.Uint32(head) != dictionaryFrame || z.Decoder != nil {
		_, err := io.Copy(io.Discard, content)
		return err
	}
	return z.learn(content, size)
}

// learn reads the dictionary, which may be compressed itself.
func (z *zstdPiece) learn(content io.Reader, size int64) error {
	if size > maxDictionary {
		return errors.New("its dictionary is over 16 MB")
	}
	dictionary, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	if pack.Of(dictionary) == pack.Zstd {
		unpacked, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxDictionary), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return err
		}
		defer unpacked.Close()
		if dictionary, err = unpacked.DecodeAll(dictionary, nil); err != nil {
			return fmt.Errorf("its dictionary cannot be unpacked: %w", err)
		}
	}
	if err := z.prepare(dictionary); err != nil {
		return fmt.Errorf("its dictionary cannot be used: %w", err)
	}
	return nil
}

// frame passes on the bytes of one Zstandard frame, which it tells by the
// headers of its blocks (RFC 8878, section 3.1).
type frame struct {
	raw   *bufio.Reader
	left  int  // bytes of the part at hand
	begun bool // the frame's header was met
	last  bool // the last block was met
	check int  // bytes of the checksum behind the last block
}

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		if err := f.part(); err != nil {
			return 0, err
		}
	}
	n, err := f.raw.Read(p[:min(len(p), f.left)])
	f.left -= n
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// part finds how long the next part is: the header, a block, the checksum.
func (f *frame) part() error {
	switch {
	case !f.begun:
		f.begun = true
		return f.header()
	case !f.last:
		return f.block()
	case f.check > 0:
		f.left, f.check = f.check, 0
		return nil
	}
	return io.EOF
}

func (f *frame) header() error {
	head, err := f.raw.Peek(5)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	descriptor := head[4]
	single := descriptor&0x20 != 0
	f.left = 5 + [...]int{0, 1, 2, 4}[descriptor&3] + [...]int{0, 2, 4, 8}[descriptor>>6]
	switch {
	case !single:
		f.left++ // the size of the window
	case descriptor>>6 == 0:
		f.left++ // the size of the content, in one byte
	}
	if descriptor&4 != 0 {
		f.check = 4
	}
	return nil
}

func (f *frame) block() error {
	head, err := f.raw.Peek(3)
	if err != nil {
		return io.ErrUnexpectedEOF
	}
	bits := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
	f.last = bits&1 != 0
	f.left = 3
	if kind := bits >> 1 & 3; kind == 1 { // one byte, repeated
		f.left++
	} else {
		f.left += bits >> 3
	}
	return nil
}
