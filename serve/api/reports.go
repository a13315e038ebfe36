package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ledger"
)

// fullReport is a report with its text.
type fullReport struct {
	ledger.ReportRow
	Text string `json:"text" doc:"What is analysed and quoted; offsets count its code points."`
}

// OfReport names a report.
type OfReport struct {
	ID string `path:"id" maxLength:"500" doc:"The report's id, or 6 characters or more of its beginning."`
}

// ReportFilter is what reports are chosen by.
type ReportFilter struct {
	Search string `query:"search" maxLength:"500" doc:"With these words."`
	Source string `query:"source" maxLength:"200" doc:"Part of the name of the publisher."`
	Since  string `query:"since" format:"date" doc:"Published on this day or later."`
	Until  string `query:"until" format:"date" doc:"Published on this day or earlier."`
}

func (s *service) reportRoutes(a huma.API) {
	handle(s, a, get("list-reports", "/reports", "List reports", "The newest first, without their texts."),
		func(ctx context.Context, in *struct {
			ReportFilter
			Paging
		},
		) (*listed[ledger.ReportRow], error) {
			since, until, err := days(in.Since, in.Until)
			if err != nil {
				return nil, err
			}
			rows, err := s.Ledger.Reports(ctx, ledger.ReportFilter{Source: in.Source, Since: since, Until: until, Search: in.Search}, in.page())
			return answer(&in.Paging, rows, err, same)
		})
	handle(s, a, get("get-report", "/reports/{id}", "One report with its text"),
		func(ctx context.Context, in *struct {
			OfReport
			Version string `query:"version" maxLength:"100" doc:"An earlier version of its text; the current one without it."`
		},
		) (*one[fullReport], error) {
			return single(s.report(ctx, in.ID, in.Version))
		})
	handle(s, a, get("list-claims-of-report", "/reports/{id}/claims", "The claims of a report"),
		func(ctx context.Context, in *struct {
			OfReport
			Paging
		},
		) (*listed[export.Held], error) {
			id, err := s.wholeReport(ctx, in.ID)
			if err != nil {
				return nil, err
			}
			rows, err := s.Ledger.Claims(ctx, ledger.ClaimFilter{Report: id}, in.page())
			return answer(&in.Paging, rows, err, export.HeldOf)
		})
}

// report reads a report, in an earlier version where one is named.
func (s *service) report(ctx context.Context, id, version string) (fullReport, error) {
	id, err := s.wholeReport(ctx, id)
	if err != nil {
		return fullReport{}, err
	}
	report, row, err := s.Ledger.Report(ctx, id)
	if err == nil && version != "" {
		report, row, err = s.Ledger.Version(ctx, id, version)
	}
	return fullReport{row, report.Text}, err
}

// listRoutes serves what is told of several reports.
func (s *service) listRoutes(a huma.API) {
	handle(s, a, get("list-statements", "/statements", "List attributed statements", "With a figure or without, those of the newest report first."),
		func(ctx context.Context, in *struct {
			Search  string `query:"search" maxLength:"500" doc:"With these words."`
			Report  string `query:"report" maxLength:"500" doc:"Of one report."`
			Who     string `query:"who" maxLength:"200" doc:"Part of the name of whoever said so."`
			Figures bool   `query:"figures" doc:"Only those with a figure."`
			Paging
		},
		) (*listed[export.StatementRow], error) {
			report, err := s.wholeReport(ctx, in.Report)
			if err != nil {
				return nil, err
			}
			rows, err := s.Ledger.Statements(ctx, ledger.StatementFilter{Report: report, Source: in.Who, Search: in.Search, Figures: in.Figures}, in.page())
			return answer(&in.Paging, rows, err, export.StatementRowOf)
		})
	handle(s, a, get("list-copies", "/copies", "List pairs of reports of which one is the other's text"),
		func(ctx context.Context, in *struct {
			Report string `query:"report" maxLength:"500" doc:"Those of one report."`
			Paging
		},
		) (*listed[recount.Copy], error) {
			report, err := s.wholeReport(ctx, in.Report)
			if err != nil {
				return nil, err
			}
			rows, err := s.Ledger.Copies(ctx, report, in.page())
			return answer(&in.Paging, rows, err, same)
		})
	handle(s, a, get("get-counts", "/counts", "How much the ledger holds"),
		func(ctx context.Context, _ *struct{}) (*one[counts], error) {
			n, err := s.Ledger.Counts(ctx)
			return single(counts{
				n.Reports, n.Versions, n.Claims, n.Statements, n.Questions, n.Conflicting, n.Origins, n.Copies, n.Reviews, n.Changed,
			}, err)
		})
}

// counts is [ledger.Counts], with keys as all others.
type counts struct {
	Reports     int `json:"reports"`
	Versions    int `json:"versions"`
	Claims      int `json:"claims"`
	Statements  int `json:"statements"`
	Questions   int `json:"questions"`
	Conflicting int `json:"conflicting" doc:"Questions with a conflict."`
	Origins     int `json:"origins"`
	Copies      int `json:"copies"`
	Reviews     int `json:"reviews"`
	Changed     int `json:"changed" doc:"Blocks of claims that await the linker."`
}
