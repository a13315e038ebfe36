package warc

import (
	"bufio"
	"bytes"
	"strconv"
	"strings"
)

// ending watches for the next record in the block of one whose Content-Length is
// more than it holds: without that, what follows would be taken for its content.
type ending struct {
	last   [3]byte // the bytes read before
	nested bool    // the block is of WARC records itself
}

// isArchive tells the media type of WARC files.
func isArchive(media string) bool {
	kind, _, _ := strings.Cut(media, ";")
	return strings.EqualFold(strings.TrimSpace(kind), "application/warc")
}

var versionLine = append([]byte{'\n'}, versionStart...)

// until tells how many of the next bytes, of most, can be read before a line that
// may begin a record stands first; 0 where a record begins there, although left
// bytes of the block are to come.
func (e *ending) until(in *bufio.Reader, most int, left int64) int {
	if e.nested {
		return most
	}
	head, _ := in.Peek(1)
	if len(head) > 0 && head[0] == versionStart[0] && e.blank() && e.begins(in, left) {
		return 0
	}
	head, _ = in.Peek(max(1, min(most, in.Buffered())))
	if at := bytes.Index(head, versionLine); at >= 0 {
		return at + 1
	}
	if at := bytes.LastIndexByte(head, '\n') + 1; at > 0 && at < len(head) && bytes.HasPrefix(versionStart, head[at:]) {
		return at
	}
	return max(1, len(head))
}

// read notes what was read.
func (e *ending) read(p []byte) {
	for _, b := range p[max(0, len(p)-len(e.last)):] {
		e.last = [3]byte{e.last[1], e.last[2], b}
	}
}

// blank tells that a blank line stands before.
func (e *ending) blank() bool {
	last := strings.ReplaceAll(string(e.last[:]), "\r", "")
	return strings.HasSuffix(last, "\n\n")
}

// begins tells that a whole header of a record follows, with all that every
// record has, and that the block does not end where it says.
func (e *ending) begins(in *bufio.Reader, left int64) bool {
	if head, _ := in.Peek(len(versionStart)); !bytes.Equal(head, versionStart) {
		return false
	}
	head, _ := in.Peek(in.Size())
	version, rest, _ := bytes.Cut(head, []byte("\n"))
	if !isVersion(version) || left < int64(len(head)) && isEnd(head[left:]) {
		return false
	}
	fields, err := readFields(lines{bufio.NewReader(bytes.NewReader(rest))}, maxHead)
	if err != nil || fields["warc-type"] == "" || fields["warc-record-id"] == "" || fields["warc-date"] == "" {
		return false
	}
	_, err = strconv.ParseUint(fields["content-length"], 10, 63)
	return err == nil
}

// isEnd tells that a record ends before these bytes: line ends follow, and then
// another record or nothing.
func isEnd(rest []byte) bool {
	next := bytes.TrimLeft(rest, "\r\n")
	return len(next) < len(rest) && (len(next) == 0 || bytes.HasPrefix(next, versionStart))
}
