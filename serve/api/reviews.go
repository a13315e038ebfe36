package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

const maxReview = 64 << 10 // bytes of a review

// Signed is who decides, and why.
type Signed struct {
	By  string `json:"by" minLength:"1" maxLength:"200" doc:"Who decides."`
	Why string `json:"why,omitempty" maxLength:"2000" doc:"Why; required for all but accept."`
}

func (s Signed) signature() ingest.Signature { return ingest.Signature{By: s.By, Why: s.Why} }

// claimReview is a review of a claim.
type claimReview struct {
	Action string          `json:"action" enum:"accept,correct,reject"`
	Field  string          `json:"field,omitempty" maxLength:"100" doc:"For correct: the key of the field."`
	Value  json.RawMessage `json:"value,omitempty" doc:"For correct: what is right; null where the text does not say."`
	Signed
}

// questionReview is a review of a question.
type questionReview struct {
	Action    string   `json:"action" enum:"merge,split,best"`
	Questions []string `json:"questions,omitempty" nullable:"false" maxItems:"20" doc:"For merge: the other questions."`
	Claims    []string `json:"claims,omitempty" nullable:"false" maxItems:"1000" doc:"For split: the claims that leave. For best: the one claim whose figure it is."`
	Signed
}

// newClaim is a claim that was not found.
type newClaim struct {
	Words  string                     `json:"words" minLength:"1" maxLength:"10000" doc:"Words with one figure in them, as the report has them."`
	Report string                     `json:"report,omitempty" maxLength:"500" doc:"The report that has the words; a source stands in its place."`
	Nth    int                        `json:"nth,omitempty" minimum:"1" doc:"Which of the places where the words stand, where there are several."`
	Source string                     `json:"source,omitempty" maxLength:"500" doc:"Who published the words, where no report of the ledger has them."`
	URL    string                     `json:"url,omitempty" maxLength:"2000"`
	Date   string                     `json:"date,omitempty" format:"date" doc:"When they were published."`
	Fields map[string]json.RawMessage `json:"fields,omitempty" doc:"Fields of the claim, in place of what is read in the words."`
	Signed
}

// Unchanged lets a change happen only if what it is about is as it was read.
type Unchanged struct {
	IfMatch string `header:"If-Match" maxLength:"500" doc:"The ETag of what is reviewed: 412 where it has changed meanwhile."`
}

// reviewed are the reviews that were kept: a correction may bring others with
// it.
type reviewed struct {
	Location string `header:"Location" doc:"Address of the first review, or of the claim that was added."`
	Body     struct {
		Reviews []export.ReviewRow `json:"reviews" nullable:"false"`
	}
}

func kept(reviews []recount.Review, err error) (*reviewed, error) {
	if err != nil {
		return nil, err
	}
	out := &reviewed{Location: address("reviews", reviews[0].ID)}
	for _, r := range reviews {
		out.Body.Reviews = append(out.Body.Reviews, export.ReviewRowOf(r))
	}
	return out, nil
}

func keptOne(review recount.Review, err error) (*reviewed, error) {
	return kept([]recount.Review{review}, err)
}

func (s *service) reviewRoutes(a huma.API) {
	type named struct {
		ID string `path:"id" maxLength:"100" doc:"The id, or its first 6 digits or more."`
	}
	handle(s, a, get("list-reviews-of-question", "/questions/{id}/reviews", "What people decided on a question", "Oldest first."),
		func(ctx context.Context, in *named) (*listed[export.ReviewRow], error) {
			return s.history(ctx, ledger.OfQuestion, in.ID)
		})
	handle(s, a, get("get-review", "/reviews/{id}", "One review"),
		func(ctx context.Context, in *named) (*one[export.ReviewRow], error) {
			id, err := s.Ledger.Whole(ctx, ledger.OfReview, in.ID)
			if err != nil {
				return nil, err
			}
			review, err := s.Ledger.Review(ctx, id)
			return single(export.ReviewRowOf(review), err)
		})
	handle(s, a, post("review-claim", "/claims/{id}/reviews", "Accept, correct or reject a claim", maxReview), s.reviewClaim)
	handle(s, a, post("review-question", "/questions/{id}/reviews", "Merge or split questions, or set the best figure", maxReview), s.reviewQuestion)
	s.followRoutes(a)
	handle(s, a, post("add-claim", "/claims", "Add a claim that was not found", maxReview,
		"By words of a report, or by hand with a source."), s.addClaim)
	handle(s, a, post("undo-review", "/reviews/{id}/undo", "Take a review back", maxReview),
		func(ctx context.Context, in *struct {
			ID   string `path:"id" maxLength:"100" doc:"The review's id, or its first 6 digits or more."`
			Body Signed
		},
		) (*reviewed, error) {
			return kept(s.keeper(ingest.Options{}).Undo(ctx, in.Body.signature(), in.ID))
		})
}

func (s *service) reviewClaim(ctx context.Context, in *struct {
	OfClaim
	Unchanged
	Body claimReview
},
) (*reviewed, error) {
	k, signature := s.keeper(ingest.Options{}), in.Body.signature()
	signature.Claim = func(c ledger.Linked) error { return in.check(detailedOf(c)) }
	if in.Body.Action != string(recount.Correct) && (in.Body.Field != "" || in.Body.Value != nil) {
		return nil, invalid("body.action", in.Body.Action, "field and value are for correct")
	}
	switch recount.ReviewAction(in.Body.Action) {
	case recount.Accept:
		return keptOne(k.Accept(ctx, signature, in.ID))
	case recount.Reject:
		return keptOne(k.Reject(ctx, signature, in.ID))
	}
	if in.Body.Field == "" || in.Body.Value == nil {
		return nil, invalid("body.action", in.Body.Action, "correct takes a field and a value; null is a value")
	}
	return kept(k.Correct(ctx, signature, in.ID, in.Body.Field, string(in.Body.Value)))
}

func (s *service) reviewQuestion(ctx context.Context, in *struct {
	ID string `path:"id" maxLength:"100" doc:"The question's id, or its first 6 digits or more."`
	Unchanged
	Body questionReview
},
) (*reviewed, error) {
	k, signature := s.keeper(ingest.Options{}), in.Body.signature()
	signature.Question = func(q recount.Summary) error { return in.check(q) }
	switch action := recount.ReviewAction(in.Body.Action); {
	case action == recount.Merge:
		return keptOne(k.Merge(ctx, signature, append([]string{in.ID}, in.Body.Questions...)))
	case action == recount.Split:
		return keptOne(k.Split(ctx, signature, in.ID, in.Body.Claims))
	case len(in.Body.Claims) != 1:
		return nil, invalid("body.claims", nil, "best takes the id of one claim")
	}
	return keptOne(k.Best(ctx, signature, in.ID, in.Body.Claims[0]))
}

func (s *service) addClaim(ctx context.Context, in *struct{ Body newClaim }) (*reviewed, error) {
	day, err := dayOf("body.date", in.Body.Date)
	if err != nil {
		return nil, err
	}
	if in.Body.Report != "" && (in.Body.Source != "" || in.Body.URL != "" || in.Body.Date != "") {
		return nil, invalid("body.report", in.Body.Report, "a claim stands in a report or has a source of its own, not both")
	}
	fields := make(map[string]string, len(in.Body.Fields))
	for key, value := range in.Body.Fields {
		fields[key] = string(value)
	}
	out, err := keptOne(s.keeper(ingest.Options{}).AddMissed(ctx, in.Body.signature(), ingest.Missed{
		Report: in.Body.Report, Words: in.Body.Words, Nth: in.Body.Nth, Fields: fields,
		Source: in.Body.Source, URL: in.Body.URL, Published: day,
	}))
	if err == nil {
		out.Location = address("claims", string(out.Body.Reviews[0].Claim))
	}
	return out, err
}

// check fails where the answer that a value is sent as is no longer the one that
// If-Match names.
func (u *Unchanged) check(value any) error {
	if u.IfMatch == "" {
		return nil
	}
	tag, err := tagFor(value)
	if err != nil || names([]string{u.IfMatch}, tag) {
		return err
	}
	return huma.NewError(http.StatusPreconditionFailed, "this has changed since it was read: read it again, and decide anew")
}
