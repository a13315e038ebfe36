package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"recount"
	"recount/export/internal/column"
)

// CSV prints a header and then each row as a line (RFC 4180). The columns are
// the keys of the JSON lines in their order, with keys of keys joined
// (subject_country), lists of words joined by "; ", other lists and objects as
// JSON, and spans left out. What the text does not say is an empty cell.
func CSV[Row any](w io.Writer) Printer[Row] {
	out := csv.NewWriter(w)
	var columns []column.Column
	var head []string
	for _, c := range column.Of(reflect.TypeFor[Row]()) {
		if c.Name != "spans" {
			columns, head = append(columns, c), append(head, c.Name)
		}
	}
	started := false
	return func(_ recount.Report, rows []Row) error {
		if !started {
			started = true
			_ = out.Write(head) // the error is kept until Flush
		}
		for i := range rows {
			cells, err := cellsOf(columns, reflect.ValueOf(&rows[i]))
			if err != nil {
				return err
			}
			_ = out.Write(cells)
		}
		out.Flush()
		return out.Error()
	}
}

func cellsOf(columns []column.Column, row reflect.Value) ([]string, error) {
	out := make([]string, len(columns))
	for i, c := range columns {
		value, err := c.Value(row)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
		out[i] = cell(value)
	}
	return out, nil
}

// cell writes a value as JSON does, without quotation marks, and null as
// nothing.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []string:
		return strings.Join(v, "; ")
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case float64:
		return number(v)
	}
	return fmt.Sprint(value)
}

// number writes a number in full digits, with no more decimals than it needs.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
