package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"recount"
	"recount/extract"
	"recount/ledger"
	"recount/read"
)

// input is what commands that read reports have in common.
type input struct {
	Paths   []string          `arg:"" optional:"" help:"Files, folders and addresses (https://…) of reports: plain text, HTML, feeds, mail, WARC and WACZ, JSON lines, tables, compressed or in zip folders. - is standard input."`
	Date    day               `placeholder:"YYYY-MM-DD" help:"Day of publication, in place of what the reports say."`
	Source  string            `placeholder:"NAME" help:"Publisher, in place of what the reports say."`
	URL     string            `placeholder:"URL" help:"Address, in place of what the reports say."`
	Columns map[string]string `placeholder:"NAME=FIELD;…" help:"What columns of tables hold: id, text, title, date, source, url, byline or language."`
	Policy  string            `placeholder:"NAME" default:"default" help:"What vague words mean: default, acled or wikimpacts."`
	fetching

	stdin io.Reader       // what is read for "-"; os.Stdin where nil
	leave map[string]bool // files that are read in another way
	ctx   context.Context // ends fetching; nil where the program ends with it
}

// open prepares the reading of the input, of what is piped in where no path is
// given.
func (in *input) open() (*read.Input, error) {
	paths := in.Paths
	if len(paths) == 0 {
		if in.stdin == nil && term.IsTerminal(int(os.Stdin.Fd())) {
			return nil, &usageError{"no reports are given", "name files, folders or addresses, or pipe a report in"}
		}
		paths = []string{"-"}
	}
	for name, field := range in.Columns {
		if !read.IsColumn(field) {
			return nil, &usageError{fmt.Sprintf("%q is nothing that a column %q can hold", field, name), "choose id, text, title, date, source, url, byline or language"}
		}
	}
	return read.Open(paths, in.options()), nil
}

func (in *input) options() read.Options {
	return read.Options{
		Date: in.Date.Day, Source: in.Source, URL: in.URL, Columns: in.Columns, Stdin: in.stdin,
		Web: in.client(), Context: in.ctx, Leave: in.leave,
	}
}

func extractorFor(policy string) (*extract.Extractor, error) {
	extractor, err := extract.New(extract.Options{Policy: policy})
	if err != nil {
		return nil, &usageError{err.Error(), "choose another --policy"}
	}
	return extractor, nil
}

// day is a flag that holds a calendar day.
type day struct{ recount.Day }

// UnmarshalText reads an ISO 8601 day.
func (d *day) UnmarshalText(text []byte) (err error) {
	d.Day, err = recount.ParseDay(string(text))
	return err
}

// inOrder refuses a --since after --until.
func inOrder(since, until day) error {
	if err := ledger.InOrder(since.Day, until.Day); err != nil {
		return &usageError{err.Error(), "give --since the earlier day"}
	}
	return nil
}
