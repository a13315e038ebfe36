package main

import (
	"context"
	"fmt"

	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

type followCommand struct {
	Questions []string `arg:"" optional:"" help:"Ids of questions; without any, those that are followed are listed."`
	following
}

// Run follows questions, or lists those that are followed.
func (c *followCommand) Run() error {
	if len(c.Questions) > 0 {
		return c.note(c.Questions, (*ingest.Keeper).Follow)
	}
	return c.reading(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		followed, err := l.Followed(ctx)
		for i := range followed {
			fmt.Println(export.FollowedLine(&followed[i]))
		}
		return err
	})
}

type unfollowCommand struct {
	Questions []string `arg:"" help:"Ids of questions."`
	following
}

// Run ends the following of questions.
func (c *unfollowCommand) Run() error { return c.note(c.Questions, (*ingest.Keeper).Unfollow) }

// following is what the commands that follow have in common.
type following struct {
	ledgerFile
	signer
}

// note keeps a note of each question, and tells them.
func (c *following) note(questions []string, do func(*ingest.Keeper, context.Context, string, ...string) ([]ledger.Following, error)) error {
	return c.writing(context.Background(), func(ctx context.Context, l ledger.Ledger) error {
		notes, err := do(keeper(l, nil, newMeter(nil)), ctx, c.name(), questions...)
		for i := range notes {
			fmt.Println(export.FollowedLine(&notes[i]))
		}
		return err
	})
}
