package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/ledger"
)

// Missed is a claim that was not found, as a reviewer gives it.
type Missed struct {
	Report string // id; empty where a source is given in its place
	Words  string // of the report, with the figure in them
	Nth    int    // which of the places where the words stand, from 1; 0 where they stand once
	Fields map[string]string

	Source    string // where no report of the ledger has it: who published the words
	URL       string
	Published recount.Day
}

// AddMissed adds a claim that was not found. The words are looked for in the
// report, and read there: who says so, where and when; the fields given take the
// place of what is read. Where no report of the ledger has the words, they are
// filed as one of the source given.
func (k *Keeper) AddMissed(ctx context.Context, s Signature, m Missed) (recount.Review, error) {
	report, err := k.reportOf(ctx, m)
	if err != nil {
		return recount.Review{}, err
	}
	span, err := locate(report, m.Words, m.Nth)
	if err != nil {
		return recount.Review{}, err
	}
	claim, err := k.readMissed(report, span, m.Fields)
	if err != nil {
		return recount.Review{}, err
	}
	if err := k.isNew(ctx, &claim); err != nil {
		return recount.Review{}, err
	}
	anchor := anchorAt(report.ID, []rune(report.Text), recount.Span{Start: claim.Start, End: claim.End})
	review := recount.Review{Action: recount.Missed, Claim: claim.ID, Added: &claim, Anchor: &anchor}
	if err := k.sign(s, &review); err != nil {
		return review, err
	}
	if m.Report == "" {
		if err := k.fileSource(ctx, report); err != nil {
			return review, err
		}
	}
	if err := k.addClaim(ctx, review, claim); err != nil {
		return review, err
	}
	_, err = k.Relink(ctx)
	return review, err
}

// addClaim files a claim on the word of a review.
func (k *Keeper) addClaim(ctx context.Context, review recount.Review, claim recount.Claim) error {
	return k.ledger.AddClaim(ctx, review, claim, compare.Profiles([]recount.Claim{claim})[0], k.linker)
}

// reportOf returns the report that has the words, or one made of them.
func (k *Keeper) reportOf(ctx context.Context, m Missed) (recount.Report, error) {
	if strings.TrimSpace(m.Words) == "" {
		return recount.Report{}, misuse("no words are given", "give the words of the report that hold the figure")
	}
	if m.Report != "" {
		id, err := k.ledger.Whole(ctx, ledger.OfReport, m.Report)
		if err != nil {
			return recount.Report{}, err
		}
		report, _, err := k.ledger.Report(ctx, id)
		return report, err
	}
	if m.Source == "" {
		return recount.Report{}, misuse("neither a report nor a source is given", "name the report, or who published the words with --source")
	}
	if m.Published.Sub(recount.DayOf(k.now())) > 1 {
		return recount.Report{}, misuse("nothing can have been published on "+m.Published.String()+", a day to come", "give the day of publication")
	}
	address := m.URL
	if address == "" {
		address = m.Source
	}
	return recount.Report{
		ID: recount.ReportID(address, m.Words), Source: m.Source, URL: m.URL, Published: m.Published, Text: m.Words,
	}, nil
}

// fileSource files the words of a source without claims: those are what
// reviewers add.
func (k *Keeper) fileSource(ctx context.Context, report recount.Report) error {
	_, err := k.ledger.Add(ctx, ledger.Entry{
		Report: report, Story: compare.StoryOf(report), CopyKeys: copies.Read(report).Keys(), Seen: k.now(), Rules: k.extractor.Rules(), Linker: compare.Linker,
	})
	return err
}

// locate finds words in a report, and returns their place in code points.
func locate(report recount.Report, words string, nth int) (recount.Span, error) {
	var at []int
	for from := 0; ; {
		i := strings.Index(report.Text[from:], words)
		if i < 0 {
			break
		}
		at = append(at, from+i)
		from += i + len(words)
	}
	switch {
	case len(at) == 0:
		return recount.Span{}, &Refusal{fmt.Sprintf("the report %s does not say “%s”", report.ID, words), "give the words as they stand in it, line ends included: recount reports " + report.ID + " shows its text"}
	case nth == 0 && len(at) > 1:
		return recount.Span{}, &Refusal{fmt.Sprintf("“%s” stands in the report %s %d times", words, report.ID, len(at)), "say which with --nth, or give more of the words around"}
	case nth > len(at) || nth < 0:
		return recount.Span{}, &Refusal{fmt.Sprintf("“%s” stands in the report %s only %d times", words, report.ID, len(at)), "--nth counts from 1"}
	}
	start := utf8.RuneCountInString(report.Text[:at[max(nth-1, 0)]])
	return recount.Span{Start: start, End: start + utf8.RuneCountInString(words)}, nil
}

// readMissed reads the one figure that stands at a place, and takes the fields
// given.
func (k *Keeper) readMissed(report recount.Report, span recount.Span, given map[string]string) (recount.Claim, error) {
	claims := k.extractor.At(report, span)
	if len(claims) == 0 {
		return recount.Claim{}, &Refusal{"the words are in no sentence", "give words of the report's text"}
	}
	if len(claims) > 1 {
		return recount.Claim{}, &Refusal{"several figures stand in these words: " + figures(claims), "give the words of one"}
	}
	claim := claims[0]
	if claim.Low == nil && claim.High == nil && claim.MeantLow == nil && given["value"] == "" {
		return recount.Claim{}, &Refusal{fmt.Sprintf("no number is read in “%s”", claim.Figure), "give it with --set value=NUMBER"}
	}
	for _, key := range inOrder(given) {
		var err error
		if claim, err = k.corrected(claim, key, given[key]); err != nil {
			return claim, err
		}
		delete(claim.Spans, key) // said by a person, not by the text
	}
	for key := range given {
		if err := sensible(&claim, key); err != nil {
			return claim, err
		}
	}
	claim.Confidence = 1 // a person's word
	return claim, nil
}

// inOrder sorts the keys of fields, those that others depend on first.
func inOrder(given map[string]string) []string {
	return slices.SortedFunc(maps.Keys(given), func(a, b string) int {
		if d := rank(a == "claimant_kind") - rank(b == "claimant_kind"); d != 0 {
			return d
		}
		return strings.Compare(b, a) // value2 before value, unit before bound: a range has both ends when it is checked
	})
}

func figures(claims []recount.Claim) string {
	words := make([]string, len(claims))
	for i := range claims {
		words[i] = "“" + string(claims[i].Figure) + "”"
	}
	return strings.Join(words, ", ")
}

// isNew refuses a claim that the ledger has.
func (k *Keeper) isNew(ctx context.Context, claim *recount.Claim) error {
	known, err := k.ledger.Claim(ctx, claim.ID)
	switch {
	case errors.Is(err, ledger.ErrNotFound):
		return nil
	case err != nil:
		return err
	case known.Review == "rejected":
		return &Refusal{"the claim " + claim.ID + " is there, and a reviewer rejected it", "recount history " + claim.ID + " shows the review; recount review undo takes it back"}
	}
	return &Refusal{"the claim is there: " + claim.ID, "accept it, or correct what is wrong"}
}
