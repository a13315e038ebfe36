package ingest

import (
	"context"
	"maps"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"recount"
	"recount/compare"
	"recount/ledger"
)

// Known is a question as it was known on a day: what the reports published by
// then came to, by today's rules.
type Known struct {
	Summary  recount.Summary
	Claims   map[string]bool // those known by then
	Verdicts []recount.Verdict
	Origins  []recount.Origin
}

// KnownOn reads a question as it was known on a day. Which claims answer it is
// taken as it is today; how they stood to each other, and who stood behind them,
// is decided without the reports published later. ok is false where no report
// told of it by then.
func KnownOn(ctx context.Context, l ledger.Ledger, question string, day recount.Day) (known Known, ok bool, err error) {
	today, err := l.Question(ctx, question)
	if err != nil {
		return known, false, err
	}
	decisions, err := l.Decisions(ctx)
	if err != nil {
		return known, false, err
	}
	return decidedThen(ctx, l, &today, day, decisions)
}

// decidedThen decides a question by what was known of it on a day.
func decidedThen(ctx context.Context, l ledger.Ledger, today *recount.Summary, day recount.Day, decisions compare.Decisions) (known Known, ok bool, err error) {
	question := today.ID
	profiles, copies, err := l.ProfilesOf(ctx, question, day)
	if err != nil || len(profiles) == 0 {
		return known, false, err
	}
	known.Claims = map[string]bool{}
	answers := map[string]string{}
	for i := range profiles {
		known.Claims[profiles[i].Claim], answers[profiles[i].Claim] = true, question
	}
	claims := slices.Sorted(maps.Keys(answers))
	best, err := bestBy(ctx, l, decisions.Best, day)
	if err != nil {
		return known, false, err
	}
	result := compare.Decide(compare.Input{
		Profiles: profiles, Copies: copies, Known: answers,
		Decisions: compare.Decisions{Merged: [][]string{claims}, Best: best}, // one question, as it is today
	})
	if len(result.Questions) == 0 {
		return known, false, nil
	}
	known.Summary, known.Verdicts, known.Origins = result.Questions[0], result.Verdicts, result.Origins
	known.Summary.Episode = today.Episode
	return known, true, nil
}

// QuestionsKnownOn returns a page of questions as they were known on the day of
// the filter, as [KnownOn] reads each; as they are now where it has no day, and
// where no report came later. What the filter asks of conflicts and of the
// number of claims is asked of them as known then, so that a page may have fewer
// rows than there are to come.
func QuestionsKnownOn(ctx context.Context, l ledger.Ledger, filter ledger.QuestionFilter, page ledger.Page) (ledger.Rows[recount.Summary], error) {
	if filter.KnownOn.IsZero() {
		return l.Questions(ctx, filter, page)
	}
	now := filter // how many claims and conflicts there are today is not asked
	now.Conflicts, now.Several = false, false
	rows, err := l.Questions(ctx, now, page)
	if err != nil {
		return rows, err
	}
	decisions, err := l.Decisions(ctx)
	if err != nil {
		return rows, err
	}
	rows.Rows, err = summariesThen(ctx, l, rows.Rows, filter, decisions)
	return rows, err
}

// summariesThen are those of the questions that fit the filter as they were known
// on its day, in the order given. They are decided side by side: a large one takes
// as long as many small ones.
func summariesThen(ctx context.Context, l ledger.Ledger, today []recount.Summary, filter ledger.QuestionFilter, decisions compare.Decisions) ([]recount.Summary, error) {
	then := make([]recount.Summary, len(today))
	fits := make([]bool, len(today))
	deciding, ctx := errgroup.WithContext(ctx)
	deciding.SetLimit(runtime.GOMAXPROCS(0))
	for i := range today {
		deciding.Go(func() error {
			known, ok, err := summaryThen(ctx, l, &today[i], filter.KnownOn, decisions)
			isWanted := (!filter.Conflicts || known.Verdicts[recount.Conflicts] > 0) && (!filter.Several || known.Voices.Claims > 1)
			then[i], fits[i] = known, ok && isWanted
			return err
		})
	}
	if err := deciding.Wait(); err != nil {
		return nil, err
	}
	wanted := []recount.Summary{}
	for i := range then {
		if fits[i] {
			wanted = append(wanted, then[i])
		}
	}
	return wanted, nil
}

// summaryThen is a question at a glance as it was known on a day.
func summaryThen(ctx context.Context, l ledger.Ledger, today *recount.Summary, day recount.Day, decisions compare.Decisions) (recount.Summary, bool, error) {
	last, err := l.KnownBy(ctx, today.ID)
	if err != nil {
		return recount.Summary{}, false, err
	}
	if last.Compare(day) <= 0 && today.Best == "" && !today.Pending {
		return *today, true, nil
	}
	known, ok, err := decidedThen(ctx, l, today, day, decisions)
	return known.Summary, ok, err
}

// bestBy leaves out the best figures that were set after a day.
func bestBy(ctx context.Context, l ledger.Reviews, best map[string]string, day recount.Day) (map[string]string, error) {
	then := map[string]string{}
	for claim, id := range best {
		review, err := l.Review(ctx, id)
		if err != nil {
			return nil, err
		}
		if recount.DayOf(review.At.UTC()).Compare(day) <= 0 {
			then[claim] = id
		}
	}
	return then, nil
}
