// Package export writes what recount found: as a ledger for people to read, as
// JSON lines (the public contract, described by a JSON Schema) and as CSV.
package export

import "recount"

// Printer writes the rows found in one report: its claims, or its expressions
// of number and time. It is called once for every report, in order, also where
// nothing was found. Its error is that of the writer below it.
type Printer[Row any] func(report recount.Report, rows []Row) error
