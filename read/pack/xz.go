package pack

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"

	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

var errWindow = errors.New("its dictionary is over 128 MB")

// newXZ unpacks xz. Its decoder takes as much memory as the data asks for, which
// is looked at before.
func newXZ(r io.Reader) (io.Reader, error) {
	const heads = 12 + 1024 // bytes of the stream's header, and of the first block's at most
	in := bufio.NewReaderSize(r, 64<<10)
	head, _ := in.Peek(heads)
	if size, ok := xzDictionary(head); ok && size > MaxWindow {
		return nil, errWindow
	}
	return xz.NewReader(in)
}

// xzDictionary finds how large a dictionary the first block asks for (section 3.1
// of the xz file format, 1.2.1): behind its size and flags stand two lengths,
// where the flags say so, and then its filters.
func xzDictionary(head []byte) (size int64, ok bool) {
	const lzma2 = 0x21
	if len(head) < 14 || head[12] == 0 {
		return 0, false
	}
	flags, rest := head[13], head[14:min(len(head), 12+4*(int(head[12])+1))]
	for _, flag := range []byte{0x40, 0x80} {
		if flags&flag != 0 {
			_, n := binary.Uvarint(rest)
			rest = rest[max(0, n):]
		}
	}
	for range flags&3 + 1 {
		id, n := binary.Uvarint(rest)
		length, m := binary.Uvarint(rest[max(0, n):])
		rest = rest[max(0, n)+max(0, m):]
		if n <= 0 || m <= 0 || length > uint64(len(rest)) {
			return 0, false
		}
		if id == lzma2 && length == 1 {
			size, err := lzma.DecodeDictCap(rest[0])
			return size, err == nil
		}
		rest = rest[length:]
	}
	return 0, false
}
