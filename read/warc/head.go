package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

const (
	maxHead  = 1 << 20 // bytes of the header of one record; addresses may be long
	maxBlock = 1 << 50 // bytes; more is no length that a disk could hold
)

var versionStart = []byte("WARC/")

// head reads the version line and the header of a record.
func (r *Reader) head(rec *Record) error {
	version, err := r.in.line(maxHead)
	switch {
	case err != nil:
		return err
	case !isVersion(version):
		return fmt.Errorf("it does not begin like a WARC record, but with %s", shown(version))
	}
	if rec.Header, err = readFields(r.in, maxHead); err != nil {
		return err
	}
	return rec.fill()
}

// isVersion tells the first line of a record: "WARC/1.1", of old "WARC/0.18".
func isVersion(line []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), versionStart)
	if !ok || len(rest) < 3 || len(rest) > 4 || rest[1] != '.' {
		return false
	}
	_, err := strconv.ParseFloat(string(rest), 64)
	return err == nil
}

func shown(line []byte) string {
	const most = 40 // bytes
	line = bytes.TrimSpace(line)
	if len(line) > most {
		return strconv.QuoteToASCII(string(line[:most])) + " …"
	}
	return strconv.QuoteToASCII(string(line))
}

// fill reads the fields that every record has, and those that pages need.
func (rec *Record) fill() error {
	rec.Type = strings.ToLower(rec.Header["warc-type"])
	rec.Target = strings.Trim(rec.Header["warc-target-uri"], "<>")
	rec.Media = rec.Header["content-type"]
	rec.Truncated = rec.Header["warc-truncated"]
	rec.Segment, _ = strconv.Atoi(rec.Header["warc-segment-number"])
	rec.Date = parseDate(rec.Header["warc-date"])
	length, err := strconv.ParseInt(rec.Header["content-length"], 10, 64)
	switch {
	case rec.Header["content-length"] == "":
		return errors.New("its header has no Content-Length")
	case err != nil || length < 0 || length > maxBlock:
		return fmt.Errorf("its Content-Length is %s, which is no length", shown([]byte(rec.Header["content-length"])))
	case rec.Type == "":
		return errors.New("its header has no WARC-Type")
	}
	rec.Length = length
	return nil
}

// parseDate reads the date of a record, in any precision that WARC 1.1 allows,
// and as some crawlers write it; zero where it cannot be read.
func parseDate(s string) time.Time {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04Z", "2006-01-02T15Z", "2006-01-02", "20060102150405", "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// liner is what a header is read from.
type liner interface {
	line(most int) ([]byte, error) // with its line end; io.EOF where nothing is left
}

// readFields reads header lines up to a blank one. Lines that are no fields
// are passed over: a crawler that wrote one did not lose the others.
func readFields(in liner, most int) (map[string]string, error) {
	fields := map[string]string{}
	name := ""
	for {
		line, err := in.line(most)
		if err == io.EOF {
			return nil, errShort
		}
		if err != nil {
			return nil, err
		}
		most -= len(line)
		text := strings.TrimSpace(strings.ToValidUTF8(string(line), "\ufffd"))
		before, value, colon := strings.Cut(text, ":")
		switch {
		case text == "":
			return fields, nil
		case line[0] == ' ' || line[0] == '\t': // the value goes on
			if name != "" {
				fields[name] += " " + text
			}
		case colon:
			name = strings.ToLower(strings.TrimSpace(before))
			if _, known := fields[name]; known {
				name = ""
			} else {
				fields[name] = strings.TrimSpace(value)
			}
		default:
			name = ""
		}
	}
}

var errLongHead = errors.New("its header is over 1 MB")

// readLine returns the next line of in with its end, which the last line may
// lack; io.EOF where nothing is left.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > most {
			return nil, errLongHead
		}
		line = append(line, part...)
		switch {
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(line) > 0:
			return line, nil
		default:
			return line, err
		}
	}
}
