// Package folder writes what a ledger holds into a folder of files, one a
// table, with a descriptor that says what each file and column is: CSV with a
// Frictionless Data Package, JSON lines, Parquet, or JSON-LD.
//
// The folder is there whole or not at all, and rows are written as they come:
// memory does not grow with their number.
package folder

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Formats lists what [Write] can write.
func Formats() []string { return []string{"csv", "jsonl", "parquet", "jsonld"} }

// Options are what a caller may choose.
type Options struct {
	HXL bool // csv: a row of HXL tags below the header
}

// Written tells what was written.
type Written struct {
	Dir   string
	Files []File
}

// File is one file of an export.
type File struct {
	Name  string // within the folder
	Table string // empty for files of several tables
	Rows  int
	Bytes int64
}

// Write writes the rows of a source into a folder, which must not exist, be
// empty, or hold nothing but an earlier export, which is then replaced. After
// an error the folder is as it was.
func Write(dir, format string, source Source, options Options) (Written, error) {
	if !slices.Contains(Formats(), format) {
		return Written{}, fmt.Errorf("%q is no format of an export: choose %s", format, strings.Join(Formats(), ", "))
	}
	if options.HXL && format != "csv" {
		return Written{}, fmt.Errorf("tags of HXL stand in csv files, not in %s", format)
	}
	place, err := newPlace(dir)
	if err != nil {
		return Written{}, err
	}
	defer place.abandon()
	e := run{place: place, format: format, options: options, tables: lists(tables(source))}
	if err := e.write(); err != nil {
		return Written{}, fmt.Errorf("export to %s: %w", dir, err)
	}
	if err := place.settle(); err != nil {
		return Written{}, fmt.Errorf("export to %s: %w", dir, err)
	}
	return Written{dir, e.files}, nil
}

// run is one call of [Write].
type run struct {
	place   *place
	format  string
	options Options
	tables  []table
	files   []File
}

func (e *run) write() error {
	var err error
	if e.format == "jsonld" {
		err = e.file("ledger.jsonld", "", func(w io.Writer) (sink, error) { return newGraph(w) }, e.tables...)
	} else {
		err = e.writeTables()
	}
	if err != nil {
		return err
	}
	text, err := e.descriptor()
	if err != nil {
		return err
	}
	return e.file(descriptorName, "", func(w io.Writer) (sink, error) {
		_, err := w.Write(text)
		return nothing{}, err
	})
}

// writeTables writes each table into a file of its own.
func (e *run) writeTables() error {
	for _, t := range e.tables {
		open := map[string]func(io.Writer) (sink, error){
			"csv":     func(w io.Writer) (sink, error) { return newCSV(w, t, e.options.HXL) },
			"jsonl":   func(w io.Writer) (sink, error) { return newJSONL(w), nil },
			"parquet": func(w io.Writer) (sink, error) { return newParquet(w, t), nil },
		}[e.format]
		if err := e.file(t.name+"."+e.format, t.name, open, t); err != nil {
			return err
		}
	}
	return nil
}

// sink takes the rows of one file.
type sink interface {
	write(row) (rows int, err error) // how many it made of the row
	close() error
}

// nothing is the sink of a file without rows.
type nothing struct{}

func (nothing) write(row) (int, error) { return 0, nil }
func (nothing) close() error           { return nil }

// file writes the rows of tables into one file, down to the disk.
func (e *run) file(name, table string, open func(io.Writer) (sink, error), from ...table) (err error) {
	f, err := os.Create(filepath.Join(e.place.work, name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buffer := bufio.NewWriterSize(f, 1<<16)
	to, err := open(buffer)
	if err != nil {
		return err
	}
	rows := 0
	for _, t := range from {
		err := t.each(func(r row) error {
			n, err := to.write(r)
			rows += n
			return err
		})
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	if err := errors.Join(to.close(), buffer.Flush(), f.Sync()); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	e.files = append(e.files, File{name, table, rows, info.Size()})
	return nil
}
