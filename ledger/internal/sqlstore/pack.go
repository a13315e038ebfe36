package sqlstore

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
	"github.com/zeebo/xxh3"

	"recount/ledger"
)

// Bodies of rows are CBOR, which keeps the keys of fields so that new fields
// can be read by any version, compressed with a dictionary that holds those
// keys. Compressed bodies name their dictionary: it may never change. A better
// one gets a number and a file of its own, and the old one stays.
const dictionary1 = 1

// dictionaryWords is what bodies look like: see dictionary_test.go, which made it.
//
//go:embed dictionary1.cbor
var dictionaryWords []byte

// packer packs and unpacks; it is safe for concurrent use.
type packer struct {
	encode cbor.EncMode
	decode cbor.DecMode
	shrink *zstd.Encoder // for bodies
	text   *zstd.Encoder // for texts
	grow   *zstd.Decoder // for both
}

// maxUnpacked bounds what one body may unpack to, 64 MB: more than the limits of
// reports allow.
const maxUnpacked = 64 << 20

var packing = sync.OnceValue(func() *packer {
	p := &packer{}
	encode := cbor.EncOptions{
		Sort:          cbor.SortBytewiseLexical,
		ShortestFloat: cbor.ShortestFloat16,
		TextMarshaler: cbor.TextMarshalerTextString,
	}
	decode := cbor.DecOptions{TextUnmarshaler: cbor.TextUnmarshalerTextString, MaxArrayElements: 10_000_000, UTF8: cbor.UTF8DecodeInvalid}
	var errs [5]error
	p.encode, errs[0] = encode.EncMode()
	p.decode, errs[1] = decode.DecMode()
	small := []zstd.EOption{
		zstd.WithEncoderConcurrency(2), zstd.WithEncoderCRC(false), zstd.WithWindowSize(64 << 10),
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderDictRaw(dictionary1, dictionaryWords),
	}
	p.shrink, errs[2] = zstd.NewWriter(nil, small...)
	p.text, errs[3] = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(128<<10), zstd.WithEncoderLevel(zstd.SpeedBetterCompression))
	p.grow, errs[4] = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxUnpacked),
		zstd.WithDecoderDictRaw(dictionary1, dictionaryWords))
	for _, err := range errs {
		if err != nil {
			panic("sqlstore: the options of packing do not go together: " + err.Error())
		}
	}
	return p
})

// pack makes the body of a row.
func pack(v any) ([]byte, error) {
	c, err := contentOf(v)
	return c.body(), err
}

// content is what a row's body is to hold, not yet shrunk: that takes most of
// the time of packing, and a row that stays as it is needs none.
type content struct {
	plain []byte
	sum   int64 // tells contents apart; never 0
}

func contentOf(v any) (content, error) {
	plain, err := packing().encode.Marshal(v)
	if err != nil {
		return content{}, fmt.Errorf("packing %T: %w", v, err)
	}
	return content{plain, int64(xxh3.Hash(plain) | 1)}, nil //nolint:gosec // any number will do
}

func (c content) body() []byte {
	return packing().shrink.EncodeAll(c.plain, make([]byte, 0, len(c.plain)/2))
}

// unpacked are buffers that bodies were unpacked in: decoding copies what it keeps.
var unpacked = sync.Pool{New: func() any { return new([]byte) }}

// largestKept bounds what stays in them.
const largestKept = 64 << 10

// unpack reads the body of a row into v.
func unpack(body []byte, v any) error {
	buffer := unpacked.Get().(*[]byte)
	plain, err := packing().grow.DecodeAll(body, (*buffer)[:0])
	if err == nil {
		err = packing().decode.Unmarshal(plain, v)
	}
	if cap(plain) <= largestKept {
		*buffer = plain
	}
	unpacked.Put(buffer)
	if err != nil {
		return fmt.Errorf("a row does not unpack to %T: %w: %w", v, err, ledger.ErrDamaged)
	}
	return nil
}

func packText(text string) []byte { return packing().text.EncodeAll([]byte(text), nil) }

func unpackText(body []byte) (string, error) {
	plain, err := packing().grow.DecodeAll(body, nil)
	if err != nil {
		return "", fmt.Errorf("a text does not unpack: %w: %w", err, ledger.ErrDamaged)
	}
	return string(plain), nil
}
