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
	t, err := goBack(ctx, l, day, 0)
	if err != nil {
		return known, false, err
	}
	return t.decide(ctx, &today)
}

// listedKnown is how many claims of a question are put side by side for a row of a
// list: a page of rows is decided while a reader waits.
const listedKnown = 100

// QuestionsKnownOn returns a page of questions as they were known on the day of
// the filter, as [KnownOn] reads each; as they are now where it has no day, and
// where no report came later. What the filter asks of conflicts and of the
// number of claims is asked of them as known then, so that a page may have fewer
// rows than there are to come. Of a question with more than 100 claims by then, it
// tells of the latest 100, and how many came earlier.
func QuestionsKnownOn(ctx context.Context, l ledger.Ledger, filter ledger.QuestionFilter, page ledger.Page) (ledger.Rows[recount.Summary], error) {
	return questionsKnownOn(ctx, l, filter, page, listedKnown)
}

func questionsKnownOn(ctx context.Context, l ledger.Ledger, filter ledger.QuestionFilter, page ledger.Page, most int) (ledger.Rows[recount.Summary], error) {
	if filter.KnownOn.IsZero() {
		return l.Questions(ctx, filter, page)
	}
	now := filter // how many claims and conflicts there are today is not asked
	now.Conflicts, now.Several = false, false
	rows, err := l.Questions(ctx, now, page)
	if err != nil {
		return rows, err
	}
	t, err := goBack(ctx, l, filter.KnownOn, most)
	if err != nil {
		return rows, err
	}
	rows.Rows, err = t.summaries(ctx, rows.Rows, &filter)
	return rows, err
}

// then is a ledger as it was known on a day.
type then struct {
	ledger.Ledger
	day       recount.Day
	most      int // claims of a question, the latest, that are put side by side; 0: all
	decisions compare.Decisions
}

func goBack(ctx context.Context, l ledger.Ledger, day recount.Day, most int) (*then, error) {
	decisions, err := l.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	decisions.Best, err = bestBy(ctx, l, decisions.Best, day)
	return &then{l, day, most, decisions}, err
}

// decide decides a question by what was known of it.
func (t *then) decide(ctx context.Context, today *recount.Summary) (known Known, ok bool, err error) {
	profiles, copies, err := t.ProfilesOf(ctx, today.ID, t.day, t.most)
	if err != nil || len(profiles) == 0 {
		return known, false, err
	}
	known.Claims = map[string]bool{}
	answers := map[string]string{}
	for i := range profiles {
		known.Claims[profiles[i].Claim], answers[profiles[i].Claim] = true, today.ID
	}
	claims := slices.Sorted(maps.Keys(answers))
	result := compare.Decide(compare.Input{
		Profiles: profiles, Copies: copies, Known: answers,
		Decisions: compare.Decisions{Merged: [][]string{claims}, Best: t.decisions.Best}, // one question, as it is today
	})
	if len(result.Questions) == 0 {
		return known, false, nil
	}
	known.Summary, known.Verdicts, known.Origins = result.Questions[0], result.Verdicts, result.Origins
	known.Summary.Episode = today.Episode
	return known, true, nil
}

// summaries are those of the questions that fit a filter as they were known, in
// the order given. They are decided side by side: a large one takes as long as many
// small ones.
func (t *then) summaries(ctx context.Context, today []recount.Summary, filter *ledger.QuestionFilter) ([]recount.Summary, error) {
	known := make([]*recount.Summary, len(today))
	deciding, ctx := errgroup.WithContext(ctx)
	deciding.SetLimit(runtime.GOMAXPROCS(0))
	for i := range today {
		deciding.Go(func() error {
			s, ok, err := t.summary(ctx, &today[i])
			if ok && fits(&s, filter) {
				known[i] = &s
			}
			return err
		})
	}
	if err := deciding.Wait(); err != nil {
		return nil, err
	}
	found := []recount.Summary{}
	for _, s := range known {
		if s != nil {
			found = append(found, *s)
		}
	}
	return found, nil
}

// fits tells whether a question has what a filter asks of it as it was known.
// Claims that were not put side by side may conflict.
func fits(s *recount.Summary, filter *ledger.QuestionFilter) bool {
	return (!filter.Conflicts || s.Verdicts[recount.Conflicts] > 0 || s.Earlier > 0) && (!filter.Several || s.Voices.Claims > 1)
}

// summary is a question at a glance as it was known.
func (t *then) summary(ctx context.Context, today *recount.Summary) (recount.Summary, bool, error) {
	last, claims, err := t.KnownBy(ctx, today.ID, t.day)
	if err != nil {
		return recount.Summary{}, false, err
	}
	if last.Compare(t.day) <= 0 && today.Best == "" && !today.Pending {
		return *today, true, nil
	}
	known, ok, err := t.decide(ctx, today)
	known.Summary.Earlier = max(0, claims-t.most)
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
