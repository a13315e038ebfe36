package folder

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"recount"
	"recount/export/internal/column"
)

// rowsPerGroup bounds the memory that a table takes while it is written: a row
// of claims has about a kilobyte.
const rowsPerGroup = 20_000

// parquetFile writes rows in columns of their types: days are DATE, times are
// TIMESTAMP in UTC, lists of words are LIST. Other lists and objects are JSON in
// a column of text, which every reader takes.
type parquetFile struct {
	out     *parquet.GenericWriter[any]
	columns []column.Column
	row     parquet.Row
}

func newParquet(w io.Writer, t table) *parquetFile {
	schema := parquet.NewSchema(t.name, newGroup(t.columns))
	return &parquetFile{
		out:     parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowsPerGroup)),
		columns: t.columns,
	}
}

// group is a parquet.Group that keeps its fields in the order of the columns.
type group struct {
	parquet.Group
	fields []parquet.Field
}

// Fields lists the columns in order.
func (g group) Fields() []parquet.Field { return g.fields }

type field struct {
	parquet.Node
	name string
}

// Name is the column's name.
func (f field) Name() string { return f.name }

// Value finds the field in a struct; rows are written as values, so that it is
// never asked.
func (f field) Value(base reflect.Value) reflect.Value { return base.FieldByName(f.name) }

func newGroup(columns []column.Column) group {
	g := group{parquet.Group{}, make([]parquet.Field, len(columns))}
	for i, c := range columns {
		node := nodeOf(c.Kind)
		g.Group[c.Name], g.fields[i] = node, field{node, c.Name}
	}
	return g
}

func nodeOf(kind column.Kind) parquet.Node {
	switch kind {
	case column.Int:
		return parquet.Optional(parquet.Int(64))
	case column.Number:
		return parquet.Optional(parquet.Leaf(parquet.DoubleType))
	case column.Bool:
		return parquet.Optional(parquet.Leaf(parquet.BooleanType))
	case column.Day:
		return parquet.Optional(parquet.Date())
	case column.Time:
		return parquet.Optional(parquet.Timestamp(parquet.Millisecond))
	case column.List:
		return parquet.List(parquet.String())
	}
	return parquet.Optional(parquet.String())
}

func (f *parquetFile) write(r row) (int, error) {
	f.row = f.row[:0]
	for i, c := range f.columns {
		value, err := c.Value(r.flat)
		if err != nil {
			return 0, fmt.Errorf("column %s: %w", c.Name, err)
		}
		f.add(i, value)
	}
	_, err := f.out.WriteRows([]parquet.Row{f.row})
	return 1, err
}

// add adds a value to the row: at level 0 none, at 1 one; the elements of a list
// after the first repeat.
func (f *parquetFile) add(at int, value any) {
	switch words, isList := value.([]string); {
	case value == nil:
		f.row = append(f.row, parquet.NullValue().Level(0, 0, at))
	case isList:
		for i, word := range words {
			f.row = append(f.row, text(word).Level(min(i, 1), 1, at))
		}
	default:
		f.row = append(f.row, scalar(value).Level(0, 1, at))
	}
}

func scalar(value any) parquet.Value {
	switch v := value.(type) {
	case int:
		return parquet.Int64Value(int64(v))
	case float64:
		return parquet.DoubleValue(v)
	case bool:
		return parquet.BooleanValue(v)
	case recount.Day:
		return parquet.Int32Value(int32(v.Sub(recount.NewDay(1970, 1, 1))))
	case time.Time:
		return parquet.Int64Value(v.UnixMilli())
	}
	return text(fmt.Sprint(value))
}

func text(s string) parquet.Value {
	return parquet.ByteArrayValue([]byte(strings.ToValidUTF8(s, "\ufffd")))
}

func (f *parquetFile) close() error { return f.out.Close() }
