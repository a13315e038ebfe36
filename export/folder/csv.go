package folder

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"recount/export/internal/column"
)

// csvFile writes rows as RFC 4180 has it, in UTF-8. Cells are exact: lists and
// objects are JSON, and a text that begins with = or + is left as it is, though
// a spreadsheet may take it for a formula (see README.md).
type csvFile struct {
	out     *csv.Writer
	columns []column.Column
	cells   []string
}

func newCSV(w io.Writer, t table, tags bool) (*csvFile, error) {
	f := &csvFile{csv.NewWriter(w), t.columns, make([]string, len(t.columns))}
	for i, c := range t.columns {
		f.cells[i] = c.Name
	}
	err := f.out.Write(f.cells)
	if row := hxl(&t); err == nil && tags && row != nil {
		err = f.out.Write(row)
	}
	return f, err
}

func (f *csvFile) write(r row) (int, error) {
	for i, c := range f.columns {
		cell, err := cellOf(c, r.flat)
		if err != nil {
			return 0, err
		}
		f.cells[i] = cell
	}
	return 1, f.out.Write(f.cells)
}

func (f *csvFile) close() error {
	f.out.Flush()
	return f.out.Error()
}

// cellOf writes the value of a column; null is an empty cell.
func cellOf(c column.Column, r reflect.Value) (string, error) {
	value, err := c.Value(r)
	if err != nil {
		return "", fmt.Errorf("column %s: %w", c.Name, err)
	}
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return strings.ToValidUTF8(v, "\ufffd"), nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case time.Time:
		return v.UTC().Format(time.RFC3339), nil
	case []string:
		text, err := json.Marshal(v)
		return string(text), err
	}
	return fmt.Sprint(value), nil
}
