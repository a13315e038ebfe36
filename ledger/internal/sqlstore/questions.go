package sqlstore

import (
	"context"
	"database/sql"
	"strings"

	"recount"
	"recount/ledger"
)

// questionOrders are the orders that questions are listed in.
func questionOrders(sort string) (order, error) {
	switch sort {
	case "", "latest":
		return order{"questions by day", []string{"q.last_day", "q.n"}, true}, nil
	case "claims", "conflicts", "origins":
		return order{"questions by " + sort, []string{"q." + sort, "q.last_day", "q.n"}, true}, nil
	}
	return order{}, invalid("%q is no order of questions; there are latest, claims, conflicts, origins", sort)
}

// Questions returns questions that fit: see [ledger.Reader].
func (s *Store) Questions(ctx context.Context, filter ledger.QuestionFilter, page ledger.Page) (found ledger.Rows[recount.Summary], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list, err := questionOrders(filter.Sort)
	if err != nil {
		return found, err
	}
	err = s.read(ctx, func(q querier) error {
		f, ok, err := s.questionFilter(ctx, q, filter)
		if err != nil || !ok {
			return err
		}
		if err := list.after(f, page.After); err != nil {
			return err
		}
		keys := make([]any, len(list.columns))
		rows, err := collect(ctx, q, func(rows *sql.Rows) (row keyed[recount.Summary], err error) {
			row.row, row.keys, err = scanSummary(rows, len(keys))
			return row, err
		}, selectSummary+", "+strings.Join(list.columns, ", ")+fromSummary+f.String()+list.by()+" LIMIT "+f.arg(most+1), f.args...)
		found = cut(rows, most, list.list)
		return err
	})
	return found, err
}

// manyClaims is how many times more claims than rows of a list are worth finding
// all: of those that answer a question only its number is read, while a large
// question is gone through claim by claim where none of them fits.
const manyClaims = 10

const (
	selectSummary = `SELECT s.body, (b.changed <> b.settled OR q.blocks > 1 AND EXISTS (
		SELECT 1 FROM link l JOIN block o ON o.n = l.block WHERE l.question = q.n AND o.changed <> o.settled))`
	fromSummary = ` FROM question q JOIN summary s ON s.question = q.n JOIN block b ON b.n = q.block`
)

// scanSummary reads a question with the keys of its order, of which there are
// more or none.
func scanSummary(rows *sql.Rows, more int) (summary recount.Summary, keys []any, err error) {
	var (
		body    []byte
		pending bool
		values  = make([]int64, more)
		targets = []any{&body, &pending}
	)
	for i := range values {
		targets = append(targets, &values[i])
	}
	if err := rows.Scan(targets...); err != nil {
		return summary, nil, err
	}
	err = unpack(body, &summary)
	summary.Pending = pending
	return summary, anyOf(values), err
}

// questionFilter writes the conditions; ok is false where nothing can fit.
func (s *Store) questionFilter(ctx context.Context, q querier, filter ledger.QuestionFilter) (f *where, ok bool, err error) {
	f = &where{}
	if filter.Conflicts {
		f.and("q.conflicts > 0")
	}
	if filter.Several {
		f.and("q.claims > 1")
	}
	if filter.Measure != "" {
		f.and("q.measure = (SELECT n FROM name WHERE text = ?)", string(filter.Measure))
	}
	if filter.Episode != "" {
		f.and("q.episode = (SELECT n FROM name WHERE text = ?)", filter.Episode)
	}
	if filter.Place != "" {
		f.and(`q.n IN (SELECT question FROM question_name WHERE role = 1 AND name IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!')
			UNION SELECT question FROM question_name WHERE role = 2 AND name = (SELECT n FROM name WHERE text = ?))`,
			likePart(filter.Place), strings.ToUpper(filter.Place))
	}
	if filter.Claimant != "" {
		f.and(`q.n IN (SELECT question FROM question_name WHERE role = 0 AND name IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!'))`,
			likePart(filter.Claimant))
	}
	if filter.Line != "" {
		f.and("q.n IN (SELECT question FROM question_name WHERE role = 3 AND name = "+theLine+")", filter.Line, fold(filter.Line), filter.Line)
	}
	if filter.Kind != "" {
		kind, err := wantedKind(filter.Kind)
		if err != nil {
			return nil, false, err
		}
		f.and("q.kinds & ? <> 0", 1<<kind)
	}
	if filter.Counts != "" {
		kind, err := wantedFigure(filter.Counts)
		if err != nil {
			return nil, false, err
		}
		f.and("q.counts = ?", kind)
	}
	onDays(f, &filter)
	if filter.Followed {
		if ok, err = following(ctx, q, f); err != nil || !ok {
			return nil, false, err
		}
	}
	if filter.Search != "" {
		words, err := s.search(ctx, q, "claim_words", filter.Search, s.Frequent*manyClaims)
		if err != nil || words == nil {
			return nil, false, err
		}
		words.inQuestion(f)
	}
	return f, true, nil
}

// onDays leaves the questions that have to do with the days asked for.
func onDays(f *where, filter *ledger.QuestionFilter) {
	if !filter.Since.IsZero() {
		f.and("q.last_day >= ?", dayNumber(filter.Since))
	}
	if !filter.Until.IsZero() {
		f.and("q.first_day BETWEEN 1 AND ?", dayNumber(filter.Until))
	}
	if !filter.KnownOn.IsZero() {
		f.and("q.known <= ?", dayNumber(filter.KnownOn))
	}
}

// following leaves the questions that somebody follows; ok is false where there
// are none.
func following(ctx context.Context, q querier, f *where) (ok bool, err error) {
	followed, err := followedNow(ctx, q)
	if err != nil || len(followed) == 0 {
		return false, err
	}
	ids := make([]any, len(followed))
	for i := range followed {
		ids[i] = followed[i].Question
	}
	f.and("q.id IN (?"+strings.Repeat(", ?", len(ids)-1)+")", ids...)
	return true, nil
}

// VerdictsOf returns the verdicts of a question: see [ledger.Reader].
func (s *Store) VerdictsOf(ctx context.Context, question string, page ledger.Page) (ledger.Rows[recount.Verdict], error) {
	return rowsOf(ctx, s, question, page, `, a.id, b.id FROM page JOIN verdict v ON v.n = page.n JOIN claim a ON a.n = v.a JOIN claim b ON b.n = v.b`,
		"verdict", order{"verdicts", []string{"v.rank", "v.day", "v.n"}, false},
		func(scan func(more ...any) error) (v recount.Verdict, err error) {
			var (
				body []byte
				a, b string
			)
			if err := scan(&body, &a, &b); err != nil {
				return v, err
			}
			err = unpack(body, &v)
			v.A, v.B = a, b
			return v, err
		})
}

// OriginsOf returns the origins of a question: see [ledger.Reader].
func (s *Store) OriginsOf(ctx context.Context, question string, page ledger.Page) (ledger.Rows[recount.Origin], error) {
	return rowsOf(ctx, s, question, page, ` FROM page JOIN origin v ON v.n = page.n`,
		"origin", order{"origins", []string{"v.day", "v.n"}, false},
		func(scan func(more ...any) error) (o recount.Origin, err error) {
			var body []byte
			if err := scan(&body); err != nil {
				return o, err
			}
			return o, unpack(body, &o)
		})
}

// rowsOf pages through the rows v of a table that are of one question. read
// makes of each what it holds: it scans the body and what else from, the rest of
// the query, chooses.
func rowsOf[T any](ctx context.Context, s *Store, question string, page ledger.Page, from, table string, list order, read func(scan func(more ...any) error) (T, error)) (found ledger.Rows[T], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	err = s.read(ctx, func(q querier) error {
		n, err := resolveQuestion(ctx, q, question)
		if err != nil {
			return err
		}
		f := &where{}
		f.and("v.question = ?", n)
		if err := list.after(f, page.After); err != nil {
			return err
		}
		columns := strings.Join(list.columns, ", ")
		rows, err := collect(ctx, q, func(rows *sql.Rows) (row keyed[T], err error) {
			values := make([]int64, len(list.columns))
			var targets []any
			for i := range values {
				targets = append(targets, &values[i])
			}
			row.row, err = read(func(more ...any) error { return rows.Scan(append(targets, more...)...) })
			row.keys = anyOf(values)
			return row, err
		}, `WITH page (n) AS MATERIALIZED (SELECT v.n FROM `+table+` v`+f.String()+list.by()+" LIMIT "+f.arg(most+1)+")"+
			` SELECT `+columns+`, v.body`+from+list.by(), f.args...)
		found = cut(rows, most, list.list)
		return err
	})
	return found, err
}
