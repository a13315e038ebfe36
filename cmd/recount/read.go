package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"

	"recount"
	"recount/export"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
)

type readCommand struct {
	input
	output
	By        string `enum:"question,report" default:"question" help:"What stands together: the claims that answer one question, or those of one report. By report each is printed as soon as it is read, and nothing is compared."`
	Only      string `enum:"all,conflicts" default:"all" help:"Which questions to show: all, or those with conflicts."`
	MinClaims int    `placeholder:"N" default:"2" help:"Questions that fewer claims answer are listed briefly, at the end."`
	Verdicts  int    `placeholder:"N" default:"3" help:"How many verdicts of each kind to tell of a question, besides all conflicts; 0 tells all."`
}

// Run reads reports and prints their claims, side by side unless by report.
func (c *readCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	if c.By == "report" {
		return c.byReport(extractor)
	}
	return c.byQuestion(extractor)
}

func (c *readCommand) byReport(extractor *extract.Extractor) error {
	if c.Format == "text" {
		return show(&c.input, printer(c.Format, export.Ledger), func(r recount.Report) found[recount.Claim] {
			result := extractor.Extract(r)
			return found[recount.Claim]{result.Report, result.Claims, result.Problems}
		})
	}
	return show(&c.input, printer[export.Joined](c.Format, nil), func(r recount.Report) found[export.Joined] {
		result := extractor.Extract(r)
		rows := make([]export.Joined, len(result.Claims))
		for i := range rows {
			rows[i].Claim = result.Claims[i]
		}
		return found[export.Joined]{result.Report, rows, result.Problems}
	})
}

func (c *readCommand) byQuestion(extractor *extract.Extractor) error {
	reports, err := c.open()
	if err != nil {
		return err
	}
	meter := newMeter(reports)
	failed, total := 0, 0
	compared := ingest.Compare(reports.Reports(), extractor, func(problems []recount.Problem) {
		total++
		failed += min(1, len(problems))
		meter.advance(total)
		meter.report(problems)
	})
	meter.finish()
	leftOut(reports)
	out := bufio.NewWriter(os.Stdout)
	if err := cmp.Or(c.print(out, compared), out.Flush()); err != nil {
		return unwritable(err)
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d inputs could not be read, or not wholly", failed, total)
	}
	return nil
}

func (c *readCommand) print(out *bufio.Writer, compared *ingest.Comparison) error {
	pages := export.GatherCompared(compared)
	if c.Format == "text" {
		return export.Compared{
			Pages: pages, Reports: len(compared.Reports), Copies: len(compared.Copies),
			Least: c.MinClaims, OnlyConflicts: c.Only == "conflicts", Verdicts: c.Verdicts,
		}.Questions(out, look())
	}
	return liner[export.Joined](c.Format, out)(recount.Report{}, c.lines(compared.Claims, pages))
}

// lines are the claims in the order of the input, without those of questions
// that are not to be shown.
func (c *readCommand) lines(claims []ledger.Linked, pages []export.QuestionPage) []export.Joined {
	conflicts := map[string]int{}
	for _, page := range pages {
		conflicts[page.Summary.ID] = page.Summary.Verdicts[recount.Conflicts]
	}
	rows := make([]export.Joined, 0, len(claims))
	for _, claim := range claims {
		if c.Only == "all" || conflicts[claim.Question] > 0 {
			rows = append(rows, export.JoinedOf(claim))
		}
	}
	return rows
}
