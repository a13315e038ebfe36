package main

import (
	"os"
	"strconv"

	"golang.org/x/term"

	"recount/export"
)

// Columns of the text for people where no terminal says how many it has, and
// the most that are used: longer lines are hard to read.
const (
	usualWidth = 100
	mostWidth  = 140
)

// look tells what standard output can show. Colours are for terminals, and
// never against NO_COLOR (https://no-color.org).
func look() export.Look {
	out := int(os.Stdout.Fd())
	onTerminal := term.IsTerminal(out)
	return export.Look{
		Width:  columns(out, onTerminal),
		Colour: onTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}

// columns is what COLUMNS says, else the terminal.
func columns(out int, onTerminal bool) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if onTerminal {
		if n, _, err := term.GetSize(out); err == nil && n > 0 {
			return min(n, mostWidth)
		}
	}
	return usualWidth
}

// errorColumns is how many columns the terminal of standard error has.
func errorColumns() int {
	if n, _, err := term.GetSize(int(os.Stderr.Fd())); err == nil && n > 0 {
		return n
	}
	return usualWidth
}
