package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ledger"
)

// ClaimFilter is what claims are chosen by.
type ClaimFilter struct {
	Search     string  `query:"search" maxLength:"500" doc:"With these words in their sentence."`
	Report     string  `query:"report" maxLength:"500" doc:"Of one report: its id, or 6 characters or more of its beginning."`
	Claimant   string  `query:"claimant" maxLength:"200" doc:"Part of the name of whoever vouches for the figure."`
	Line       string  `query:"line" maxLength:"200" doc:"Key of a claimant line."`
	Kind       voice   `query:"kind" doc:"On the word of such a voice; own is the report's own."`
	RelayedBy  string  `query:"relayed_by" maxLength:"200" doc:"Key of the line of one who passed it on."`
	Question   string  `query:"question" maxLength:"100" doc:"Of one question: its id, or 6 digits or more of its beginning."`
	Measure    measure `query:"measure" doc:"What is said of those counted."`
	Place      string  `query:"place" maxLength:"200" doc:"Part of the name of a place, or a country's code: UA."`
	Since      string  `query:"since" format:"date" doc:"Published on this day or later."`
	Until      string  `query:"until" format:"date" doc:"Published on this day or earlier."`
	KnownOn    string  `query:"known_on" format:"date" doc:"In reports published by this day."`
	Rejected   bool    `query:"rejected" doc:"Also those that a reviewer rejected."`
	Former     bool    `query:"former" doc:"Also those of former versions of reports, and of older rules."`
	Unreviewed bool    `query:"unreviewed" doc:"Only those without a review: first those whose former figure was reviewed, then the least sure."`
}

func (f *ClaimFilter) filter() (ledger.ClaimFilter, error) {
	since, until, err := days(f.Since, f.Until)
	if err != nil {
		return ledger.ClaimFilter{}, err
	}
	knownOn, err := dayOf("query.known_on", f.KnownOn)
	return ledger.ClaimFilter{
		Report: f.Report, Claimant: f.Claimant, Line: f.Line,
		Kind: recount.ClaimantKind(f.Kind), RelayedBy: f.RelayedBy, Question: f.Question, Measure: recount.Measure(f.Measure), Place: f.Place,
		Since: since, Until: until, KnownOn: knownOn, Search: f.Search, Rejected: f.Rejected, Former: f.Former, Unreviewed: f.Unreviewed,
	}, err
}

// detailed is one claim with why it was joined with others.
type detailed struct {
	export.Held
	Joins []recount.Join `json:"joins"`
}

// OfClaim names a claim.
type OfClaim struct {
	ID string `path:"id" maxLength:"100" doc:"The claim's id, or its first 6 digits or more."`
}

func (s *service) claimRoutes(a huma.API) {
	handle(s, a, get("list-claims", "/claims", "List claims", "Those of the newest report first."),
		func(ctx context.Context, in *struct {
			ClaimFilter
			Paging
		},
		) (*listed[export.Held], error) {
			filter, err := in.filter()
			if err == nil {
				filter.Report, err = s.wholeReport(ctx, filter.Report)
			}
			if err != nil {
				return nil, err
			}
			rows, err := s.Ledger.Claims(ctx, filter, in.page())
			return answer(&in.Paging, rows, err, export.HeldOf)
		})
	handle(s, a, get("get-claim", "/claims/{id}", "One claim, also one that no longer counts",
		"With why it was joined with others into one question."),
		func(ctx context.Context, in *OfClaim) (*one[detailed], error) {
			return single(s.claim(ctx, in.ID))
		})
	handle(s, a, get("list-reviews-of-claim", "/claims/{id}/reviews", "What people decided on a claim", "Oldest first."),
		func(ctx context.Context, in *OfClaim) (*listed[export.ReviewRow], error) {
			return s.history(ctx, ledger.OfClaim, in.ID)
		})
}

// claim reads one claim.
func (s *service) claim(ctx context.Context, id string) (detailed, error) {
	id, err := s.Ledger.Whole(ctx, ledger.OfClaim, id)
	if err != nil {
		return detailed{}, err
	}
	claim, err := s.Ledger.Claim(ctx, id)
	return detailedOf(claim), err
}

func detailedOf(c ledger.Linked) detailed {
	return detailed{export.HeldOf(c), append([]recount.Join{}, c.Joins...)}
}

// history reads what people decided on a claim or a question.
func (s *service) history(ctx context.Context, of ledger.Kind, id string) (*listed[export.ReviewRow], error) {
	id, err := s.Ledger.Whole(ctx, of, id)
	if err != nil {
		return nil, err
	}
	reviews, err := s.Ledger.History(ctx, id)
	return answer(&Paging{}, ledger.Rows[recount.Review]{Rows: reviews}, err, export.ReviewRowOf)
}

// wholeReport completes the id of a report; none stays none.
func (s *service) wholeReport(ctx context.Context, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	return s.Ledger.Whole(ctx, ledger.OfReport, id)
}
