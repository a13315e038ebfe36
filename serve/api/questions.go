package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

// QuestionFilter is what questions are chosen by.
type QuestionFilter struct {
	Search    string  `query:"search" maxLength:"500" doc:"With these words in a claim's sentence."`
	Measure   measure `query:"measure" doc:"What is said of those counted."`
	Place     string  `query:"place" maxLength:"200" doc:"Part of the name of a place, or a country's code: UA."`
	Claimant  string  `query:"claimant" maxLength:"200" doc:"Part of the name of whoever vouches for a figure."`
	Kind      voice   `query:"kind" doc:"With a figure on the word of such a voice; own is a report's own."`
	Counts    figures `query:"counts" doc:"What kind of figure it is about."`
	Line      string  `query:"line" maxLength:"200" doc:"Key of a claimant line that speaks on it."`
	Since     string  `query:"since" format:"date" doc:"With a figure for this day or later."`
	Until     string  `query:"until" format:"date" doc:"With a figure for this day or earlier."`
	Conflicts bool    `query:"conflicts" doc:"Only those with a conflict."`
	Several   bool    `query:"several" doc:"Only those that more than one claim answers."`
	Episode   string  `query:"episode" maxLength:"100" doc:"Of one happening."`
	Followed  bool    `query:"followed" doc:"Only those that somebody follows."`
	Sort      string  `query:"sort" enum:"latest,claims,conflicts,origins" doc:"What comes first; the latest figures without it."`
	KnownOn   string  `query:"known_on" format:"date" doc:"As they were known on a day: without reports published later. A page may then have fewer rows than its limit."`
}

func (f *QuestionFilter) filter() (ledger.QuestionFilter, error) {
	since, until, err := days(f.Since, f.Until)
	if err != nil {
		return ledger.QuestionFilter{}, err
	}
	knownOn, err := dayOf("query.known_on", f.KnownOn)
	return ledger.QuestionFilter{
		Conflicts: f.Conflicts, Several: f.Several, Measure: recount.Measure(f.Measure), Place: f.Place, Claimant: f.Claimant,
		Kind: recount.ClaimantKind(f.Kind), Counts: ledger.FigureKind(f.Counts), Line: f.Line,
		Since: since, Until: until, KnownOn: knownOn, Search: f.Search, Episode: f.Episode, Followed: f.Followed, Sort: f.Sort,
	}, err
}

// OfQuestion names a question.
type OfQuestion struct {
	ID      string `path:"id" maxLength:"100" doc:"The question's id, or its first 6 digits or more."`
	KnownOn string `query:"known_on" format:"date" doc:"As it was known on a day: without reports published later."`
}

// pageOfQuestion asks for rows of a question.
type pageOfQuestion struct {
	OfQuestion
	Paging
}

func (s *service) questionRoutes(a huma.API) {
	handle(s, a, get("list-questions", "/questions", "List questions",
		"What is claimed, by how many, and whether it is disputed, the latest figures first."),
		func(ctx context.Context, in *struct {
			QuestionFilter
			Paging
		},
		) (*listed[recount.Summary], error) {
			filter, err := in.filter()
			if err != nil {
				return nil, err
			}
			rows, err := ingest.QuestionsKnownOn(ctx, s.Ledger, filter, in.page())
			return answer(&in.Paging, rows, err, same)
		})
	handle(s, a, get("get-question", "/questions/{id}", "One question at a glance",
		"The id of a question that was merged gives the one that took it in."),
		func(ctx context.Context, in *OfQuestion) (*one[recount.Summary], error) {
			known, err := s.question(ctx, in)
			return single(known.Summary, err)
		})
	handle(s, a, get("list-claims-of-question", "/questions/{id}/claims", "The claims that answer a question",
		"In order of the day that they hold for."), s.claimsOf)
	handle(s, a, get("list-verdicts", "/questions/{id}/verdicts", "How the claims of a question stand to each other",
		"Conflicts first. Each verdict has its reason in a sentence."), s.verdictsOf)
	handle(s, a, get("list-origins", "/questions/{id}/origins", "Who stands behind the figures of a question",
		"The utterances and documents that its claims go back to, with why claims count once."), s.originsOf)
	handle(s, a, get("list-parts", "/questions/{id}/part-of", "The questions that a question is part of, or that are part of it"),
		func(ctx context.Context, in *struct {
			ID string `path:"id" maxLength:"100" doc:"The question's id, or its first 6 digits or more."`
		},
		) (*listed[recount.PartOf], error) {
			question, err := s.Ledger.Question(ctx, in.ID)
			if err != nil {
				return nil, err
			}
			parts, err := s.Ledger.PartsOf(ctx, question.ID)
			return answer(&Paging{}, ledger.Rows[recount.PartOf]{Rows: parts}, err, same)
		})
}

// question reads a question as it is now, or was known on a day. Only of the
// latter does it tell claims, verdicts and origins.
func (s *service) question(ctx context.Context, in *OfQuestion) (known ingest.Known, err error) {
	day, err := dayOf("query.known_on", in.KnownOn)
	if err != nil {
		return known, err
	}
	if day.IsZero() {
		known.Summary, err = s.Ledger.Question(ctx, in.ID)
		return known, err
	}
	known, ok, err := ingest.KnownOn(ctx, s.Ledger, in.ID, day)
	if err == nil && !ok {
		err = huma.Error404NotFound("question " + in.ID + ": no report published by " + day.String() + " told of it")
	}
	return known, err
}

func (s *service) claimsOf(ctx context.Context, in *pageOfQuestion) (*listed[export.Held], error) {
	known, err := s.question(ctx, &in.OfQuestion)
	if err != nil {
		return nil, err
	}
	page := in.page()
	for {
		rows, err := s.Ledger.ClaimsOf(ctx, known.Summary.ID, page)
		if err != nil || in.KnownOn == "" {
			return answer(&in.Paging, rows, err, export.HeldOf)
		}
		rows.Rows = only(rows.Rows, known.Claims)
		if len(rows.Rows) > 0 || rows.Next == "" {
			return answer(&in.Paging, rows, nil, export.HeldOf)
		}
		page.After = rows.Next // none of the page was known then
	}
}

// only keeps the claims of a set.
func only(claims []ledger.Linked, known map[string]bool) (kept []ledger.Linked) {
	for i := range claims {
		if known[claims[i].ID] {
			kept = append(kept, claims[i])
		}
	}
	return kept
}

func (s *service) verdictsOf(ctx context.Context, in *pageOfQuestion) (*listed[recount.Verdict], error) {
	known, err := s.question(ctx, &in.OfQuestion)
	if err != nil {
		return nil, err
	}
	var rows ledger.Rows[recount.Verdict]
	if in.KnownOn == "" {
		rows, err = s.Ledger.VerdictsOf(ctx, known.Summary.ID, in.page())
	} else {
		rows, err = window(known.Verdicts, in.page(), func(v recount.Verdict) string { return v.A + "-" + v.B })
	}
	return answer(&in.Paging, rows, err, same)
}

func (s *service) originsOf(ctx context.Context, in *pageOfQuestion) (*listed[recount.Origin], error) {
	known, err := s.question(ctx, &in.OfQuestion)
	if err != nil {
		return nil, err
	}
	var rows ledger.Rows[recount.Origin]
	if in.KnownOn == "" {
		rows, err = s.Ledger.OriginsOf(ctx, known.Summary.ID, in.page())
	} else {
		rows, err = window(known.Origins, in.page(), func(o recount.Origin) string { return o.ID })
	}
	return answer(&in.Paging, rows, err, same)
}
