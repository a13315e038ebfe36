package sqlstore

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"recount/ledger"
)

const (
	usualPage = 100
	maxPage   = 1000
)

// limit returns how many rows a page asks for.
func limit(page ledger.Page) (int, error) {
	switch {
	case page.Limit < 0 || page.Limit > maxPage:
		return 0, invalid("a page has 1 to %d rows, not %d", maxPage, page.Limit)
	case page.Limit == 0:
		return usualPage, nil
	}
	return page.Limit, nil
}

// cursor is the place of a row in a list: the name of the list's order and the
// values of its keys, which do not change while rows are added.
type cursor struct {
	List string
	Keys []json.Number
}

// writeCursor makes the opaque form.
func writeCursor(list string, keys []any) string {
	b, err := json.Marshal(struct {
		List string
		Keys []any
	}{list, keys})
	if err != nil {
		panic("sqlstore: keys are numbers: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// noCursor refuses what is no cursor of a list.
func noCursor(text string) error {
	return &misasked{fmt.Sprintf("%q is no cursor of this list; ask for its first page without one", text), ledger.ErrCursor}
}

// readCursor returns the keys of a cursor of that list, none where it is empty.
func readCursor(list, text string, want int) ([]any, error) {
	if text == "" {
		return nil, nil
	}
	var c cursor
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil || c.List != list || len(c.Keys) != want {
		return nil, noCursor(text)
	}
	keys := make([]any, 0, want)
	for _, key := range c.Keys {
		number, err := strconv.ParseFloat(string(key), 64)
		if err != nil {
			return nil, noCursor(text)
		}
		if whole, err := strconv.ParseInt(string(key), 10, 64); err == nil {
			keys = append(keys, whole)
			continue
		}
		keys = append(keys, number)
	}
	return keys, nil
}

// order is the order of a list: columns that together tell every two rows
// apart, all rising or all falling.
type order struct {
	list    string // name, in cursors
	columns []string
	falling bool
}

// after adds the condition that rows come after the cursor.
func (o order) after(f *where, text string) error {
	keys, err := readCursor(o.list, text, len(o.columns))
	if err != nil || keys == nil {
		return err
	}
	marks := make([]string, len(keys))
	for i, key := range keys {
		marks[i] = f.arg(key)
	}
	sign := " > "
	if o.falling {
		sign = " < "
	}
	f.and("(" + strings.Join(o.columns, ", ") + ")" + sign + "(" + strings.Join(marks, ", ") + ")")
	return nil
}

// by writes the ORDER BY of the list.
func (o order) by() string {
	columns := slices.Clone(o.columns)
	if o.falling {
		for i := range columns {
			columns[i] += " DESC"
		}
	}
	return " ORDER BY " + strings.Join(columns, ", ")
}

// where gathers the conditions of a query with their parameters.
type where struct {
	conditions []string
	args       []any
}

// arg adds a parameter and returns its mark.
func (f *where) arg(value any) string {
	f.args = append(f.args, value)
	return "$" + strconv.Itoa(len(f.args))
}

// and adds a condition; each ? stands for the next of the values.
func (f *where) and(condition string, values ...any) {
	for _, value := range values {
		condition = strings.Replace(condition, "?", f.arg(value), 1)
	}
	f.conditions = append(f.conditions, condition)
}

// String writes the conditions.
func (f *where) String() string {
	if len(f.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(f.conditions, " AND ")
}

// cut makes a page of rows of which one more than asked for was read; keys are
// those of the rows' order.
func cut[T any](rows []keyed[T], limit int, list string) ledger.Rows[T] {
	page := ledger.Rows[T]{Rows: make([]T, 0, min(len(rows), limit))}
	for i, row := range rows {
		if i == limit {
			page.Next = writeCursor(list, rows[limit-1].keys)
			break
		}
		page.Rows = append(page.Rows, row.row)
	}
	return page
}

// keyed is a row with the values of its order's columns.
type keyed[T any] struct {
	row  T
	keys []any
}

// marks writes n parameters, from the first'th on, for a list: $3, $4, $5.
func marks(first, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = "$" + strconv.Itoa(first+i)
	}
	return strings.Join(all, ", ")
}

// anyOf turns values into parameters.
func anyOf[T any](values []T) []any {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return args
}
