package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"recount/ingest"
	"recount/ledger"
)

// Follower is who follows a question.
type Follower struct {
	By string `json:"by" minLength:"1" maxLength:"200" doc:"Who follows it, or ends that."`
}

// followRoutes let questions be followed.
func (s *service) followRoutes(a huma.API) {
	type asked struct {
		ID   string `path:"id" maxLength:"100" doc:"The question's id, or its first 6 digits or more."`
		Body Follower
	}
	note := func(do func(*ingest.Keeper, context.Context, string, ...string) ([]ledger.Following, error)) func(context.Context, *asked) (*one[ledger.Following], error) {
		return func(ctx context.Context, in *asked) (*one[ledger.Following], error) {
			notes, err := do(s.keeper(ingest.Options{}), ctx, in.Body.By, in.ID)
			if err != nil {
				return nil, err
			}
			return single(notes[0], nil)
		}
	}
	follow := post("follow-question", "/questions/{id}/follow", "Follow a question", maxReview, "The feed of changes then tells its new figures.")
	unfollow := post("unfollow-question", "/questions/{id}/unfollow", "Follow a question no longer", maxReview)
	follow.DefaultStatus, unfollow.DefaultStatus = http.StatusOK, http.StatusOK
	handle(s, a, follow, note((*ingest.Keeper).Follow))
	handle(s, a, unfollow, note((*ingest.Keeper).Unfollow))
}
