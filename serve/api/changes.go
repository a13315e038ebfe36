package api

import (
	"bytes"
	"cmp"
	"context"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

// changed are changes as they are answered.
type changed struct {
	Items []ingest.Change `json:"items" nullable:"false"`
	Next  recount.Words   `json:"next" doc:"The cursor of the next page, for after; null on the last."`
	Seen  int64           `json:"seen" doc:"Number of the last change that was looked at: ask with it as after for what comes later."`
}

// feed is an Atom feed as it is answered.
type feed struct {
	Kind string `header:"Content-Type" hidden:"true"`
	Body []byte
}

const atomType = "application/atom+xml"

func (s *service) changeRoutes(a huma.API) {
	handle(s, a, get("list-changes", "/changes", "What changed in the ledger",
		"New figures, new conflicts and revised reports, in the order in which they came. New figures are those on questions that somebody follows, on all while nobody follows any.",
		"A page may have fewer rows than its limit though there are more."), s.changes)
	o := get("get-feed", "/feed", "An Atom feed of what changed", "The same as the list of changes, the newest first, for feed readers (RFC 4287).")
	o.Responses["200"].Content = map[string]*huma.MediaType{atomType: {Schema: &huma.Schema{Type: huma.TypeString}}}
	handle(s, a, o, s.feed)
	handle(s, a, get("list-followings", "/followings", "The questions that somebody follows", "Those that were followed first come first; those that no report gives any more are gone, and may come back."),
		func(ctx context.Context, in *Paging) (*listed[ledger.Following], error) {
			followed, err := s.Ledger.Followed(ctx)
			if err != nil {
				return nil, err
			}
			rows, err := window(followed, in.page(), func(f ledger.Following) string { return f.Question })
			return answer(in, rows, err, same)
		})
}

func (s *service) changes(ctx context.Context, in *struct {
	Question string `query:"question" maxLength:"100" doc:"Those on one question, and on reports whose claims answer it."`
	All      bool   `query:"all" doc:"Also new figures on questions that nobody follows."`
	Limit    int    `query:"limit" minimum:"1" maximum:"100" doc:"At most so many; 100 without it."`
	After    int64  `query:"after" minimum:"0" doc:"Those after the change of this number: next or seen of a page before. Without it from the first on."`
},
) (*struct{ Body changed }, error) {
	since, err := ingest.ChangesSince(ctx, s.Ledger, in.After, cmp.Or(in.Limit, usualPage), in.All, some(in.Question)...)
	if err != nil {
		return nil, err
	}
	out := &struct{ Body changed }{changed{Items: append([]ingest.Change{}, since.Changes...), Seen: since.Seen}}
	if since.More {
		out.Body.Next = recount.Words(strconv.FormatInt(since.Seen, 10))
	}
	return out, nil
}

func (s *service) feed(ctx context.Context, in *struct {
	Question string `query:"question" maxLength:"100" doc:"Changes on one question, and on reports whose claims answer it."`
	Limit    int    `query:"limit" minimum:"1" maximum:"1000" doc:"The last so many changes; 100 without it."`
},
) (*feed, error) {
	changes, err := ingest.LastChanges(ctx, s.Ledger, cmp.Or(in.Limit, usualPage), some(in.Question)...)
	if err != nil {
		return nil, err
	}
	id, err := s.Ledger.Cursor(ctx, ledger.ItsID)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	err = export.Atom(&body, id, changes)
	return &feed{atomType, body.Bytes()}, err
}

// some makes a list of an id; none of no id.
func some(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}
