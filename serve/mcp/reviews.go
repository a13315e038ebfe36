package mcp

import (
	"context"
	"errors"
	"fmt"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/ingest"
)

// Decision is a review of a claim.
type Decision struct {
	Claim  string `json:"claim" jsonschema:"the claim's id, or its first 6 digits or more"`
	Action string `json:"action" jsonschema:"accept, correct or reject"`
	Field  string `json:"field,omitempty" jsonschema:"for correct: the key of the field"`
	Value  string `json:"value,omitempty" jsonschema:"for correct: what is right, in plain words or as JSON; null where the text does not say"`
	Why    string `json:"why" jsonschema:"why, from the words of the report"`
}

// Undone takes a review back.
type Undone struct {
	Review string `json:"review" jsonschema:"the review's id"`
	Why    string `json:"why"`
}

// Kept are the reviews that were kept.
type Kept struct {
	Reviews []string `json:"reviews" jsonschema:"their ids, the first to be given to undo_review"`
}

func (s *server) addReviews(to *sdk.Server) {
	adds, closed := false, false
	changing := func(name, title, about string) *sdk.Tool {
		return &sdk.Tool{Name: name, Title: title, Description: about, Annotations: &sdk.ToolAnnotations{DestructiveHint: &adds, OpenWorldHint: &closed}}
	}
	sdk.AddTool(to, changing("review_claim", "Review a claim",
		"Accepts, corrects or rejects how a claim was read. It is about what the report says, not about what is true. The review is kept beside the claim and can be undone."),
		s.review)
	sdk.AddTool(to, changing("undo_review", "Undo a review", "Takes an earlier review back; both stay in the history."), s.undo)
}

func (s *server) review(ctx context.Context, _ *sdk.CallToolRequest, in Decision) (*sdk.CallToolResult, Kept, error) {
	k, by := s.keeper(), s.signature(in.Why)
	switch recount.ReviewAction(in.Action) {
	case recount.Accept:
		return kept(one(k.Accept(ctx, by, in.Claim)))
	case recount.Reject:
		return kept(one(k.Reject(ctx, by, in.Claim)))
	case recount.Correct:
		if in.Field == "" {
			return nil, Kept{}, errors.New("correct takes the key of a field, such as value, measure, claimant or place, and its value")
		}
		return kept(k.Correct(ctx, by, in.Claim, in.Field, in.Value))
	}
	return nil, Kept{}, fmt.Errorf("action cannot be %q: choose accept, correct or reject", in.Action)
}

func (s *server) undo(ctx context.Context, _ *sdk.CallToolRequest, in Undone) (*sdk.CallToolResult, Kept, error) {
	return kept(s.keeper().Undo(ctx, s.signature(in.Why), in.Review))
}

func (s *server) keeper() *ingest.Keeper {
	return ingest.NewKeeper(s.Ledger, ingest.Options{Extractor: s.Extractor, Now: s.Now})
}

// signature says that an assistant decided, and for whom.
func (s *server) signature(why string) ingest.Signature {
	return ingest.Signature{By: "an assistant for " + s.By, Why: why}
}

func one(r recount.Review, err error) ([]recount.Review, error) { return []recount.Review{r}, err }

func kept(reviews []recount.Review, err error) (*sdk.CallToolResult, Kept, error) {
	if err != nil {
		return nil, Kept{}, advised(err)
	}
	out := Kept{Reviews: make([]string, len(reviews))}
	for i := range reviews {
		out.Reviews[i] = reviews[i].ID
	}
	return text("Kept as review " + out.Reviews[0] + "; undo_review takes it back."), out, nil
}
