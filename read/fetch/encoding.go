package fetch

import (
	"bufio"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"recount/read/pack"
)

// encodingsOf lists the content encodings of an answer that must be undone here,
// the first applied first: those that readers cannot tell by the first bytes. It
// is empty where there is none of them. An encoding that is not known is a fault.
func encodingsOf(r *received, at *url.URL) (encodings []string, fault *Fault) {
	header := r.Header.Get("Content-Encoding")
	for encoding := range strings.SplitSeq(strings.ToLower(header), ",") {
		switch encoding = strings.TrimSpace(encoding); encoding {
		case "", "identity", "utf-8", "none":
		case "gzip", "x-gzip", "zstd", "br", "deflate":
			encodings = append(encodings, encoding)
		default:
			return nil, refusal(at.String(), "it came compressed in a way that was not asked for ("+strconv.QuoteToGraphic(header)+")", "save the page in a browser and name the file")
		}
	}
	if len(encodings) > maxEncodings {
		return nil, refusal(at.String(), "it came compressed over and over", "save the page in a browser and name the file")
	}
	if !slices.Contains(encodings, "br") && !slices.Contains(encodings, "deflate") {
		return nil, nil // readers go by the first bytes
	}
	return encodings, nil
}

const maxEncodings = 3

// plain is a body whose content encodings are undone as it is read.
type plain struct {
	body      io.Closer
	in        *bufio.Reader
	encodings []string // those yet to be undone
	guard     *pack.Guard
}

func (p *plain) Read(b []byte) (int, error) {
	for len(p.encodings) > 0 {
		last := len(p.encodings) - 1
		content, err := pack.Encoded(p.in, p.encodings[last], p.guard)
		if err != nil {
			return 0, err
		}
		p.in, p.encodings = bufio.NewReaderSize(content, 64<<10), p.encodings[:last]
	}
	return p.in.Read(b)
}

// Close ends the connection.
func (p *plain) Close() error { return p.body.Close() }
