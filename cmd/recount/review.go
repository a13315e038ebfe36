package main

import (
	"context"
	"fmt"
	"os"
	"os/user"
	"strings"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

type reviewCommand struct {
	Accept  acceptCommand  `cmd:"" help:"Say that a claim is read right."`
	Correct correctCommand `cmd:"" help:"Say that a field of a claim is read wrong, and what is right."`
	Reject  rejectCommand  `cmd:"" help:"Say that a figure is no claim, or read beyond mending."`
	Add     missedCommand  `cmd:"" help:"Add a claim that was not found: by words of a report, or by hand with a source."`
	Merge   mergeCommand   `cmd:"" help:"Say that questions are one."`
	Split   splitCommand   `cmd:"" help:"Say that claims of a question answer one of their own."`
	Best    bestCommand    `cmd:"" help:"Set the figure that you take for the best of a question."`
	Undo    undoCommand    `cmd:"" help:"Take an earlier review back."`
}

// signer is who decides.
type signer struct {
	By string `placeholder:"NAME" env:"RECOUNT_BY" help:"Who decides; RECOUNT_BY or the name of your account without it."`
}

// signature is who reviews, and why.
type signature struct {
	ledgerFile
	signer
	Why string `placeholder:"REASON" help:"Why; required for all but accept."`
}

// review does one act of reviewing and prints the ids of the reviews kept.
func (s *signature) review(act func(context.Context, *ingest.Keeper, ingest.Signature) ([]recount.Review, error)) error {
	extractor, err := extractorFor("")
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	meter := newMeter(nil)
	defer meter.finish()
	return s.writing(ctx, func(ctx context.Context, l ledger.Ledger) error {
		reviews, err := act(ctx, keeper(l, extractor, meter), ingest.Signature{By: s.name(), Why: s.Why})
		meter.finish()
		for _, act := range export.Acts(reviews) {
			if act[0].ID != "" {
				fmt.Println(kept(act))
			}
		}
		return err
	})
}

// name is who decides: as said, else as the account is named.
func (s *signer) name() string {
	if s.By != "" {
		return s.By
	}
	if name := os.Getenv("GIT_AUTHOR_NAME"); name != "" {
		return name
	}
	account, err := user.Current()
	if err != nil {
		return ""
	}
	name, _, _ := strings.Cut(account.Name, ",")
	if name == "" {
		name = account.Username
	}
	return name
}

// kept says in one line what was decided.
func kept(act []recount.Review) string {
	r := &act[0]
	words := []string{"review", r.ID + ":", string(r.Action)}
	if r.Field != "" {
		words = append(words, r.Field, "to", r.Value)
	}
	if r.Undoes != "" {
		words = append(words, "of", r.Undoes)
	}
	if r.Claim != "" {
		words = append(words, "for claim", r.Claim)
	}
	if r.Question != "" {
		words = append(words, "of question", r.Question)
	}
	line := strings.Join(append(words, "by", r.By), " ")
	if more := export.Following(act); more != "" {
		line += "; with it " + more
	}
	return line
}

// one makes a list of one review.
func one(r recount.Review, err error) ([]recount.Review, error) { return []recount.Review{r}, err }

type acceptCommand struct {
	Claim string `arg:"" help:"The claim's id."`
	signature
}

// Run accepts a claim.
func (c *acceptCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.Accept(ctx, s, c.Claim))
	})
}

type rejectCommand struct {
	Claim string `arg:"" help:"The claim's id."`
	signature
}

// Run rejects a claim.
func (c *rejectCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return one(k.Reject(ctx, s, c.Claim))
	})
}

type correctCommand struct {
	Claim string `arg:"" help:"The claim's id."`
	Field string `arg:"" help:"The key of the field, as recount schema names it: value, place, claimant, …"`
	Value string `arg:"" help:"What is right, in plain words or as JSON; null where the text does not say."`
	signature
}

// Run corrects a field of a claim.
func (c *correctCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return k.Correct(ctx, s, c.Claim, c.Field, c.Value)
	})
}

type undoCommand struct {
	Review string `arg:"" help:"The review's id, as recount history shows it."`
	signature
}

// Run takes a review back.
func (c *undoCommand) Run() error {
	return c.review(func(ctx context.Context, k *ingest.Keeper, s ingest.Signature) ([]recount.Review, error) {
		return k.Undo(ctx, s, c.Review)
	})
}
