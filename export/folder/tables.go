package folder

import (
	"iter"
	"reflect"

	"recount"
	"recount/export/internal/column"
	"recount/ledger"
)

// table is one table of an export.
type table struct {
	name    string
	key     []string // columns whose cells together name a row
	refs    []ref
	columns []column.Column
	each    func(yield func(row) error) error // rows in their order
}

// ref says that the cells of a column are keys of a table.
type ref struct {
	column, table, key string
}

// row is one row in the forms that the formats take.
type row struct {
	whole any           // as JSON lines have it
	flat  reflect.Value // as the columns of the table have it
	nodes func() []node // as JSON-LD has it; none where it has no word for it
}

// tables lists the tables of a source in the order of its fields.
func tables(s Source) []table {
	all := []table{
		tableOf("claims", s.Claims, claimRow, claimNodes, []string{"id"},
			ref{"report", "reports", "id"}, ref{"question", "questions", "id"}, ref{"origin", "origins", "id"}, ref{"measure", "measures", "measure"}),
		tableOf("questions", s.Questions, questionRow, questionNodes, []string{"id"}, ref{"measure", "measures", "measure"}),
		tableOf("origins", s.Origins, same, originNodes, []string{"id"}, ref{"question", "questions", "id"}),
		tableOf("verdicts", s.Verdicts, same, verdictNodes, []string{"question", "a", "b"},
			ref{"question", "questions", "id"}, ref{"a", "claims", "id"}, ref{"b", "claims", "id"}),
		tableOf("parts", s.Parts, same, partNodes, []string{"part", "whole"}, ref{"part", "questions", "id"}, ref{"whole", "questions", "id"}),
		tableOf("reports", s.Reports, same, reportNodes, []string{"id"}),
		tableOf("statements", s.Statements, same, none[ledger.Statement], []string{"report", "number"}, ref{"report", "reports", "id"}),
		tableOf("copies", s.Copies, same, copyNodes, []string{"a", "b"}, ref{"a", "reports", "id"}, ref{"b", "reports", "id"}),
		tableOf("reviews", s.Reviews, reviewRow, none[recount.Review], []string{"id"}),
		tableOf("followings", s.Followings, same, none[ledger.Following], []string{"question"}), // of those that are gone too
	}
	var given []table
	for _, t := range all {
		if t.each != nil {
			given = append(given, t)
		}
	}
	return given
}

// tableOf makes a table of rows, of which flat makes what its columns hold. A
// sequence that is nil makes a table without rows or way to them.
func tableOf[Row, Flat any](name string, rows iter.Seq2[Row, error], flat func(*Row) Flat, nodes func(*Row) []node, key []string, refs ...ref) table {
	t := table{name: name, key: key, refs: refs, columns: column.Of(reflect.TypeFor[Flat]())}
	if rows == nil {
		return t
	}
	t.each = func(yield func(row) error) error {
		for r, err := range rows {
			if err != nil {
				return err
			}
			one := flat(&r)
			var whole any = one
			if summary, ok := any(r).(recount.Summary); ok {
				whole = summary // the one row that has rows in it
			}
			if err := yield(row{whole, reflect.ValueOf(one), func() []node { return nodes(&r) }}); err != nil {
				return err
			}
		}
		return nil
	}
	return t
}

func same[Row any](r *Row) Row { return *r }

func none[Row any](*Row) []node { return nil }
