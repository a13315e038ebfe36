package read

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"recount/internal/lexicon"
)

// columns is what a column holds, by its name.
var columns = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, e := range lexicon.MustRead(data, "data/columns.txt") {
		names[e.Field(0)] = e.Section
	}
	return names
})

// columnName brings the name of a column to the form of the data file.
func columnName(name string) string {
	name = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

// isTable tells a table by its name, or by a first row that names at least two
// known columns, the text among them.
func isTable(head []byte, ending string) bool {
	if ending == ".csv" || ending == ".tsv" {
		return true
	}
	first, _, more := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	known, text := 0, false
	for _, name := range bytes.Split(first, []byte{separator(first)}) {
		field := columns()[columnName(strings.Trim(string(bytes.TrimSpace(name)), `"`))]
		text = text || field == "text"
		if field != "" {
			known++
		}
	}
	return more && known > 1 && text
}

// separator is the character that most often parts the names in a first row.
func separator(first []byte) byte {
	best := byte(',')
	for _, c := range []byte{'\t', ';', '|'} {
		if bytes.Count(first, []byte{c}) > bytes.Count(first, []byte{best}) {
			best = c
		}
	}
	return best
}

// table reads rows of values, one report a row. Only one row is held at a time.
func (s *stream) table(in *bufio.Reader, head []byte) {
	if order := wide(head); order != nil {
		in = bufio.NewReaderSize(order.NewDecoder().Reader(in), headSize)
	} else if bytes.HasPrefix(head, utf8BOM) {
		_, _ = in.Discard(len(utf8BOM))
	}
	first, _, _ := bytes.Cut(bytes.TrimLeft(headText(head), "\r\n"), []byte("\n"))
	bounded := &boundedRow{in, maxFile}
	t := tableReader{stream: s, rows: csv.NewReader(bounded)}
	t.rows.Comma = rune(separator(first))
	t.rows.ReuseRecord = true
	if !t.heading() {
		return
	}
	for !s.stopped {
		bounded.left = maxFile
		values, err := t.rows.Read()
		if err == io.EOF || !t.row(values, err) {
			break
		}
	}
	if s.passed == 0 {
		s.fault(spot{}, &empty)
	}
}

type tableReader struct {
	*stream
	rows   *csv.Reader
	fields []string // what each column holds; empty for what is not needed
	line   int      // where the last row began
}

// heading reads the names of the columns.
func (t *tableReader) heading() bool {
	names, err := t.rows.Read()
	if err == io.EOF {
		t.fault(spot{}, &empty)
		return false
	}
	if err != nil {
		t.badRow(nil, err)
		return false
	}
	t.line = 1
	var f *fault
	if t.fields, f = t.in.opts.fieldsOf(names); f != nil {
		t.fault(onLine(1), f)
	}
	return f == nil
}

// fieldsOf tells what each column holds; the first column of a kind counts.
func (o Options) fieldsOf(names []string) ([]string, *fault) {
	mapped, taken := map[string]string{}, map[string]bool{}
	for name, field := range o.Columns {
		mapped[columnName(name)] = field
		taken[field] = true
	}
	fields, found := make([]string, len(names)), false
	for i, name := range names {
		name = columnName(name)
		if mapped[name] != "" {
			fields[i] = mapped[name]
		} else if field := columns()[name]; !taken[field] {
			fields[i], taken[field] = field, true
		}
		found = found || fields[i] == "text"
	}
	if !found {
		return nil, &fault{
			fmt.Sprintf("no column is known to hold the text; the columns are %.200q", names),
			`call that column "text", or map it: --columns NAME=text`,
		}
	}
	return fields, nil
}

// row passes on the report in a row, or what is wrong with it; false ends the
// table.
func (t *tableReader) row(values []string, err error) bool {
	if err != nil {
		return t.badRow(values, err)
	}
	t.line, _ = t.rows.FieldPos(0)
	rec := record{}
	to := rec.columns()
	for i, field := range t.fields {
		if target := to[field]; target != nil {
			setOnce(target, inUTF8(values[i]))
		}
	}
	if !strings.HasPrefix(strings.TrimSpace(rec.Text), strings.TrimSpace(rec.Title)) && strings.TrimSpace(rec.Text) != "" {
		rec.Text = strings.TrimSpace(rec.Title) + "\n\n" + rec.Text // the title is part of the report, and has a column of its own
	}
	t.recordReport(onLine(t.line), rec)
	return true
}

// columns are where the values of the columns go.
func (rec *record) columns() map[string]*string {
	return map[string]*string{
		"id": (*string)(&rec.ID), "text": &rec.Text, "title": &rec.Title, "date": &rec.Date,
		"source": &rec.Source, "url": &rec.URL, "byline": &rec.Byline, "language": &rec.Language,
	}
}

// IsColumn tells whether [Options.Columns] may map a column to field.
func IsColumn(field string) bool {
	_, known := new(record).columns()[field]
	return known
}

// inUTF8 reads values of tables that office programs wrote in Windows-1252.
func inUTF8(value string) string {
	if utf8.ValidString(value) {
		return value
	}
	if text, f := decode([]byte(value), ""); f == nil {
		return text
	}
	return strings.ToValidUTF8(value, "\ufffd")
}

const rowHint = `values with separators, line ends or quotation marks in them belong between quotation marks, and " inside them is written ""`

// badRow says what is wrong with a row; false ends the table.
func (t *tableReader) badRow(values []string, err error) bool {
	var bad *csv.ParseError
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		errors.As(err, &bad)
		t.line = bad.StartLine
		t.fault(onLine(bad.StartLine), &fault{fmt.Sprintf("the row has %d columns, and the first row %d", len(values), len(t.fields)), rowHint})
	case errors.As(err, &bad):
		t.line = bad.Line
		t.fault(onLine(bad.StartLine), &fault{"the row cannot be read: " + bad.Err.Error(), rowHint})
	case errors.Is(err, errLongRow):
		t.fault(onLine(t.line+1), &fault{"the row that begins behind this line is over 32 MB: perhaps a quotation mark is not closed", rowHint})
		return false
	default:
		t.fault(onLine(t.line+1), readFault(err))
		return false
	}
	return true
}

var errLongRow = errors.New("a row is too long")

// boundedRow gives up on a row without end.
type boundedRow struct {
	io.Reader
	left int
}

func (b *boundedRow) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLongRow
	}
	n, err := b.Reader.Read(p)
	b.left -= n
	return n, err
}
