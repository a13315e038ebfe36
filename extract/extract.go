// Package extract turns a report into claims: the pipeline, one function.
//
// It alone knows the order of its stages; the stages (figure, period,
// attribution, measure, place) never import each other.
package extract

import (
	"recount"
)

// Options choose among readings that the words leave open.
type Options struct {
	Policy string // what vague words mean: default, acled or wikimpacts; empty = default
}

// Extractor reads claims out of reports. It is safe for concurrent use.
type Extractor struct {
	options Options
}

// New returns an extractor. It fails on a policy that does not exist, naming
// those that do.
func New(options Options) (*Extractor, error) {
	return &Extractor{options: options}, nil
}

// Result is what one report came to.
type Result struct {
	Report   recount.Report
	Claims   []recount.Claim
	Problems []recount.Problem // places that could not be read as they should be
}

// Extract returns the claims of a report in the order of the text.
func (x *Extractor) Extract(report recount.Report) Result {
	return Result{Report: report}
}
