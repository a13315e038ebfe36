package read

import (
	"fmt"

	"recount/read/fetch"
)

const standardInput = "-"

// file is one input that holds reports: a file's path, standard input, or what
// lies in an archive ("pages.zip/one.html").
type file struct{ name string }

// spot is where in a file something stands; the zero spot is all of it.
type spot struct {
	unit   unit
	number int   // from 1
	offset int64 // bytes before a record; other units have none
}

// unit is what a file consists of.
type unit string

const (
	unitLine    unit = "line"
	unitItem    unit = "item"
	unitMessage unit = "message"
	unitRecord  unit = "record"
)

// onLine is a line of a file; 0 is all of it.
func onLine(number int) spot {
	if number == 0 {
		return spot{}
	}
	return spot{unit: unitLine, number: number}
}

// place names the file, or a spot in it.
func (f file) place(at spot) string {
	name := f.name
	switch {
	case name == standardInput:
		name = "standard input"
	case fetch.IsAddress(name):
		name = fetch.Visible(name)
	}
	switch at.unit {
	case "":
		return name
	case unitLine:
		return fmt.Sprintf("%s:%d", name, at.number)
	case unitRecord:
		return fmt.Sprintf("%s, record %d (offset %d)", name, at.number, at.offset)
	}
	return fmt.Sprintf("%s, %s %d", name, at.unit, at.number)
}
