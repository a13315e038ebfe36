package web

import (
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
	perPage = 50
	maxSeek = 20 // pages of the ledger that are gone through for what it cannot choose by itself
)

// questionList is what the list of questions shows.
type questionList struct {
	Filter ledger.QuestionFilter
	Kind   string // of figure
	Rows   []questionRow
	Next   string
	Counts ledger.Counts
	Active bool // a filter is set
}

// questionRow is one question at a glance.
type questionRow struct {
	recount.Summary
	Spark     template.HTML
	Latest    []recount.Current // of up to three claimant lines
	More      int               // lines beyond those
	Conflicts int
}

// questions lists questions.
func (d *Desk) questions(a *ask) error {
	filter, err := a.questionFilter()
	if err != nil {
		return err
	}
	page := questionList{Filter: filter, Kind: a.query.Get("kind")}
	q := a.query
	page.Active = slices.ContainsFunc([]string{"q", "measure", "place", "claimant", "kind", "since", "until", "conflicts", "several", "followed"}, func(key string) bool { return q.Get(key) != "" })
	if page.Counts, err = d.Ledger.Counts(a.ctx); err != nil {
		return err
	}
	found, next, err := d.seek(a, filter, page.Kind)
	if err != nil {
		return err
	}
	for i := range found {
		page.Rows = append(page.Rows, rowOf(&found[i]))
	}
	page.Next = next
	return a.show(d, "questions", "Questions", "questions", &page)
}

func (a *ask) questionFilter() (f ledger.QuestionFilter, err error) {
	f = ledger.QuestionFilter{
		Search: a.query.Get("q"), Measure: recount.Measure(a.query.Get("measure")), Place: a.query.Get("place"),
		Claimant: a.query.Get("claimant"), Episode: a.query.Get("episode"), Sort: a.query.Get("sort"),
		Conflicts: a.query.Get("conflicts") != "", Several: a.query.Get("several") != "", KnownOn: a.base.KnownOn,
		Followed: a.query.Get("followed") != "",
	}
	if f.Since, err = a.day("since"); err != nil {
		return f, err
	}
	f.Until, err = a.day("until")
	return f, err
}

// seek asks for a page of questions. What the ledger does not choose by, the
// kind of figure and how things stood on an earlier day, is chosen here, over
// so many pages of the ledger at most: the reader can go on from there.
func (d *Desk) seek(a *ask, filter ledger.QuestionFilter, kind string) (found []recount.Summary, next string, err error) {
	asked := filter
	if !filter.KnownOn.IsZero() {
		asked.Conflicts, asked.Several = false, false
	}
	next = a.query.Get("after")
	for range maxSeek {
		rows, err := d.Ledger.Questions(a.ctx, asked, ledger.Page{After: next, Limit: perPage})
		if err != nil {
			return nil, "", err
		}
		next = rows.Next
		for i := range rows.Rows {
			s, ok, err := d.then(a, rows.Rows[i], filter)
			if err != nil {
				return nil, "", err
			}
			if ok && (kind == "" || kindOf(s.Unit) == kind) {
				found = append(found, s)
			}
		}
		if next == "" || len(found) >= perPage/2 {
			break
		}
	}
	return found, next, nil
}

// then reads a question as it was known on the day of a filter.
func (d *Desk) then(a *ask, s recount.Summary, filter ledger.QuestionFilter) (recount.Summary, bool, error) {
	if filter.KnownOn.IsZero() {
		return s, true, nil
	}
	known, ok, err := ingest.KnownOn(a.ctx, d.Ledger, s.ID, filter.KnownOn)
	if err != nil || !ok {
		return s, false, err
	}
	isWanted := (!filter.Conflicts || known.Summary.Verdicts[recount.Conflicts] > 0) && (!filter.Several || known.Summary.Voices.Claims > 1)
	return known.Summary, isWanted, nil
}

// Kinds of figure, by their unit.
const (
	kindPeople  = "people"
	kindThings  = "things"
	kindMoney   = "money"
	kindShare   = "shares"
	kindMeasure = "quantities"
)

// kindOf tells what kind of figure has a unit: ISO 4217 codes are the ones of
// three capitals.
func kindOf(unit string) string {
	switch unit {
	case recount.UnitPeople:
		return kindPeople
	case recount.UnitItems:
		return kindThings
	case recount.UnitPercent:
		return kindShare
	}
	if len(unit) == 3 && unit[0] >= 'A' && unit[0] <= 'Z' {
		return kindMoney
	}
	return kindMeasure
}

func rowOf(s *recount.Summary) questionRow {
	const shown = 3
	row := questionRow{Summary: *s, Conflicts: s.Verdicts[recount.Conflicts]}
	row.Spark = template.HTML(picture.Spark(s.Days)) //nolint:gosec // drawn by the program, without words
	row.Latest = s.Current[:min(shown, len(s.Current))]
	row.More = len(s.Current) - len(row.Latest)
	return row
}

// option is one choice of a list.
type option struct {
	Value, Name string
	Chosen      bool
}

// Kinds lists the kinds of figure to choose from.
func (q *questionList) Kinds() (out []option) {
	for _, kind := range []string{kindPeople, kindThings, kindMoney, kindShare, kindMeasure} {
		out = append(out, option{kind, kind, kind == q.Kind})
	}
	return out
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
	if q.Next != "" {
		return "first " + strconv.Itoa(len(q.Rows))
	}
	return counted(len(q.Rows), "question", "questions")
}
