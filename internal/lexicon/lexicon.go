// Package lexicon reads the data files that hold recount's word lists and
// rules. There is one format for all of them, so that a file can be read and
// extended without looking at code:
//
//	# Lines that begin with a number sign are comments; the first ones name
//	# the source of the data.
//	[section]
//	key<TAB>value<TAB>value …
//
// Fields are separated by tabs and trimmed; blank lines are ignored; lines
// before the first section belong to the section named "".
package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// Entry is one line of a lexicon.
type Entry struct {
	Section string
	Fields  []string // at least one
	Place   string   // file:line, for errors
}

// Field returns the i-th field, or "" where the line is shorter.
func (e Entry) Field(i int) string {
	if i < len(e.Fields) {
		return e.Fields[i]
	}
	return ""
}

// Errorf returns an error that begins with the place of the entry.
func (e Entry) Errorf(format string, args ...any) error {
	return fmt.Errorf(e.Place+": "+format, args...)
}

// Read returns the entries of one file of fsys in their order. An empty
// lexicon is an error: it always means that something was lost.
func Read(fsys fs.FS, name string) ([]Entry, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	entries, err := Parse(name, string(data))
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("%s: lexicon without entries", name)
	}
	return entries, nil
}

// MustRead is [Read] for files embedded in the program, where an error is a
// fault of the build; it panics on one.
func MustRead(fsys fs.FS, name string) []Entry {
	entries, err := Read(fsys, name)
	if err != nil {
		panic(err)
	}
	return entries
}

// Parse returns the entries of text; name stands for it in errors.
func Parse(name, text string) ([]Entry, error) {
	var entries []Entry
	section := ""
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
			continue
		case trimmed[0] == '[' && trimmed[len(trimmed)-1] == ']':
			section = trimmed[1 : len(trimmed)-1]
			continue
		}
		e := Entry{Section: section, Place: fmt.Sprintf("%s:%d", name, number)}
		for field := range strings.SplitSeq(line, "\t") {
			e.Fields = append(e.Fields, strings.TrimSpace(field))
		}
		if e.Fields[0] == "" {
			return nil, e.Errorf("the line has no key: it begins with a tab")
		}
		entries = append(entries, e)
	}
	return entries, nil
}
