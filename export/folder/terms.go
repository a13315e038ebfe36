package folder

import (
	"embed"
	"iter"
	"slices"
	"sync"

	"recount/internal/lexicon"
)

//go:embed columns.txt measures.txt
var data embed.FS

// term is what a column means, and what the standards call it.
type term struct {
	Unit    string `json:"unit"`
	UCDP    string `json:"ucdp"`
	IDMC    string `json:"idmc"`
	IATI    string `json:"iati"`
	HXL     string `json:"hxl"`
	Meaning string `json:"meaning"`
}

// measure is a row of the table of measures.
type measure struct {
	Measure string `json:"measure"`
	UCDP    string `json:"ucdp"`
	IDMC    string `json:"idmc"`
	IATI    string `json:"iati"`
	HXL     string `json:"hxl"`
	Meaning string `json:"meaning"`
}

// name is what a column is called: its table and its name.
type name struct{ table, column string }

// terms holds the meaning of every column.
var terms = sync.OnceValue(func() map[name]term {
	all := map[name]term{}
	for _, e := range lexicon.MustRead(data, "columns.txt") {
		all[name{e.Section, e.Field(0)}] = term{value(e, 1), value(e, 2), value(e, 3), value(e, 4), value(e, 5), value(e, 6)}
	}
	return all
})

// measures lists what each measure is called.
var measures = sync.OnceValue(func() []measure {
	var all []measure
	for _, e := range lexicon.MustRead(data, "measures.txt") {
		all = append(all, measure{e.Field(0), value(e, 1), value(e, 2), value(e, 3), value(e, 4), value(e, 5)})
	}
	return all
})

// value is the i-th field of an entry, empty where a hyphen stands for none.
func value(e lexicon.Entry, i int) string {
	if field := e.Field(i); field != "-" {
		return field
	}
	return ""
}

// described is a row of the table of columns.
type described struct {
	Table  string `json:"table"`
	Column string `json:"column"`
	Type   string `json:"type"`
	term
}

// describe lists the columns of tables with their meaning.
func describe(all []table) []described {
	var rows []described
	for _, t := range all {
		for _, c := range t.columns {
			rows = append(rows, described{t.name, c.Name, typeOf(c.Kind), terms()[name{t.name, c.Name}]})
		}
	}
	return rows
}

// lists makes tables of the measures and of the columns of all tables, their
// own included.
func lists(given []table) []table {
	codes := tableOf("measures", listed(measures()), same, none[measure], []string{"measure"})
	columns := tableOf("columns", listed([]described{}), same, none[described], []string{"table", "column"})
	given = append(slices.Clip(given), codes, columns)
	given[len(given)-1] = tableOf("columns", listed(describe(given)), same, none[described], columns.key)
	return given
}

// listed yields the rows of a list.
func listed[Row any](rows []Row) iter.Seq2[Row, error] { return all(rows, nil) }

// hxl returns the tags of a table's columns, an empty cell for a column without
// one; nil where no column has one.
func hxl(t *table) []string {
	tags, tagged := make([]string, len(t.columns)), false
	for i, c := range t.columns {
		tags[i] = terms()[name{t.name, c.Name}].HXL
		tagged = tagged || tags[i] != ""
	}
	if !tagged {
		return nil
	}
	return tags
}
