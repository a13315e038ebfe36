package web

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/serve/web/picture"
)

// Rows a page.
const (
	perPage      = 50
	perPageKnown = 20 // of questions as they were known on a day, each of which is decided anew
	maxSeek      = 10 // pages of the ledger that are gone through for those
)

// questionList is what the list of questions shows.
type questionList struct {
	Filter ledger.QuestionFilter
	Rows   []questionRow
	Next   string
	Counts ledger.Counts
	Gone   []ledger.Following // that are followed and gone, where those are asked for
	Active bool               // a filter is set
	After  bool               // it is not the first page
}

// questionRow is one question at a glance.
type questionRow struct {
	recount.Summary
	Spark     template.HTML
	Latest    []recount.Current // of up to three claimant lines
	Unnamed   string            // the figures, where all are of people who are not named
	More      int               // lines beyond those
	Conflicts int
}

// questions lists questions.
func (d *Desk) questions(a *ask) error {
	filter, err := a.questionFilter()
	if err != nil {
		return err
	}
	page := questionList{Filter: filter, After: a.query.Get("after") != ""}
	page.Active = slices.ContainsFunc([]string{"q", "measure", "place", "claimant", "line", "kind", "counts", "since", "until", "conflicts", "several", "episode", "followed"},
		func(key string) bool { return a.query.Get(key) != "" })
	if page.Counts, err = d.Ledger.Counts(a.ctx); err != nil {
		return err
	}
	found, err := d.seek(a, filter)
	if err != nil {
		return err
	}
	for i := range found.Rows {
		page.Rows = append(page.Rows, rowOf(&found.Rows[i]))
	}
	page.Next = found.Next
	if filter.Followed && !page.After && filter.KnownOn.IsZero() {
		if page.Gone, err = d.gone(a); err != nil {
			return err
		}
	}
	return a.show(d, "questions", "Questions", "questions", &page)
}

// gone lists the questions that are followed and that no report gives any more.
func (d *Desk) gone(a *ask) ([]ledger.Following, error) {
	followed, err := d.Ledger.Followed(a.ctx)
	return slices.DeleteFunc(followed, func(f ledger.Following) bool { return !f.Gone }), err
}

func (a *ask) questionFilter() (f ledger.QuestionFilter, err error) {
	f = ledger.QuestionFilter{
		Search: a.query.Get("q"), Place: a.query.Get("place"), Claimant: a.query.Get("claimant"), Line: a.query.Get("line"),
		Episode: a.query.Get("episode"), Sort: a.query.Get("sort"),
		Conflicts: a.query.Get("conflicts") != "", Several: a.query.Get("several") != "", KnownOn: a.base.KnownOn,
		Followed: a.query.Get("followed") != "",
	}
	if f.Measure, f.Kind, err = a.measureAndKind(); err != nil {
		return f, err
	}
	if f.Counts, err = recount.OneOf("kind of figure", a.query.Get("counts"), ledger.FigureKinds()); err != nil {
		return f, err
	}
	f.Since, f.Until, err = a.window()
	return f, err
}

// seek asks for a page of questions. As known on a day, a page of the ledger may
// have few that fit: the next ones are asked for too, up to a bound; the reader
// can go on from there.
func (d *Desk) seek(a *ask, filter ledger.QuestionFilter) (found ledger.Rows[recount.Summary], err error) {
	found.Next = a.query.Get("after")
	rowsOf := perPage
	if !filter.KnownOn.IsZero() {
		rowsOf = perPageKnown
	}
	for range maxSeek {
		rows, err := ingest.QuestionsKnownOn(a.ctx, d.Ledger, filter, ledger.Page{After: found.Next, Limit: rowsOf})
		if err != nil {
			return found, err
		}
		found.Rows, found.Next = append(found.Rows, rows.Rows...), rows.Next
		if found.Next == "" || len(found.Rows) >= rowsOf/2 {
			break
		}
	}
	return found, nil
}

func rowOf(s *recount.Summary) questionRow {
	const shown = 3
	row := questionRow{Summary: *s, Conflicts: s.Verdicts[recount.Conflicts]}
	row.Spark = template.HTML(picture.Spark(s.Days)) //nolint:gosec // drawn by the program, without words
	row.Latest = s.Current[:min(shown, len(s.Current))]
	row.More = len(s.Current) - len(row.Latest)
	if len(row.Latest) == 0 {
		row.Unnamed = spread(s.Lowest, s.Highest)
	}
	return row
}

// spread tells the lowest and the highest figure as said.
func spread(lowest, highest *recount.Extreme) string {
	if lowest == nil || highest == nil {
		return ""
	}
	low, high := string(cmp.Or(lowest.Corrected, lowest.Figure)), string(cmp.Or(highest.Corrected, highest.Figure))
	if low == high {
		return low
	}
	return low + " to " + high
}

// option is one choice of a list.
type option struct {
	Value, Name string
	Chosen      bool
}

// Kinds lists the kinds of claimant to choose from.
func (q *questionList) Kinds() []option { return kindOptions(q.Filter.Kind) }

// kindOptions lists the kinds of claimant, in words.
func kindOptions(chosen recount.ClaimantKind) []option {
	names := map[recount.ClaimantKind]string{
		recount.Person: "a person", recount.Organisation: "an organisation", recount.Official: "unnamed officials", recount.Media: "another outlet",
		ledger.OwnVoice: "the report itself",
	}
	var out []option
	for _, kind := range ledger.VoiceKinds() {
		out = append(out, option{string(kind), names[kind], kind == chosen})
	}
	return out
}

// Figures lists the kinds of figure to choose from.
func (q *questionList) Figures() []option {
	return chosenOf(ledger.FigureKinds(), string(q.Filter.Counts), false)
}

// Sorts lists the orders to choose from.
func (q *questionList) Sorts() []option {
	orders := []option{{"", "latest figures", false}, {"conflicts", "most conflicts", false}, {"claims", "most claims", false}, {"origins", "most origins", false}}
	for i := range orders {
		orders[i].Chosen = orders[i].Value == q.Filter.Sort
	}
	return orders
}

// Measures lists the measures to choose from.
func (q *questionList) Measures() []option { return measureOptions(q.Filter.Measure) }

func measureOptions(chosen recount.Measure) (out []option) {
	for _, m := range recount.Measures() {
		out = append(out, option{string(m), label(m), m == chosen})
	}
	return out
}

// Shown says how many rows there are.
func (q *questionList) Shown() string {
	switch {
	case q.After:
		return recount.Counted(len(q.Rows), "question more", "questions more")
	case q.Next != "":
		return "The first " + strconv.Itoa(len(q.Rows))
	}
	return recount.Counted(len(q.Rows), "question", "questions")
}
