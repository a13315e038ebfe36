package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// Most bounds what is gathered of one question; 0 gathers all.
type Most struct{ Claims, Verdicts, Origins, Reports int }

// ForPeople is as much of a question as fits a page that people read.
func ForPeople() Most { return Most{Claims: 200, Verdicts: 200, Origins: 100, Reports: 30} }

// Gather reads all that a ledger tells of a question, as it was known on a day
// where that is not zero. It fails with [ledger.ErrNotFound] where no report
// told of the question by then.
func Gather(ctx context.Context, l ledger.Ledger, id string, knownOn recount.Day, most Most) (QuestionPage, error) {
	summary, err := l.Question(ctx, id)
	if err != nil {
		return QuestionPage{}, err
	}
	g := gatherer{ctx: ctx, ledger: l, most: most, page: QuestionPage{Summary: summary, KnownOn: knownOn}}
	standing := g.now
	if !knownOn.IsZero() {
		standing = g.then
	}
	for _, step := range []func() error{standing, g.parts, g.reports, g.best} {
		if err := step(); err != nil {
			return QuestionPage{}, err
		}
	}
	return g.page, nil
}

// gatherer fills the page of one question.
type gatherer struct {
	ctx    context.Context
	ledger ledger.Ledger
	most   Most
	page   QuestionPage
}

func (g *gatherer) now() (err error) {
	id := g.page.Summary.ID
	g.page.Claims, err = some(g.most.Claims, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return g.ledger.ClaimsOf(g.ctx, id, p) })
	if err != nil {
		return err
	}
	g.page.Verdicts, err = some(g.most.Verdicts, func(p ledger.Page) (ledger.Rows[recount.Verdict], error) { return g.ledger.VerdictsOf(g.ctx, id, p) })
	if err != nil {
		return err
	}
	g.page.Origins, err = some(g.most.Origins, func(p ledger.Page) (ledger.Rows[recount.Origin], error) { return g.ledger.OriginsOf(g.ctx, id, p) })
	return err
}

// then reads the question as it was known on the page's day.
func (g *gatherer) then() error {
	id := g.page.Summary.ID
	known, ok, err := ingest.KnownOn(g.ctx, g.ledger, id, g.page.KnownOn)
	if err != nil {
		return err
	}
	if !ok {
		return &unknownThen{id, g.page.KnownOn}
	}
	claims, err := some(0, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return g.ledger.ClaimsOf(g.ctx, id, p) })
	if err != nil {
		return err
	}
	g.page.Claims = slices.DeleteFunc(claims, func(c ledger.Linked) bool { return !known.Claims[c.ID] })
	g.page.Claims = cutTo(g.page.Claims, g.most.Claims)
	g.page.Summary, g.page.Verdicts, g.page.Origins = known.Summary, cutTo(known.Verdicts, g.most.Verdicts), cutTo(known.Origins, g.most.Origins)
	return nil
}

// cutTo returns the first rows, all of them where most is 0.
func cutTo[Row any](rows []Row, most int) []Row {
	if most > 0 && len(rows) > most {
		return rows[:most]
	}
	return rows
}

// unknownThen says that no report told of a question by a day.
type unknownThen struct {
	question string
	day      recount.Day
}

func (e *unknownThen) Error() string {
	return "question " + e.question + ": no report published by " + e.day.String() + " told of it"
}

func (e *unknownThen) Unwrap() error { return ledger.ErrNotFound }

// parts reads the questions that this one is part of, or that are part of it.
func (g *gatherer) parts() error {
	links, err := g.ledger.PartsOf(g.ctx, g.page.Summary.ID)
	for _, link := range links {
		other := link.Part
		if other == g.page.Summary.ID {
			other = link.Whole
		}
		summary, err := g.ledger.Question(g.ctx, other)
		if err != nil {
			return err
		}
		if !g.page.KnownOn.IsZero() {
			known, ok, err := ingest.KnownOn(g.ctx, g.ledger, other, g.page.KnownOn)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			summary = known.Summary
		}
		g.page.Parts = append(g.page.Parts, Part{PartOf: link, Other: summary})
	}
	return err
}

// reports reads the reports in which the claims stand, unless they are too many
// to be listed.
func (g *gatherer) reports() error {
	var ids []string
	for i := range g.page.Claims {
		if id := g.page.Claims[i].Report; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		if len(ids) > g.most.Reports {
			return nil
		}
	}
	for _, id := range ids {
		_, row, err := g.ledger.Report(g.ctx, id)
		if err != nil {
			return err
		}
		g.page.Reports = append(g.page.Reports, row)
	}
	return nil
}

// best reads the review that set the best figure.
func (g *gatherer) best() error {
	if g.page.Summary.Best == "" {
		return nil
	}
	history, err := g.ledger.History(g.ctx, g.page.Summary.ID)
	for i := range history {
		if history[i].Action == recount.SetBest && history[i].Claim == string(g.page.Summary.Best) {
			g.page.Best = &history[i]
		}
	}
	return err
}

// some reads pages until there are no more, or enough rows; most 0 reads all.
func some[Row any](most int, get func(ledger.Page) (ledger.Rows[Row], error)) ([]Row, error) {
	var all []Row
	page := ledger.Page{}
	for {
		page.Limit = 1000
		if most > 0 {
			page.Limit = min(1000, most-len(all))
		}
		got, err := get(page)
		all = append(all, got.Rows...)
		if err != nil || got.Next == "" || most > 0 && len(all) >= most {
			return all, err
		}
		page.After = got.Next
	}
}

// GatherCompared makes a page of each question of reports that were compared
// without a ledger: those with conflicts first, then those that most claims
// answer, then in the order of the input.
func GatherCompared(c *ingest.Comparison) []QuestionPage {
	pages, at := make([]QuestionPage, len(c.Questions)), map[string]int{}
	for i := range c.Questions {
		pages[i].Summary = c.Questions[i]
		at[c.Questions[i].ID] = i
	}
	of, first := map[string]string{}, map[string]int{}
	for i := range c.Claims {
		claim := &c.Claims[i]
		of[claim.ID] = claim.Question
		if n, known := at[claim.Question]; known {
			if len(pages[n].Claims) == 0 {
				first[claim.Question] = i
			}
			pages[n].Claims = append(pages[n].Claims, *claim)
		}
	}
	for i := range c.Origins {
		if n, known := at[c.Origins[i].Question]; known {
			pages[n].Origins = append(pages[n].Origins, c.Origins[i])
		}
	}
	addVerdicts(pages, at, of, c.Verdicts)
	addParts(pages, at, c)
	for i := range pages {
		slices.SortStableFunc(pages[i].Claims, func(a, b ledger.Linked) int {
			return cmp.Or(c.Days[a.ID].Compare(c.Days[b.ID]), a.Published.Compare(b.Published), strings.Compare(a.ID, b.ID))
		})
	}
	slices.SortStableFunc(pages, func(a, b QuestionPage) int {
		return cmp.Or(
			min(1, b.Summary.Verdicts[recount.Conflicts])-min(1, a.Summary.Verdicts[recount.Conflicts]),
			len(b.Claims)-len(a.Claims), first[a.Summary.ID]-first[b.Summary.ID],
		)
	})
	return pages
}

// addVerdicts gives each verdict to the questions of its claims, once to each:
// a verdict over parts was made with both.
func addVerdicts(pages []QuestionPage, at map[string]int, of map[string]string, verdicts []recount.Verdict) {
	type told struct{ question, a, b string }
	seen := map[told]bool{}
	for _, v := range verdicts {
		for _, question := range slices.Compact([]string{of[v.A], of[v.B]}) {
			key := told{question, v.A, v.B}
			if n, known := at[question]; known && !seen[key] {
				seen[key] = true
				pages[n].Verdicts = append(pages[n].Verdicts, v)
			}
		}
	}
}

func addParts(pages []QuestionPage, at map[string]int, c *ingest.Comparison) {
	for _, link := range c.PartOf {
		part, isPart := at[link.Part]
		whole, isWhole := at[link.Whole]
		if isPart && isWhole {
			pages[part].Parts = append(pages[part].Parts, Part{PartOf: link, Other: pages[whole].Summary})
			pages[whole].Parts = append(pages[whole].Parts, Part{PartOf: link, Other: pages[part].Summary})
		}
	}
}
