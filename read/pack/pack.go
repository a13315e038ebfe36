// Package pack unpacks what is compressed with gzip, Zstandard, bzip2 or xz, and
// what servers compress with deflate or Brotli, and gives up on data that was made
// to unpack to far more than any report holds.
package pack

import (
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// Format is how data is compressed.
type Format int

// The formats; None is data that none of them is. The last three cannot be told
// by their first bytes: see [Encoded].
const (
	None Format = iota
	Gzip
	Zstd
	Bzip2
	XZ
	Zlib
	Deflate
	Brotli
)

// Errors of unpacking. Those of the reader below are passed on as they are.
var (
	ErrCut     = errors.New("the compressed data has no end")
	ErrDamaged = errors.New("the compressed data is damaged")
	ErrBomb    = errors.New("the compressed data unpacks to far more than a collection of reports would")
)

// MaxWindow bounds the memory of the decoders of Zstandard and xz. It is what zstd
// itself accepts by default (--long=27), and twice what xz -9 takes.
const MaxWindow = 128 << 20 // bytes

// Of tells the format of data by its first bytes; four are enough.
func Of(head []byte) Format {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}):
		return Gzip
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return Zstd
	case len(head) >= 4 && bytes.HasPrefix(head, []byte("BZh")) && '1' <= head[3] && head[3] <= '9':
		return Bzip2
	case bytes.HasPrefix(head, []byte("\xfd7zX")):
		return XZ
	}
	return None
}

// Reader unpacks a stream. Its errors are those of the stream below it, or
// wrap one of this package.
type Reader struct {
	below *below
	data  io.Reader
	close func()
	guard *Guard
}

// NewReader unpacks r, all of whose members or frames are of one format. The
// guard may be nil.
func NewReader(r io.Reader, format Format, guard *Guard) (*Reader, error) {
	u := &Reader{below: &below{Reader: r}, guard: guard, close: func() {}}
	switch format {
	case Gzip:
		data, err := gzip.NewReader(u.below)
		if err != nil {
			return nil, u.explain(err)
		}
		u.data = data
	case Zstd:
		data, err := zstd.NewReader(u.below, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(MaxWindow))
		if err != nil {
			return nil, u.explain(err)
		}
		u.data, u.close = data, data.Close
	case Bzip2:
		u.data = bzip2.NewReader(u.below)
	case XZ:
		data, err := newXZ(u.below)
		if err != nil {
			return nil, u.explain(err)
		}
		u.data = data
	case Zlib:
		data, err := zlib.NewReader(u.below)
		if err != nil {
			return nil, u.explain(err)
		}
		u.data = data
	case Deflate:
		u.data = flate.NewReader(u.below)
	case Brotli:
		u.data = brotli.NewReader(u.below)
	default:
		u.data = u.below
	}
	return u, nil
}

// Read reads unpacked data.
func (u *Reader) Read(p []byte) (int, error) {
	n, err := u.data.Read(p)
	if bomb := u.guard.Add(n); bomb != nil {
		return n, bomb
	}
	return n, u.explain(err)
}

// Close frees the decoder. It does not close the stream below.
func (u *Reader) Close() { u.close() }

// explain tells a fault of the data from one of the stream below.
func (u *Reader) explain(err error) error {
	if u.below.err != nil && err != nil {
		return u.below.err
	}
	return Explain(err)
}

// Explain wraps an error of a decoder in [ErrCut] or [ErrDamaged].
func Explain(err error) error {
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCut
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// below is the stream that is unpacked; it keeps the error that ended it.
type below struct {
	io.Reader
	err error // nil for io.EOF
}

func (b *below) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}
