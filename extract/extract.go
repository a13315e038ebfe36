// Package extract turns a report into claims: the pipeline, one function.
//
// It alone knows the order of its stages; the stages (period, figure, measure,
// blame, attribution, reserve, place) never import each other, and what one
// needs of another is handed to it here.
package extract

import (
	"fmt"

	"recount"
	"recount/extract/attribution"
	"recount/extract/attribution/quotation"
	"recount/extract/figure"
	"recount/extract/period"
	"recount/lang"
)

// Rules is the version of the rules, lexicons and weights that make claims. It
// changes whenever the same report may come out otherwise.
const Rules = "2026.11"

// Options choose among readings that the words leave open.
type Options struct {
	Policy string // what vague words mean: default, acled or wikimpacts; empty = default
}

// Extractor reads claims out of reports. It is safe for concurrent use.
type Extractor struct {
	policy *figure.Policy
	over   func() bool // see Until
}

// New returns an extractor. It fails on a policy that does not exist, naming
// those that do.
func New(options Options) (*Extractor, error) {
	name := options.Policy
	if name == "" {
		name = figure.DefaultPolicy
	}
	policy, err := figure.PolicyNamed(name)
	if err != nil {
		return nil, err
	}
	return &Extractor{policy: policy}, nil
}

// Until returns the extractor for one who may cease to wait. Once over tells
// so, it goes no further than the sentence in hand, and what it returns is to be
// thrown away. over is called for every sentence, from several goroutines.
func (x *Extractor) Until(over func() bool) *Extractor {
	return &Extractor{policy: x.policy, over: over}
}

// Rules names what the extractor reads by: the version of its rules, and the
// policy of what vague words mean.
func (x *Extractor) Rules() string { return Rules + ", policy " + x.policy.Name }

// Result is what one report came to.
type Result struct {
	Report   recount.Report
	Claims   []recount.Claim
	Problems []recount.Problem // places that could not be read as they should be
}

// Extract returns the claims of a report in the order of the text.
func (x *Extractor) Extract(report recount.Report) Result {
	return x.read(report).result()
}

// Both returns what [Extractor.Extract] and [Extractor.Statements] do, and
// tags and parses each sentence once for the two.
func (x *Extractor) Both(report recount.Report) (Result, Attributions) {
	r := x.open(report)
	r.findFigures()
	statements := r.attributions() // before syntax drops figures, as Statements does
	r.readFigures()
	return r.result(), statements
}

// read takes a report through the stages, in their order.
func (x *Extractor) read(report recount.Report) *run {
	r := x.open(report)
	r.findFigures()
	r.readFigures()
	return r
}

// readFigures takes the figures found through the stages that tell of them.
func (r *run) readFigures() {
	for _, stage := range []func(){r.readMeasures, r.findSpeakers, r.findPlaces} {
		if r.isOver() {
			return
		}
		stage()
	}
}

// isOver tells that nobody waits for the report any more.
func (r *run) isOver() bool { return r.x.over != nil && r.x.over() }

func (r *run) result() Result {
	result := Result{Report: r.report}
	for i := range r.figures {
		if r.isOver() {
			return result
		}
		result.Claims = append(result.Claims, r.claim(i))
	}
	result.Problems = r.problems
	return result
}

// run is one report on its way through the pipeline.
type run struct {
	x      *Extractor
	report recount.Report
	doc    *lang.Document
	points *recount.Points

	dates      []period.Expression
	numbers    []figure.Expression
	nested     []figure.Expression // lengths of time within dates
	figures    []found             // those of numbers that the ledger counts
	dropped    []found             // those that syntax shows to be none
	statements []recount.Statement
	reaching   [][]recount.Statement // by sentence: what is said in it
	cued       [][]recount.Statement // by sentence: whose words of saying stand in it
	disputing  []dispute
	version    string // of the report
	phrases    []period.Phrase
	reserves   []attribution.Reserve
	quotes     []quotation.Region
	furniture  []recount.Span // lines that are no part of the report
	problems   []recount.Problem
	wanted     recount.Span // what a person holds to be a figure; zero = nothing
}

func (x *Extractor) open(report recount.Report) *run {
	doc := lang.AnalyseUntil(report.Text, x.over)
	r := &run{x: x, report: report, doc: doc, points: recount.NewPoints(report.Text), version: report.Version()}
	r.phrases = period.Phrases(report.Text, report.Published)
	r.reserves = attribution.Reserves(report.Text)
	r.quotes = quotation.Find(report.Text)
	r.furniture = furnitureIn(report.Text)
	return r
}

// problem records what could not be read as it should be, at a byte of the
// text.
func (r *run) problem(at int, reason, hint string) {
	r.problems = append(r.problems, recount.Problem{
		Place: fmt.Sprintf("%s, character %d", r.report.Input, r.points.At(at)), Reason: reason, Hint: hint,
	})
}
