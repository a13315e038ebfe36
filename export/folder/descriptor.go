package folder

import (
	"encoding/json"

	"recount/export/internal/column"
)

const (
	descriptorName = "datapackage.json"
	createdBy      = "recount export" // marks the folder as ours: see mayReplace
)

// descriptor is a Frictionless Data Package (specs.frictionlessdata.io,
// version 1), with the terms of other standards beside each field.
type descriptor struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	CreatedBy   string     `json:"created_by"`
	Resources   []resource `json:"resources"`
}

type resource struct {
	Profile   string   `json:"profile"`
	Name      string   `json:"name"`
	Path      string   `json:"path"`
	Format    string   `json:"format"`
	MediaType string   `json:"mediatype"`
	Encoding  string   `json:"encoding,omitempty"`
	Bytes     int64    `json:"bytes"`
	Rows      int      `json:"rows"`
	Dialect   *dialect `json:"dialect,omitempty"`
	Schema    *schema  `json:"schema,omitempty"`
}

type dialect struct {
	CommentRows []int `json:"commentRows"` // lines that are no data, from 1
}

type schema struct {
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
}

type schemaField struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
	Unit        string       `json:"unit,omitempty"`
	UCDP        string       `json:"ucdp,omitempty"`
	IDMC        string       `json:"idmc,omitempty"`
	IATI        string       `json:"iati,omitempty"`
	HXL         string       `json:"hxl,omitempty"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// descriptor tells what the files written so far are.
func (e *run) descriptor() ([]byte, error) {
	d := descriptor{
		Profile: "data-package", Name: "recount-ledger", Title: "A ledger of figures claimed in news reports",
		Description: "Who says how many of what, where, covering which days, in which report; how the claims stand to each other, and which origins they go back to. " +
			"A row says what a report claims, never that it is so. Texts are exact: open the files by import as text, since a cell that begins with = or + is no formula.",
		CreatedBy: createdBy,
	}
	if e.format == "csv" {
		d.Profile = "tabular-data-package"
	}
	for _, f := range e.files {
		d.Resources = append(d.Resources, e.resource(f))
	}
	return json.MarshalIndent(d, "", "  ")
}

func (e *run) resource(f File) resource {
	r := resource{Profile: "data-resource", Name: f.Table, Path: f.Name, Format: e.format, Bytes: f.Bytes, Rows: f.Rows, MediaType: mediaType(e.format)}
	if f.Table == "" {
		r.Name = "ledger"
	}
	if e.format != "parquet" {
		r.Encoding = "utf-8"
	}
	if e.format != "csv" {
		return r
	}
	r.Profile = "tabular-data-resource"
	for i := range e.tables {
		t := &e.tables[i]
		if t.name != f.Table {
			continue
		}
		r.Schema = e.schema(t)
		if e.options.HXL && hxl(t) != nil {
			r.Dialect = &dialect{[]int{2}}
		}
	}
	return r
}

func mediaType(format string) string {
	switch format {
	case "csv":
		return "text/csv"
	case "parquet":
		return "application/vnd.apache.parquet"
	case "jsonld":
		return "application/ld+json"
	}
	return "application/x-ndjson"
}

// schema tells the columns of a table, and which name rows of others. Tables
// that are not exported are not named.
func (e *run) schema(t *table) *schema {
	s := &schema{MissingValues: []string{""}, PrimaryKey: t.key}
	isKey := map[string]bool{}
	for _, k := range t.key {
		isKey[k] = true
	}
	for _, c := range t.columns {
		m := terms()[name{t.name, c.Name}]
		s.Fields = append(s.Fields, schemaField{
			Name: c.Name, Type: typeOf(c.Kind), Description: m.Meaning, Constraints: limits(isKey[c.Name], m.Unit),
			Unit: m.Unit, UCDP: m.UCDP, IDMC: m.IDMC, IATI: m.IATI, HXL: m.HXL,
		})
	}
	for _, r := range t.refs {
		for i := range e.tables {
			if e.tables[i].name == r.table {
				s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{r.column}, reference{r.table, []string{r.key}}})
			}
		}
	}
	return s
}

// limits tells what a cell must be: those of keys are never empty, a share is
// between 0 and 1.
func limits(key bool, unit string) *constraints {
	if unit == "share" {
		least, most := 0.0, 1.0
		return &constraints{key, &least, &most}
	}
	if key {
		return &constraints{Required: true}
	}
	return nil
}

// typeOf names a kind of column as Table Schema does.
func typeOf(kind column.Kind) string {
	switch kind {
	case column.Int:
		return "integer"
	case column.Number:
		return "number"
	case column.Bool:
		return "boolean"
	case column.Day:
		return "date"
	case column.Time:
		return "datetime"
	case column.List, column.Array:
		return "array"
	case column.Object:
		return "object"
	}
	return "string"
}
