package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http/httputil"
	"slices"
	"strconv"
	"strings"

	"recount/read/pack"
)

// Response is an HTTP response as a crawler kept it.
type Response struct {
	Status int               // 0 where the status line cannot be read
	Header map[string]string // names in lower case; the first of a name counts
	body   *bufio.Reader
	checks []*checked // of the body as it is kept, and as it was meant, where the payload's digest is to be checked
}

var errNoHTTP = errors.New("its block is no HTTP response")

// ReadResponse reads the head of a response from the block of a record. It
// takes what net/http would not: a status line without a reason, HTTP/2 as some
// crawlers write it, and lines that are no fields.
func ReadResponse(rec *Record) (*Response, error) {
	r := &Response{body: bufio.NewReaderSize(rec.Block, bufferSize)}
	line, err := readLine(r.body, maxHead)
	switch {
	case err == io.EOF:
		return nil, errNoHTTP
	case err != nil:
		return nil, err
	case !bytes.HasPrefix(line, []byte("HTTP/")):
		return nil, errNoHTTP
	}
	if fields := strings.Fields(string(line)); len(fields) > 1 {
		r.Status, _ = strconv.Atoi(fields[1])
	}
	r.Header, err = readFields(lines{r.body}, maxHead)
	if want := parseDigest(rec.Header["warc-payload-digest"]); want != nil && rec.check == nil {
		r.body = r.checked(r.body, want)
	}
	return r, err
}

// checked has what is read of a body compared with the payload's digest.
func (r *Response) checked(body io.Reader, want *digest) *bufio.Reader {
	check := newChecked(body, want)
	r.checks = append(r.checks, check)
	return bufio.NewReaderSize(check, bufferSize)
}

// Intact tells, once the content was read to its end, whether the body is what
// the record's WARC-Payload-Digest is of; known is false where that cannot be
// told. The standard takes the digest of the body without its chunks; crawlers
// took it of the body as it came as well, or of the content unpacked, so one
// that fits none of these is at fault only where nothing of the kind was done.
// A digest of the whole block is better, and then this one is not looked at.
func (r *Response) Intact() (intact, known bool) {
	for _, check := range r.checks {
		if check.holds() {
			return true, true
		}
	}
	for name := range r.Header {
		if strings.HasSuffix(name, "transfer-encoding") || strings.HasSuffix(name, "content-encoding") {
			return false, false
		}
	}
	return false, len(r.checks) > 0
}

// lines reads the head of a response line by line.
type lines struct{ in *bufio.Reader }

func (l lines) line(most int) ([]byte, error) { return readLine(l.in, most) }

// Content returns the body as the server meant it, with chunks joined and
// compression undone. Crawlers often undo both themselves and keep the header,
// so what the body looks like counts before what the header says.
func (r *Response) Content() (io.Reader, error) {
	body := r.body
	if strings.Contains(strings.ToLower(r.Header["transfer-encoding"]), "chunked") && isChunked(body) {
		body = bufio.NewReaderSize(httputil.NewChunkedReader(body), bufferSize)
		if len(r.checks) > 0 {
			body = r.checked(body, r.checks[0].want)
		}
	}
	encodings := strings.FieldsFunc(strings.ToLower(r.Header["content-encoding"]), func(r rune) bool { return r == ',' || r == ' ' })
	if len(encodings) > 3 {
		return nil, errors.New("its content is compressed over and over")
	}
	for _, encoding := range slices.Backward(encodings) {
		content, err := pack.Encoded(body, encoding, nil)
		if err != nil {
			return nil, err
		}
		body = bufio.NewReaderSize(content, bufferSize)
	}
	return body, nil
}

// isChunked tells a body that begins with the length of a chunk: hexadecimal
// digits, perhaps an extension, a line end.
func isChunked(body *bufio.Reader) bool {
	const longest = 64 // bytes
	head, _ := body.Peek(longest)
	line, _, ended := bytes.Cut(head, []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	_, err := strconv.ParseUint(strings.TrimSpace(size), 16, 32)
	return ended && err == nil
}
