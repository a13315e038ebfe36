package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"recount"
)

// lines reads JSON objects, one report a line. Only one line is held at a time.
func (s *stream) lines(in *bufio.Reader, head []byte) {
	if order := wide(head); order != nil {
		in = bufio.NewReaderSize(order.NewDecoder().Reader(in), headSize)
	} else if bytes.HasPrefix(head, utf8BOM) {
		_, _ = in.Discard(len(utf8BOM))
	}
	for number := 1; !s.stopped; number++ {
		line, long, err := nextLine(in)
		switch {
		case long:
			s.fault(onLine(number), &longLine)
		case len(bytes.TrimSpace(line)) > 0 && (err == nil || err == io.EOF):
			s.object(onLine(number), line)
		}
		if err != nil && err != io.EOF && !s.stopped {
			s.fault(onLine(number), readFault(err))
		}
		if err != nil {
			break
		}
	}
	if s.passed == 0 {
		s.fault(spot{}, &empty)
	}
}

// nextLine returns the next line; one that is longer than maxFile is passed
// over and long.
func nextLine(in *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxFile; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

// object reads one JSON object.
func (s *stream) object(at spot, object []byte) {
	if !utf8.Valid(object) {
		s.fault(at, &fault{"it is not valid UTF-8, as JSON must be", "save it as UTF-8"})
		return
	}
	var rec record
	if err := json.Unmarshal(object, &rec); err != nil {
		s.fault(at, jsonFault(err))
		return
	}
	s.recordReport(at, rec)
}

// recordReport passes on the report of a record. A date that cannot be read
// does not cost the report: it comes without one, behind the problem.
func (s *stream) recordReport(at spot, rec record) {
	if strings.TrimSpace(rec.Text) == "" {
		s.fault(at, &fault{`it has no "text"`, `the report's words, title first, belong in "text"`})
		return
	}
	day, _, ok := parseDate(rec.Date)
	if !ok && rec.Date != "" {
		s.fault(at, &fault{fmt.Sprintf("the date %q cannot be read; the report is read without it", rec.Date), "write it like 2024-12-18"})
	}
	if s.stopped {
		return
	}
	report := rec.report()
	report.Published = day
	s.report(at, report)
}

// record is a report as JSON, or as a row of a table. Other fields are ignored.
type record struct {
	ID     name   `json:"id"`
	Source string `json:"source"`
	URL    string `json:"url"`
	Date   string `json:"date"`
	Title  string `json:"title"`
	Text   string `json:"text"`

	Byline, Language string `json:"-"` // of tables alone
}

// report takes the text as it is. Without a title of its own, the title is the
// text's first line.
func (rec record) report() recount.Report {
	r := recount.Report{
		ID: string(rec.ID), Source: rec.Source, URL: rec.URL,
		Title: strings.TrimSpace(rec.Title), Text: rec.Text, Byline: rec.Byline, Language: rec.Language,
	}
	lead := len(r.Text) - len(strings.TrimLeftFunc(r.Text, unicode.IsSpace))
	switch {
	case r.Title == "":
		first, _, _ := strings.Cut(r.Text[lead:], "\n")
		r.Title = strings.TrimSpace(first)
	case !strings.HasPrefix(r.Text[lead:], r.Title):
		return r
	}
	r.TitleEnd = lead + len(r.Title)
	body := strings.TrimLeftFunc(r.Text[r.TitleEnd:], unicode.IsSpace)
	r.BodyStart = len(r.Text) - len(body)
	return r
}

// name is an id: a string, or a number as it is written.
type name string

func (n *name) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*n = name(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(n))
}

// jsonFault says in plain words what is wrong with a JSON value.
func jsonFault(err error) *fault {
	const hint = `a report is one JSON object with "text", and where known "id", "source", "url", "date", "title"`
	var syntax *json.SyntaxError
	var mismatch *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF),
		errors.As(err, &syntax) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		return &fault{"the JSON is cut off before its end", again}
	case errors.As(err, &syntax):
		return &fault{fmt.Sprintf("it is not valid JSON at byte %d: %s", syntax.Offset, syntax), hint}
	case errors.As(err, &mismatch) && mismatch.Field != "":
		return &fault{fmt.Sprintf("%q is a JSON %s, not a string", mismatch.Field, mismatch.Value), hint}
	case errors.As(err, &mismatch):
		return &fault{fmt.Sprintf("it is a JSON %s, not an object", mismatch.Value), hint}
	}
	return &fault{err.Error(), hint}
}
