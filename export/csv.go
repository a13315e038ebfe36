package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"recount"
)

// CSV prints a header and then each row as a line (RFC 4180). The columns are
// the keys of the JSON lines in their order, with keys of keys joined
// (subject_country), lists of words joined by "; ", other lists and objects as
// JSON, and spans left out. What the text does not say is an empty cell.
func CSV[Row any](w io.Writer) Printer[Row] {
	out := csv.NewWriter(w)
	columns := columnsOf(reflect.TypeFor[Row](), "", nil)
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.name
	}
	started := false
	return func(_ recount.Report, rows []Row) error {
		if !started {
			started = true
			_ = out.Write(head) // the error is kept until Flush
		}
		for i := range rows {
			_ = out.Write(cells(columns, reflect.ValueOf(&rows[i]).Elem()))
		}
		out.Flush()
		return out.Error()
	}
}

// column is one field of a row: its name and the way to it.
type column struct {
	name string
	path []int
}

// columnsOf lists the fields of a struct as JSON would name them.
func columnsOf(row reflect.Type, prefix string, path []int) []column {
	var columns []column
	for i := range row.NumField() {
		field := row.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		way := append(append([]int{}, path...), i)
		switch {
		case field.Type == reflect.TypeFor[recount.Spans]():
		case field.Type.Kind() != reflect.Struct || field.Type.Implements(reflect.TypeFor[json.Marshaler]()):
			columns = append(columns, column{prefix + name, way})
		case field.Anonymous:
			columns = append(columns, columnsOf(field.Type, prefix, way)...)
		default:
			columns = append(columns, columnsOf(field.Type, name+"_", way)...)
		}
	}
	return columns
}

func cells(columns []column, row reflect.Value) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = cell(row.FieldByIndex(c.path).Interface())
	}
	return out
}

// cell writes a value as JSON does, without quotation marks, and null as
// nothing.
func cell(value any) string {
	switch v := value.(type) {
	case []string:
		return strings.Join(v, "; ")
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case fmt.Stringer:
		return v.String()
	case *int:
		if v == nil {
			return ""
		}
		return strconv.Itoa(*v)
	case float64:
		return number(v)
	case *float64:
		if v == nil {
			return ""
		}
		return number(*v)
	}
	switch reflect.TypeOf(value).Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Struct:
		return object(value)
	}
	return fmt.Sprint(value)
}

// object writes a list or an object as JSON, and nothing for an empty one.
func object(value any) string {
	if v := reflect.ValueOf(value); v.Kind() != reflect.Struct && (v.IsZero() || v.Kind() != reflect.Pointer && v.Len() == 0) {
		return ""
	}
	out, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value) // of a number that JSON has no word for
	}
	return string(out)
}

// number writes a number in full digits, with no more decimals than it needs.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
