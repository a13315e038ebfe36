package api

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// Bounds of what is told of one version.
const (
	mostChanges = 100
	mostChanged = 2000 // bytes of a stretch of text
)

// reportVersion is one version of a report, with what it changed.
type reportVersion struct {
	ledger.ReportRow
	Former    recount.Words       `json:"former" doc:"The version that stood before it; null for the first."`
	Changes   []ingest.TextChange `json:"changes" nullable:"false" doc:"What it changed in the text: at most 100 stretches, cut where they are long."`
	Rewording []ingest.Rewording  `json:"rewording" nullable:"false" doc:"What became of the figures, those left out that stand as they stood: at most 100."`
	Left      int                 `json:"left" doc:"How many changes and figures more there are."`
}

func (s *service) versionRoutes(a huma.API) {
	handle(s, a, get("list-versions", "/reports/{id}/versions", "The versions of a report, and what each changed",
		"The present one first, then the others, the one that stood last first."),
		func(ctx context.Context, in *struct {
			OfReport
			Few
		},
		) (*listed[reportVersion], error) {
			rows, err := s.versions(ctx, in.ID, in.paging().page())
			return answer(in.paging(), rows, err, versionOf)
		})
}

// versions reads a page of the versions of a report.
func (s *service) versions(ctx context.Context, id string, page ledger.Page) (rows ledger.Rows[ingest.ReportVersion], err error) {
	id, err = s.wholeReport(ctx, id)
	if err != nil {
		return rows, err
	}
	all, err := s.Ledger.Versions(ctx, id)
	if err != nil {
		return rows, err
	}
	cut, err := window(all, page, func(r ledger.ReportRow) string { return r.Version })
	if err != nil {
		return rows, err
	}
	rows.Next = cut.Next
	if len(cut.Rows) > 0 {
		from := slices.IndexFunc(all, func(r ledger.ReportRow) bool { return r.Version == cut.Rows[0].Version })
		rows.Rows, err = ingest.Versions(ctx, s.Ledger, all, from, len(cut.Rows))
	}
	return rows, err
}

func versionOf(v ingest.ReportVersion) reportVersion {
	out := reportVersion{ReportRow: v.ReportRow, Former: recount.Words(v.Former), Changes: []ingest.TextChange{}, Rewording: []ingest.Rewording{}}
	out.Changes = append(out.Changes, v.Changes[:min(len(v.Changes), mostChanges)]...)
	out.Rewording = append(out.Rewording, v.Rewording[:min(len(v.Rewording), mostChanges)]...)
	out.Left = len(v.Changes) - len(out.Changes) + len(v.Rewording) - len(out.Rewording)
	for i := range out.Changes {
		c := &out.Changes[i]
		for _, words := range []*string{&c.Before, &c.Old, &c.New, &c.After} {
			*words = cut(*words, mostChanged)
		}
	}
	return out
}
