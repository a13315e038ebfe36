// Package column lays rows out in columns: the fields of a struct, named as
// JSON names them, with the types that tables have.
package column

import (
	"encoding/json"
	"reflect"
	"strings"
	"time"

	"recount"
)

// Kind is the type of a column.
type Kind int

// The kinds of column.
const (
	Text   Kind = iota
	Int         // whole number
	Number      // float64
	Bool        //
	Day         // [recount.Day]
	Time        // [time.Time]
	List        // of words
	Array       // of anything, as JSON
	Object      // as JSON
)

// Column is one field of a row: its name, its type and the way to it.
type Column struct {
	Name string
	Kind Kind
	path []int
}

// Of lists the columns of a struct: the keys that it has as JSON. Fields of
// embedded structs are its own; keys of keys are joined (subject_country).
func Of(row reflect.Type) []Column { return columnsOf(row, "", nil) }

func columnsOf(row reflect.Type, prefix string, path []int) []Column {
	var columns []Column
	for i := range row.NumField() {
		field := row.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		way := append(append([]int{}, path...), i)
		switch {
		case name == "-": // no key of it either
		case field.Type.Kind() != reflect.Struct || field.Type.Implements(reflect.TypeFor[json.Marshaler]()):
			columns = append(columns, Column{prefix + name, kindOf(field.Type), way})
		case field.Anonymous:
			columns = append(columns, columnsOf(field.Type, prefix, way)...)
		default:
			columns = append(columns, columnsOf(field.Type, prefix+name+"_", way)...)
		}
	}
	return columns
}

func kindOf(t reflect.Type) Kind {
	switch t {
	case reflect.TypeFor[recount.Day]():
		return Day
	case reflect.TypeFor[time.Time]():
		return Time
	case reflect.TypeFor[[]string]():
		return List
	}
	switch t.Kind() {
	case reflect.Pointer:
		return kindOf(t.Elem())
	case reflect.Int:
		return Int
	case reflect.Float64:
		return Number
	case reflect.Bool:
		return Bool
	case reflect.Slice:
		return Array
	case reflect.Map, reflect.Struct:
		return Object
	}
	return Text
}

// Value returns what stands in the column of a row, nil where it is empty: a
// string, int, float64, bool, [recount.Day], [time.Time] or []string by its
// kind, and for [Array] and [Object] their JSON as a string. The row is a
// struct, or a pointer to one, of the type given to [Of].
func (c Column) Value(row reflect.Value) (any, error) {
	field := reflect.Indirect(row).FieldByIndex(c.path)
	if field.Kind() == reflect.Pointer {
		if field.IsNil() {
			return nil, nil
		}
		field = field.Elem()
	}
	switch c.Kind {
	case Text:
		return unlessEmpty(field.String()), nil
	case Int:
		return int(field.Int()), nil
	case Array, Object:
		if (field.Kind() == reflect.Slice || field.Kind() == reflect.Map) && field.Len() == 0 {
			return nil, nil
		}
		text, err := json.Marshal(field.Interface())
		return string(text), err
	case List, Day, Time:
		if field.IsZero() || c.Kind == List && field.Len() == 0 {
			return nil, nil
		}
	}
	return field.Interface(), nil
}

func unlessEmpty(s string) any {
	if s == "" {
		return nil
	}
	return s
}
