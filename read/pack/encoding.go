package pack

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/andybalholm/brotli"
)

// peeked is how much of an encoded body is looked at to tell what it is.
const peeked = 4 << 10

// Encoded undoes one content encoding of HTTP where the body shows it: servers
// and crawlers err in what they say. A body that does not, or whose encoding is
// not known, is returned as it is. The guard may be nil.
func Encoded(body *bufio.Reader, encoding string, guard *Guard) (io.Reader, error) {
	head, _ := body.Peek(peeked)
	format := None
	switch encoding {
	case "gzip", "x-gzip":
		format = onlyIf(Of(head) == Gzip, Gzip)
	case "zstd":
		format = onlyIf(Of(head) == Zstd, Zstd)
	case "deflate":
		switch {
		case isZlib(head):
			format = Zlib
		case !isMarkup(head): // without its frame, as some servers send it
			format = Deflate
		}
	case "br":
		format = onlyIf(isBrotli(head), Brotli)
	}
	if format == None {
		return body, nil
	}
	return NewReader(body, format, guard)
}

func onlyIf(is bool, format Format) Format {
	if is {
		return format
	}
	return None
}

func isZlib(head []byte) bool {
	return len(head) >= 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0
}

func isMarkup(head []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")) }

// isBrotli tries: Brotli has no first bytes of its own.
func isBrotli(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	begin := make([]byte, 64)
	n, err := io.ReadFull(brotli.NewReader(bytes.NewReader(head)), begin)
	return n > 0 && (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && bytes.IndexByte(begin[:n], 0) < 0
}
