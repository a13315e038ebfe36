package pack

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

const words = "Ten houses fell into the river Arn on Tuesday night, the mayor said."

// bzipped is words, compressed by bzip2: Go has no writer of it.
var bzipped = mustHex("425a6839314159265359ca414c99000007978040052000040027e79f20200048a9b6a469e9a869e27a8443434193206ff2f5cb109cde27ec35584c89a439b15bb510980fa910960aa9a6a94fe328a50432c58407177245385090ca414c99")

func xzipped(tb testing.TB, s string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w, err := xz.NewWriter(&b)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := io.WriteString(w, s); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func mustHex(s string) []byte {
	data, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return data
}

func gzipped(tb testing.TB, s string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func zstandard(tb testing.TB, s string) []byte {
	tb.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return w.EncodeAll([]byte(s), nil)
}

func TestUnpack(t *testing.T) {
	tests := map[string]struct {
		data   []byte
		format Format
		want   string
	}{
		"gzip":               {gzipped(t, words), Gzip, words},
		"gzip, two members":  {append(gzipped(t, words), gzipped(t, words)...), Gzip, words + words},
		"Zstandard":          {zstandard(t, words), Zstd, words},
		"Zstandard, frames":  {append(zstandard(t, words), zstandard(t, words)...), Zstd, words + words},
		"bzip2":              {bzipped, Bzip2, words},
		"xz":                 {xzipped(t, words), XZ, words},
		"xz, two streams":    {append(xzipped(t, words), xzipped(t, words)...), XZ, words + words},
		"not compressed":     {[]byte(words), None, words},
		"nothing":            {nil, None, ""},
		"begins like bzip2":  {[]byte("BZhang said"), None, "BZhang said"},
		"begins like gzip":   {[]byte("\x1f\x8b"), None, "\x1f\x8b"},
		"begins like a word": {[]byte("BZ"), None, "BZ"},
	}
	for name, test := range tests {
		if format := Of(test.data); format != test.format {
			t.Errorf("%s: format %d, want %d", name, format, test.format)
			continue
		}
		r, err := NewReader(bytes.NewReader(test.data), test.format, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := io.ReadAll(r)
		r.Close()
		if string(got) != test.want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestFaults(t *testing.T) {
	broken := errors.New("the disk is gone")
	flipped := gzipped(t, strings.Repeat(words, 50))
	flipped[len(flipped)-6] ^= 0xff
	tests := map[string]struct {
		in     io.Reader
		format Format
		want   error
	}{
		"cut gzip":      {bytes.NewReader(gzipped(t, words)[:30]), Gzip, ErrCut},
		"cut Zstandard": {bytes.NewReader(zstandard(t, words)[:30]), Zstd, ErrCut},
		"cut bzip2":     {bytes.NewReader(bzipped[:40]), Bzip2, ErrCut},
		"cut xz":        {bytes.NewReader(xzipped(t, words)[:40]), XZ, ErrCut},
		"no xz":         {strings.NewReader("\xfd7zXZ\x00" + words), XZ, ErrDamaged},
		"xz, 4 GB":      {bytes.NewReader(greedy(t)), XZ, ErrDamaged},
		"checksum":      {bytes.NewReader(flipped), Gzip, ErrDamaged},
		"no gzip":       {strings.NewReader("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + words), Gzip, ErrDamaged},
		"no Zstandard":  {strings.NewReader("\x28\xb5\x2f\xfd\xff\xff\xff\xff" + words), Zstd, ErrDamaged},
		"no bzip2":      {strings.NewReader("BZh9" + words), Bzip2, ErrDamaged},
		"below":         {io.MultiReader(bytes.NewReader(gzipped(t, words)[:30]), failing{broken}), Gzip, broken},
	}
	for name, test := range tests {
		r, err := NewReader(test.in, test.format, nil)
		if err == nil {
			_, err = io.ReadAll(r)
			r.Close()
		}
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

// greedy is xz data that asks for a dictionary of 4 GB.
func greedy(tb testing.TB) []byte {
	tb.Helper()
	data := xzipped(tb, words)
	at := bytes.Index(data, []byte{0x21, 1}) + 2
	data[at] = 40
	header := data[12 : 12+4*(int(data[12])+1)]
	binary.LittleEndian.PutUint32(header[len(header)-4:], crc32.ChecksumIEEE(header[:len(header)-4]))
	if size, ok := xzDictionary(data); !ok || size < 4<<30-1 {
		tb.Fatalf("it asks for %d bytes, %t", size, ok)
	}
	return data
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// zeros is a stream without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestBombIsGivenUp(t *testing.T) {
	r, err := NewReader(zeros{}, None, NewGuard(func() int64 { return 1000 }))
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, r)
	if !errors.Is(err, ErrBomb) || n > grace+1<<20 {
		t.Errorf("read %d bytes, %v", n, err)
	}
}

func TestGuardLetsTextsPass(t *testing.T) {
	var packed int64
	g := NewGuard(func() int64 { return packed })
	for range 10_000 {
		packed += 1 << 20 / 100
		if err := g.Add(1 << 20); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	for _, seed := range [][]byte{gzipped(f, words), zstandard(f, words), bzipped, xzipped(f, words), greedy(f), []byte(words), nil} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := NewReader(bytes.NewReader(data), Of(data), NewGuard(func() int64 { return int64(len(data)) }))
		if err != nil {
			return
		}
		defer r.Close()
		_, err = io.Copy(io.Discard, r)
		if err != nil && !errors.Is(err, ErrCut) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrBomb) {
			t.Errorf("an error of no kind: %v", err)
		}
	})
}
